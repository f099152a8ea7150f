/** Signs with which a spreadsheet begins a formula, in their full-width forms too, and the sign that guards them. */
const guarded = new Set(["'", '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0']);

/**
 * A cell as it stands in a sheet: what a spreadsheet would run gets an apostrophe in front, and so does what begins
 * with one already, so that `readCell` gives the same text back.
 *
 * @param text any text
 * @example writeCell('=1+1') // "'=1+1"
 */
export function writeCell(text: string): string {
  return guarded.has(text.charAt(0)) ? `'${text}` : text;
}

/**
 * What a cell of a sheet says: takes the apostrophe off that `writeCell` put there, and leaves every other.
 *
 * @param cell the text of the cell
 * @example readCell("'=1+1") // '=1+1'
 */
export function readCell(cell: string): string {
  return cell.startsWith("'") && guarded.has(cell.charAt(1)) ? cell.slice(1) : cell;
}
