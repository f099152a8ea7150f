import { writeCell } from './safe-cell.js';

/**
 * Lines as comma-separated values (RFC 4180) behind a byte order mark, by which spreadsheets know that it is UTF-8;
 * each cell is made harmless.
 *
 * @param rows header first; a missing cell is an empty text
 * @example writeCsv([['a', 'b'], ['=1', 'x,y']]) // "\ufeffa,b\r\n'=1,\"x,y\"\r\n"
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const cell = writeCell(text);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
