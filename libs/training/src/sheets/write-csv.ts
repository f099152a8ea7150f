import { writeCell } from './safe-cell.js';

/** By which spreadsheets know that a file is UTF-8; the first sign of a file. */
export const byteOrderMark = '\ufeff';

/**
 * Lines as comma-separated values (RFC 4180) behind a byte order mark, by which spreadsheets know that it is UTF-8;
 * each cell is made harmless.
 *
 * @param rows header first; a missing cell is an empty text
 * @example writeCsv([['a', 'b'], ['=1', 'x,y']]) // "\ufeffa,b\r\n'=1,\"x,y\"\r\n"
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${byteOrderMark}${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/**
 * One line of a file that is written while it is sent. Texts are made harmless; numbers stay numbers, a negative one
 * too.
 *
 * @param cells texts, numbers, and null for what is missing
 * @returns the line with its line end
 * @example writeCsvLine(['-x', -1.5, null]) // "'-x,-1.5,\r\n"
 */
export function writeCsvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? quoted(cell) : (cell ?? ''))).join(',')}\r\n`;
}

function quoted(text: string): string {
  const cell = writeCell(text);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
