import { locales, type Locale, type LocalisedText } from '@traccia/contracts';
import ar from './catalogue/ar.json' with { type: 'json' };
import en from './catalogue/en.json' with { type: 'json' };
import es from './catalogue/es.json' with { type: 'json' };
import fr from './catalogue/fr.json' with { type: 'json' };

export type MailWord = keyof typeof en;

/** Every language has every word, or this does not compile. */
const catalogues: Record<Locale, Record<MailWord, string>> = { en, fr, es, ar };

export type Say = (word: MailWord, values?: Record<string, string | number>) => string;

export function knownLocale(locale: string): Locale {
  return locales.find((known) => known === locale) ?? 'en';
}

/** Words of one language with `{name}` places; a place without a value is a fault of ours and throws. */
export function wordsIn(locale: Locale): Say {
  return (word, values = {}) =>
    catalogues[locale][word].replace(/\{(\w+)\}/g, (_place, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for {${name}} in ${word}`);
      return String(value);
    });
}

/** In the reader's language, else English, else whatever exists. */
export function localised(text: LocalisedText | null, locale: Locale): string {
  if (text === null) return '';
  return text[locale] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
