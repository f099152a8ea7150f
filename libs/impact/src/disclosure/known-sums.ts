import type { Cell, KnownLines } from './count-table.js';

/** A set of hidden cells whose total a reader can work out, and the lines he adds and subtracts for it. */
export interface KnownSum {
  cells: Cell[];
  /** Row classes added, column classes subtracted. */
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
}

/**
 * All sets of hidden cells whose total follows from the known lines of a table.
 *
 * Hidden cells are edges of a graph between row and column lines. A sum of them is known exactly when it is a
 * directed cut: row totals A minus column totals B, with no hidden cell in B outside A. Every other non-negative
 * combination that follows from the totals is made of such cuts, so that a table in which all of them are large
 * gives nothing away to addition and subtraction. For each set of columns the smallest cut is returned, and each
 * row by itself; the rest are unions of these.
 *
 * @param hidden cells that are not shown
 * @param lines  classes of rows and columns with a known total; at most 12 column classes
 * @returns sets of at least one cell; a set may occur twice
 * @throws RangeError for more than 12 column classes, whose subsets could not be gone through
 * @source L. H. Cox (1995), J. Am. Stat. Assoc. 90, 1453–1462 (networks); the cut form is derived in the README
 * @example knownSums([{ row: 0, column: 0 }], { rowClass: [0], columnClass: [0] }) // that one cell
 */
export function knownSums(hidden: readonly Cell[], lines: KnownLines): KnownSum[] {
  const rowOf = ({ row }: Cell): number => lines.rowClass[row] ?? -1;
  const columnOf = ({ column }: Cell): number => lines.columnClass[column] ?? -1;
  const columns = [...new Set(hidden.map(columnOf))];
  if (columns.length > 12) throw new RangeError('more than 12 columns cannot be audited');
  const sums: KnownSum[] = [...new Set(hidden.map(rowOf))].map((row) => ({
    cells: hidden.filter((cell) => rowOf(cell) === row),
    rows: new Set([row]),
    columns: new Set(),
  }));
  for (let subset = 1; subset < 2 ** columns.length - 1; subset += 1) {
    const taken = new Set(columns.filter((_, bit) => (subset >> bit) & 1));
    const rows = new Set(hidden.filter((cell) => taken.has(columnOf(cell))).map(rowOf));
    const cells = hidden.filter((cell) => rows.has(rowOf(cell)) && !taken.has(columnOf(cell)));
    if (cells.length > 0) sums.push({ cells, rows, columns: taken });
  }
  return sums;
}
