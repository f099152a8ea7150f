import type { Cell, CountTable } from './count-table.js';

/** Everything that is published of a two-way table, each as a table of its own; margins have one column. */
export interface Margins {
  whole: CountTable;
  rows: CountTable;
  columns: CountTable;
  cells: CountTable;
}

/** One published number: where it stands in the margins, and which cells it is the sum of. */
export interface Line {
  margin: keyof Margins;
  row: number;
  column: number;
  /** 1 for each cell [row × columns + column] that it counts, else 0. */
  weights: number[];
}

/**
 * The totals of a table: everybody, each row, each column, and the cells themselves.
 *
 * @example marginsOf({ counts: [[3, 4]] }).rows // { counts: [[7]] }
 */
export function marginsOf(table: CountTable): Margins {
  const rows = [...table.counts.keys()];
  const columns = [...(table.counts[0] ?? []).keys()];
  const line = (row: number): Cell[] => columns.map((column) => ({ row, column }));
  return {
    whole: merge(table, [rows.flatMap(line)]),
    rows: merge(table, rows.map(line)),
    columns: merge(
      table,
      columns.map((column) => rows.map((row) => ({ row, column }))),
    ),
    cells: table,
  };
}

function merge(table: CountTable, groups: readonly Cell[][]): CountTable {
  const { counts, answers } = table;
  const sum = (cells: readonly Cell[], valueOf: (cell: Cell) => number | undefined): number =>
    cells.reduce((total, cell) => total + (valueOf(cell) ?? 0), 0);
  const merged = groups.map((cells) => [sum(cells, ({ row, column }) => counts[row]?.[column])]);
  if (!answers) return { counts: merged };
  const kinds = [...(answers[0]?.[0] ?? []).keys()];
  return {
    counts: merged,
    answers: groups.map((cells) => [
      kinds.map((kind) => sum(cells, ({ row, column }) => answers[row]?.[column]?.[kind])),
    ]),
  };
}

/**
 * All lines of a table of this size: the total, rows, columns, cells.
 *
 * @example linesOf(2, 1).length // 1 + 2 + 1 + 2
 */
export function linesOf(rows: number, columns: number): Line[] {
  const [everyRow, everyColumn] = [[...Array(rows).keys()], [...Array(columns).keys()]];
  const weigh = (counts: (row: number, column: number) => boolean): number[] =>
    everyRow.flatMap((row) => everyColumn.map((column) => (counts(row, column) ? 1 : 0)));
  return [
    { margin: 'whole', row: 0, column: 0, weights: weigh(() => true) },
    ...everyRow.map((row): Line => ({ margin: 'rows', row, column: 0, weights: weigh((r) => r === row) })),
    ...everyColumn.map((column): Line => ({
      margin: 'columns',
      row: column,
      column: 0,
      weights: weigh((_, c) => c === column),
    })),
    ...everyRow.flatMap((row) =>
      everyColumn.map((column): Line => ({
        margin: 'cells',
        row,
        column,
        weights: weigh((r, c) => r === row && c === column),
      })),
    ),
  ];
}

/** @example peopleOf(marginsOf({ counts: [[3, 4]] }), { margin: 'whole', row: 0, column: 0, … }) // 7 */
export function peopleOf(margins: Margins, { margin, row, column }: Line): number {
  return margins[margin].counts[row]?.[column] ?? 0;
}
