import type { LocalisedText } from '../localised-text.js';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ouml: 'ö',
  auml: 'ä',
  uuml: 'ü',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

function entity(whole: string, name: string): string {
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const inRange = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return inRange ? String.fromCodePoint(code) : '';
  }
  return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
}

export interface CleanText {
  text: string;
  hadMarkup: boolean;
  hadMedia: boolean;
}

/** Longer than any text that is stored, markup included; what is behind it is not looked at. */
const mostSource = 40_000;

/** Each block is looked for once, so that a thousand that never end cost no more than one. */
function withoutScripts(source: string): string {
  const lower = source.toLowerCase();
  const opening = /<(script|style)\b[^<>]*>/g;
  const endless = new Set<string>();
  let kept = '';
  let at = 0;
  for (let open = opening.exec(lower); open; open = opening.exec(lower)) {
    const name = open[1] ?? '';
    const end = endless.has(name) ? -1 : lower.indexOf(`</${name}`, opening.lastIndex);
    if (end < 0) {
      endless.add(name);
      continue;
    }
    kept += source.slice(at, open.index);
    at = lower.indexOf('>', end) + 1 || source.length;
    opening.lastIndex = at;
  }
  return kept + source.slice(at);
}

/**
 * Plain text of what may hold markup: breaks and blocks become lines, scripts and styles go with all they hold.
 *
 * @example cleanText('<p>How <b>old</b> are you?</p>') // { text: 'How old are you?', hadMarkup: true, … }
 */
export function cleanText(whole: string): CleanText {
  const source = whole.slice(0, mostSource);
  const hadMarkup = /<\/?[a-z][^<>]*>/i.test(source);
  const hadMedia = /<(?:img|video|audio|iframe|object|embed)\b/i.test(source);
  const bare = hadMarkup
    ? withoutScripts(source)
        .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])\s*>/gi, '\n')
        .replaceAll(/<\/?[a-z!][^<>]*>/gi, '')
    : source;
  const text = bare
    .replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,10});/gi, entity)
    .replaceAll(/[ \t\r\f\v]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text, hadMarkup, hadMedia };
}

/** The database stores no NUL and no half of a character. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(/\p{Cs}/gu, '\uFFFD');
}

const languageNames: Readonly<Record<string, string>> = {
  english: 'en',
  french: 'fr',
  français: 'fr',
  francais: 'fr',
  spanish: 'es',
  español: 'es',
  espanol: 'es',
  arabic: 'ar',
  العربية: 'ar',
  portuguese: 'pt',
  português: 'pt',
  german: 'de',
  deutsch: 'de',
  italian: 'it',
  italiano: 'it',
  russian: 'ru',
  русский: 'ru',
  chinese: 'zh',
  hindi: 'hi',
  bengali: 'bn',
  urdu: 'ur',
  nepali: 'ne',
  swahili: 'sw',
  kiswahili: 'sw',
  amharic: 'am',
  somali: 'so',
  indonesian: 'id',
  vietnamese: 'vi',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  polish: 'pl',
  dutch: 'nl',
  japanese: 'ja',
  korean: 'ko',
  persian: 'fa',
  farsi: 'fa',
  dari: 'fa',
  pashto: 'ps',
  burmese: 'my',
  khmer: 'km',
  lao: 'lo',
  tamil: 'ta',
  sinhala: 'si',
  hausa: 'ha',
  romanian: 'ro',
  haitian: 'ht',
  kinyarwanda: 'rw',
  malagasy: 'mg',
};

/**
 * A language as other programs write it: `en`, `en-GB`, `English (en)`, `French`.
 *
 * @returns two letters, or null for what is none
 * @example languageCode('Français (fr)') // 'fr'
 */
export function languageCode(written: string): string | null {
  const word = written.trim().slice(0, 100).toLowerCase();
  const bracketed = /\(([a-z]{2})(?:[-_][a-z0-9]+)*\)\s*$/.exec(word)?.[1];
  const bare = /^([a-z]{2})(?:[-_][a-z0-9]+)*$/.exec(word)?.[1];
  if (bracketed ?? bare) return bracketed ?? bare ?? null;
  return Object.hasOwn(languageNames, word) ? (languageNames[word] ?? null) : null;
}

/** Texts that say something; none of the others. */
export function withoutEmpty(text: LocalisedText): LocalisedText {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));
}
