import { locales, type AuthoredPage, type Locale, type ReadingPage } from '@traccia/contracts';
import type { AuthoredPageEntry, PageToRead } from '@traccia/persistence';
import { readMarkdown } from './markdown-tree.js';

export function presentAuthoredPage({ moduleId: _, savedAt, ...page }: AuthoredPageEntry): AuthoredPage {
  return { ...page, savedAt: savedAt.toISOString() };
}

/** In the language asked for, else in English, else in any that has a text. */
export function presentReadingPage({ body, access: _, ...page }: PageToRead, asked: Locale): ReadingPage {
  const languages = locales.filter((locale) => (body[locale] ?? '') !== '');
  const locale = [asked, 'en' as const].find((one) => languages.includes(one)) ?? languages[0] ?? asked;
  return { ...page, locale, languages, blocks: readMarkdown(body[locale] ?? '').blocks };
}

/** Languages without a word are left out, so that completeness means something. */
export function filled(texts: Partial<Record<Locale, string>>): Partial<Record<Locale, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
