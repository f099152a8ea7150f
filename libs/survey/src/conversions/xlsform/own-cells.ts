import type { InstrumentDefinition } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';

/** What XLSForm has no words for stands as JSON in this column, and where a cell is too small in those after it. */
const extrasColumn = 'traccia';
/** A cell of a workbook holds 32,767 signs. */
const mostInCell = 30_000;
const mostCells = 40;

const asEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON in signs that every workbook gives back: an underscore before an x begins an escape of its own there. */
const toJson = (extras: object): string =>
  JSON.stringify(extras)
    .replaceAll(/_(?=x)/gi, asEscape)
    .replaceAll(/[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, asEscape);

export function extrasCells(extras: object): Record<string, string> {
  const written = toJson(extras);
  const cells: Record<string, string> = {};
  for (let n = 0; n * mostInCell < written.length; n += 1)
    cells[n === 0 ? extrasColumn : `${extrasColumn}_${n + 1}`] = written.slice(
      n * mostInCell,
      (n + 1) * mostInCell,
    );
  return cells;
}

/** The way back; null where there are none or somebody broke them. */
export function readExtras(cells: Readonly<Record<string, string>>): Record<string, unknown> | null {
  let written = cells[extrasColumn] ?? '';
  for (let n = 2; n <= mostCells; n += 1) written += cells[`${extrasColumn}_${n}`] ?? '';
  if (!written) return null;
  try {
    const read: unknown = JSON.parse(written);
    return read !== null && typeof read === 'object' && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export const isExtrasColumn = (heading: string): boolean => /^traccia(?:_\d+)?$/.test(heading);

/** An XML name begins with a letter; a code of ours may begin with a figure. */
export const nameOfCode = (code: string): string => (/^[A-Za-z]/.test(code) ? code : `_${code}`);

/** A mention as both sides write it. */
const ourMention = /\{\{answer\.([A-Za-z0-9_-]{1,80})\}\}/g;
const theirMention = /\$\{([A-Za-z_][A-Za-z0-9_-]{0,80})\}/g;

export interface Names {
  /** Codes that the sheet asks, by the name it asks them under. */
  codes: ReadonlyMap<string, string>;
}

/** As it stands in a cell. */
export const toCell = (text: string, { codes }: Names): string =>
  text.replaceAll(ourMention, (whole, code: string) => {
    const name = nameOfCode(code);
    return codes.get(name) === code ? `\${${name}}` : whole;
  });

export const fromCell = (cell: string, { codes }: Names): string =>
  cell.replaceAll(theirMention, (whole, name: string) => {
    const code = codes.get(name);
    return code === undefined ? whole : `{{answer.${code}}}`;
  });

/** Signs that XML or a workbook does not give back as they were. */
const unsafe = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}|_x[0-9a-f]{4}_|\$\{/iu;

function isSafe(text: string, names: Names): boolean {
  return (
    text !== '' && text === text.trim() && !unsafe.test(text) && fromCell(toCell(text, names), names) === text
  );
}

/** Readable in any case; exact only if it is safe. */
const shown = (text: string, names: Names): string =>
  toCell(text, names).replaceAll(new RegExp(unsafe.source, 'giu'), ' ').trim();

/** Cells of a text in each language of the form, and what of it cells cannot give back. */
export function textCells(
  base: string,
  text: LocalisedText | undefined,
  languages: readonly string[],
  names: Names,
): { cells: Record<string, string>; exact: LocalisedText | undefined } {
  const cells: Record<string, string> = {};
  if (!text) return { cells, exact: undefined };
  for (const language of languages) {
    const written = text[language] === undefined ? '' : shown(text[language], names);
    if (written) cells[`${base}::${language}`] = written;
  }
  const fits = Object.entries(text).every(
    ([language, words]) => languages.includes(language) && isSafe(words, names),
  );
  return { cells, exact: fits ? undefined : text };
}

/** The way back of `textCells`: where a cell was edited it counts, else what was exact. */
export function textFromCells(
  base: string,
  cells: Readonly<Record<string, string>>,
  exact: LocalisedText | undefined,
  languages: readonly string[],
  names: Names,
): { text: LocalisedText; edited: boolean } {
  const before = textCells(base, exact, languages, names).cells;
  const text: LocalisedText = { ...exact };
  let edited = false;
  for (const language of languages) {
    const heading = `${base}::${language}`;
    const cell = cells[heading];
    if (exact && before[heading] === cell) continue;
    if (exact) edited = true;
    if (cell === undefined) delete text[language];
    else text[language] = fromCell(cell, names);
  }
  return { text, edited };
}

/** Everything of a definition but its pages and lists. */
export function frameOf(definition: InstrumentDefinition): Partial<InstrumentDefinition> {
  const { pages: _pages, answerLists: _lists, ...frame } = definition;
  return frame;
}
