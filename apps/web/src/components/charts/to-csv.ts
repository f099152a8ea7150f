/** A cell that a spreadsheet would run as a formula is written as text. */
const formula = /^[\s\u3000]*[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

function cell(value: string): string {
  const safe = formula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read Arabic rightly.
 *
 * @param rows the header first; all cells as text
 * @example toCsv([['a', 'b'], ['=1', 'x,y']]) // a,b⏎'=1,"x,y"⏎ after the mark
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
