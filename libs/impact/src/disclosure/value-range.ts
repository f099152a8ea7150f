import type { Cell, KnownLines } from './count-table.js';

/** A hidden cell with its value and what the marks let a reader assume about it. */
export interface BoundedCell extends Cell {
  value: number;
  least: number;
  most: number;
}

/**
 * Whether a reader who knows the line totals and the bounds of every hidden cell can name the value of one.
 *
 * A value can move by one when the other hidden cells can balance it, that is along a path of cells that can give
 * way from its row line to its column line (an augmenting path). Values and bounds are whole, so that a range of
 * one value is exactly a cell that can move neither way.
 *
 * @param cell   one of `hidden`
 * @param hidden every hidden cell with its true value, within its bounds
 * @param lines  classes of rows and columns with a known total
 * @returns true when the totals leave only one value
 * @source L. H. Cox (1995), J. Am. Stat. Assoc. 90, 1453–1462
 * @example two hidden cells of a row that add up to 5: neither is pinned down; with bounds 1–4 and 4–9 neither is
 */
export function isPinnedDown(cell: BoundedCell, hidden: readonly BoundedCell[], lines: KnownLines): boolean {
  const up = cell.value < cell.most && canBalance(cell, hidden, lines, 1);
  return !up && !(cell.value > cell.least && canBalance(cell, hidden, lines, -1));
}

function canBalance(
  cell: BoundedCell,
  hidden: readonly BoundedCell[],
  { rowClass, columnClass }: KnownLines,
  step: 1 | -1,
): boolean {
  const rowOf = ({ row }: Cell): string => `row ${rowClass[row]}`;
  const columnOf = ({ column }: Cell): string => `column ${columnClass[column]}`;
  const canMove = (other: BoundedCell, by: 1 | -1): boolean =>
    by === 1 ? other.value < other.most : other.value > other.least;
  const others = hidden.filter((other) => other !== cell);
  const seen = new Set([rowOf(cell)]);
  const open = [rowOf(cell)];
  for (let line = open.pop(); line !== undefined; line = open.pop()) {
    for (const other of others) {
      const [row, column] = [rowOf(other), columnOf(other)];
      // In the row the other cell moves against this one, in the next column with it, and so on in turn.
      const next =
        line === row && canMove(other, step === 1 ? -1 : 1)
          ? column
          : line === column && canMove(other, step)
            ? row
            : null;
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen.has(columnOf(cell));
}
