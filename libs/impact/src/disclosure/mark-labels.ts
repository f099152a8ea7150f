import type { CountTable, KnownLines, Mark } from './count-table.js';
import type { Pattern } from './suppress.js';
import { type BoundedCell, isPinnedDown } from './value-range.js';

/** Whether the words "primary" and "complementary" may be shown in a margin or in the crossed table. */
export interface LabelSafety {
  rows: boolean;
  columns: boolean;
  cells: boolean;
}

/**
 * Whether telling small groups from groups hidden for their sake would give a small count away.
 *
 * Two hidden groups with 8 people together, both marked "fewer than five", are four and four. Where that happens
 * the marks of the whole dimension are to be shown as one kind.
 *
 * @param table   people per [row][column]
 * @param pattern what is hidden of it
 * @param k       smallest group that is shown
 * @returns for each of the three views whether every small hidden count keeps at least two possible values for a
 *          reader who knows the totals, the marks, and that a group hidden for others' sake has at least k people
 * @source METHODS §1.17 (audit of the range of each hidden cell)
 * @example labelSafety({ counts: [[4], [4]] }, …, 5).rows // false
 */
export function labelSafety(table: CountTable, pattern: Pattern, k: number): LabelSafety {
  const rowTotals = table.counts.map((line) => [line.reduce((sum, n) => sum + n, 0)]);
  const width = table.counts[0]?.length ?? 0;
  const columnTotals = Array.from({ length: width }, (_, column) => [
    table.counts.reduce((sum, line) => sum + (line[column] ?? 0), 0),
  ]);
  const margin = (totals: number[][], marks: readonly (Mark | null)[]): boolean =>
    isSafe(
      totals,
      marks.map((mark) => [mark]),
      { rowClass: marks.map(() => 0), columnClass: [0] },
      k,
    );
  const classes = (marks: readonly (Mark | null)[]): number[] => marks.map((mark, i) => (mark ? -2 : i));
  return {
    rows: margin(rowTotals, pattern.rows),
    columns: margin(columnTotals, pattern.columns),
    cells: isSafe(
      table.counts,
      pattern.cells,
      { rowClass: classes(pattern.rows), columnClass: classes(pattern.columns) },
      k,
    ),
  };
}

function isSafe(
  counts: readonly (readonly number[])[],
  marks: readonly (readonly (Mark | null)[])[],
  lines: KnownLines,
  k: number,
): boolean {
  const hidden = marks.flatMap((line, row) =>
    line.flatMap((mark, column): BoundedCell[] => {
      const value = counts[row]?.[column] ?? 0;
      return mark ? [{ row, column, value, ...boundsOf(value, k) }] : [];
    }),
  );
  return hidden
    .filter(({ value }) => value > 0 && value < k)
    .every((cell) => !isPinnedDown(cell, hidden, lines));
}

function boundsOf(value: number, k: number): { least: number; most: number } {
  if (value === 0) return { least: 0, most: 0 };
  return value < k ? { least: 1, most: k - 1 } : { least: k, most: Infinity };
}
