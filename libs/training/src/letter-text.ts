/** A text with `{places}` as written: a subject on one line, and paragraphs that an empty line parts. */
export interface LetterText {
  subject: string;
  body: string;
}

const place = /\{([^{}\s]{1,40})\}/g;

/**
 * Fills what is known into a text that staff wrote; any other `{name}` stays as it is.
 *
 * @param text   as written
 * @param values name → what stands for it, taken as it is and never filled in again
 * @returns subject and paragraphs; empty paragraphs are left out
 * @example fillLetter({ subject: 'Dear {name}', body: 'See {you}.' }, { name: 'Amina' })
 *   // { subject: 'Dear Amina', paragraphs: ['See {you}.'] }
 */
export function fillLetter(
  text: LetterText,
  values: Readonly<Record<string, string>>,
): { subject: string; paragraphs: string[] } {
  const fill = (part: string) =>
    part.replace(place, (written, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : written,
    );
  return {
    subject: fill(text.subject),
    paragraphs: text.body
      .split(/\r?\n[ \t]*\r?\n/)
      .map((paragraph) => fill(paragraph).trim())
      .filter((paragraph) => paragraph !== ''),
  };
}

/** Names in braces, each once, in order. @example placesIn('{a} and {b}, {a}') // ['a', 'b'] */
export function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ''))];
}
