/** Language code → text, e.g. `{ en: 'Yes', ar: 'نعم' }`. */
export type LocalisedText = Record<string, string>;

/**
 * The text in the reader's language, else in the first fallback that has one, else any there is.
 *
 * @param text      language → text; a missing or empty text counts as absent
 * @param locale    the reader's language
 * @param fallbacks languages to try next, best first
 * @returns the text; '' when there is none at all; never a key or a code
 * @example pickText({ fr: 'Oui' }, 'ar', ['en', 'fr']) // 'Oui'
 */
export function pickText(
  text: LocalisedText | undefined,
  locale: string,
  fallbacks: readonly string[] = ['en'],
): string {
  if (!text) return '';
  const wanted = [locale, ...fallbacks].find((language) => text[language]);
  return (wanted ? text[wanted] : Object.values(text).find(Boolean)) ?? '';
}
