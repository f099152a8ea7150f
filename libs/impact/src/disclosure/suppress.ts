import {
  type Cell,
  type CountTable,
  isSmall,
  type KnownLines,
  type Mark,
  peopleIn,
  type SmallRule,
} from './count-table.js';
import { type KnownSum, knownSums } from './known-sums.js';
import { type Margins, marginsOf } from './margins.js';

/** What is not shown of a table and its margins; null = shown. */
export interface Pattern {
  all: Mark | null;
  rows: (Mark | null)[];
  columns: (Mark | null)[];
  cells: (Mark | null)[][];
}

export interface SuppressOptions extends SmallRule {
  /** Groups that are hidden already, because a figure that this one is part of hides them. */
  inherited?: Pattern | undefined;
  /** Of a pool: the total stands elsewhere, whatever is decided here. */
  isTotalTold?: boolean;
  /** Only for the test that proves that complementary suppression is needed. */
  complementary?: boolean;
}

/**
 * Decides which groups of a two-way table and its margins are shown.
 *
 * The reader sees the total, the margin by group, the margin by sex and the crossed table, and may add and subtract
 * all of them. Small groups are hidden (primary). Then, as long as the total of some hidden cells can be worked out
 * and is itself small, the smallest shown cell that hides it is hidden too (complementary): first in each margin,
 * then in the crossed table, where a hidden margin hides its whole line. Empty cells are not small and are shown,
 * except in a hidden line, where showing them would narrow down their neighbours.
 *
 * What this holds against: addition and subtraction of everything shown, in any combination. What it does not try
 * to hide: how many people did not answer. Invited minus responded is shown even when it is 1 … k − 1, since no
 * figure describes the silent; what those who answered said stays unknown of each.
 *
 * @param table   people per [row][column], and their answers
 * @param options thresholds, and what is hidden already
 * @returns marks with the shape of the table
 * @source METHODS §1.17; A. Hundepool et al. (2012), ch. 4; L. H. Cox (1995)
 * @example one margin 3, 8, 20 with k = 5: 3 is primary, 8 is complementary, 20 and the total are shown
 */
export function suppress(table: CountTable, options: SuppressOptions): Pattern {
  return suppressMargins(marginsOf(table), options);
}

/**
 * As `suppress`, for margins that are not the sums of the cells: what is left of a pool when a reader has subtracted
 * the figures of its members, who may show a group and hide it by sex.
 *
 * @example suppressMargins(marginsOf(table), options) // suppress(table, options)
 */
export function suppressMargins(margins: Margins, options: SuppressOptions): Pattern {
  const table = margins.cells;
  const [rowCount, columnCount] = [table.counts.length, table.counts[0]?.length ?? 0];
  const before = options.inherited;
  if (before?.all || isSmall(margins.whole, [{ row: 0, column: 0 }], options))
    return hideEverything(rowCount, columnCount, before?.all ?? 'primary');
  const rows = protectMargin(margins.rows, before?.rows, options);
  const columns = protectMargin(margins.columns, before?.columns, options);
  const marks = table.counts.map((line, row) =>
    line.map((_, column): Mark | null => {
      const own = isSmall(table, [{ row, column }], options) ? 'primary' : null;
      return before?.cells[row]?.[column] ?? own ?? (rows[row] || columns[column] ? 'complementary' : null);
    }),
  );
  const lines = { rowClass: classesOf(rows), columnClass: classesOf(columns) };
  return { all: null, rows, columns, cells: protect(table, marks, lines, options) };
}

/** @example hideEverything(2, 1, 'primary').rows // ['primary', 'primary'] */
export function hideEverything(rows: number, columns: number, mark: Mark): Pattern {
  const line = (length: number): Mark[] => Array.from({ length }, () => mark);
  return { all: mark, rows: line(rows), columns: line(columns), cells: line(rows).map(() => line(columns)) };
}

/** Hidden lines share one class: of their totals only the sum is known. */
function classesOf(marks: readonly (Mark | null)[]): number[] {
  return marks.map((mark, index) => (mark ? -2 : index));
}

function protectMargin(
  margin: CountTable,
  before: readonly (Mark | null)[] | undefined,
  options: SuppressOptions,
): (Mark | null)[] {
  const marks = margin.counts.map((_, row): (Mark | null)[] => {
    const small = isSmall(margin, [{ row, column: 0 }], options);
    return [before?.[row] ?? (small ? 'primary' : null)];
  });
  // Of a margin only the grand total is known, so that all its groups form one line.
  const lines = { rowClass: marks.map(() => 0), columnClass: [0] };
  return protect(margin, marks, lines, options).map((line) => line[0] ?? null);
}

function protect(
  table: CountTable,
  marks: (Mark | null)[][],
  lines: KnownLines,
  options: SuppressOptions,
): (Mark | null)[][] {
  if (options.complementary === false) return marks;
  const cellsWhere = (hidden: boolean): Cell[] =>
    marks.flatMap((line, row) =>
      line.flatMap((mark, column) => ((mark !== null) === hidden ? [{ row, column }] : [])),
    );
  for (;;) {
    const open = knownSums(cellsWhere(true), lines).find((sum) => isSmall(table, sum.cells, options));
    const next = open && coverOf(table, cellsWhere(false), open, lines);
    if (!next) return marks;
    const line = marks[next.row];
    if (line) line[next.column] = 'complementary';
  }
}

/**
 * The smallest shown cell that makes the sum larger or unknown. An empty cell can only do the latter, and is taken
 * last: an attentive reader may guess that it is empty.
 */
function coverOf(
  table: CountTable,
  shown: readonly Cell[],
  sum: KnownSum,
  lines: KnownLines,
): Cell | undefined {
  const rated = shown.flatMap((cell) => {
    const inRows = sum.rows.has(lines.rowClass[cell.row] ?? -1);
    const inColumns = sum.columns.has(lines.columnClass[cell.column] ?? -1);
    const people = peopleIn(table, [cell]);
    const useful = (inRows && !inColumns && people > 0) || (!inRows && inColumns);
    return useful ? [{ cell, cost: people > 0 ? people : Infinity }] : [];
  });
  return rated.sort((a, b) => a.cost - b.cost)[0]?.cell;
}
