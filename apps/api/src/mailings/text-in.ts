import type { LocalisedText } from '@traccia/contracts';

/** In this language, else English, else whatever exists: as the mail will choose. */
export function textIn(text: LocalisedText, locale: string): string {
  return text[locale] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
