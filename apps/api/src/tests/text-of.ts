import type { LocalisedText } from '@traccia/contracts';

/** A text without the languages in which it has not been written. */
export function textOf(text: Partial<Record<string, string>>): LocalisedText {
  return Object.fromEntries(
    Object.entries(text).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
