import type { Locale } from '@traccia/contracts';
import en from './words/en.json' with { type: 'json' };

export type Words = Record<keyof typeof en, string>;
export type WordKey = keyof typeof en;
export const languageNames: Record<Locale, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
};
export const locales = Object.keys(languageNames) as Locale[];

/** English comes with the page; the other languages are fetched when they are needed. */
export async function loadWords(locale: Locale): Promise<Words> {
  if (locale === 'fr') return (await import('./words/fr.json', { with: { type: 'json' } })).default;
  if (locale === 'es') return (await import('./words/es.json', { with: { type: 'json' } })).default;
  if (locale === 'ar') return (await import('./words/ar.json', { with: { type: 'json' } })).default;
  return en;
}
export const english: Words = en;

export type Say = (key: WordKey, params?: Record<string, string | number>) => string;

export function sayIn(words: Words): Say {
  return (key, params = {}) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/** The language chosen here before, else the browser's, else English. */
export function firstLocale(): Locale {
  const wanted = [readLocale(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((tag): tag is Locale => locales.some((locale) => locale === tag)) ?? 'en';
}
const kept = 'traccia-locale';
export function readLocale(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(kept, locale);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** Latin digits in every language, as in the rest of the product. */
export function momentIn(locale: Locale, at: Date, style: 'time' | 'day' | 'both'): string {
  const tag = locale === 'en' ? 'en-GB' : `${locale}-u-nu-latn-ca-gregory`;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const parts = { time, day, both: { ...day, ...time } }[style];
  return new Intl.DateTimeFormat(tag, parts).format(at);
}
