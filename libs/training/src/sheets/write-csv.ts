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

/** Texts that a writer of lines remembers: codes and labels come again and again, and free text must not fill memory. */
const mostRemembered = 5000;

/**
 * Writes the lines of a file that is made while it is sent. Texts are made harmless; numbers stay numbers, a negative
 * one too.
 *
 * @returns a function from texts, numbers, and null for what is missing, to the line with its line end
 * @example csvLineWriter()(['-x', -1.5, null]) // "'-x,-1.5,\r\n"
 */
export function csvLineWriter(): (cells: readonly (string | number | null)[]) => string {
  const known = new Map<string, string>();
  const remembered = (text: string): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const cell = quoted(text);
    if (known.size < mostRemembered) known.set(text, cell);
    return cell;
  };
  // One list for all lines: joined at once, a line is one text and not a tree of forty pieces.
  const written: string[] = [];
  return (cells) => {
    written.length = cells.length;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      written[at] = typeof cell === 'number' ? String(cell) : cell === '' ? '' : remembered(cell);
    }
    return `${written.join(',')}\r\n`;
  };
}

function quoted(text: string): string {
  const cell = writeCell(text);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
