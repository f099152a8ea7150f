import type { Locale } from '@traccia/contracts';
import en from './words/en.json';

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
  if (locale === 'fr') return (await import('./words/fr.json')).default;
  if (locale === 'es') return (await import('./words/es.json')).default;
  if (locale === 'ar') return (await import('./words/ar.json')).default;
  return en;
}
export const english: Words = en;

export type Say = (key: WordKey, params?: Record<string, string | number>) => string;

export function sayIn(words: Words): Say {
  return (key, params = {}) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');
