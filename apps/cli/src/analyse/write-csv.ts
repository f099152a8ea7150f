import Papa from 'papaparse';
import type { FigureRow } from './figure-rows.js';

/** Columns in the order of reading: where, what, unweighted beside weighted; whatever else a figure carries follows. */
const leading: readonly (keyof FigureRow)[] = [
  'scope',
  'wave',
  'activity',
  'metric',
  'itemCode',
  'itemLabel',
  'dimension',
  'groupCode',
  'choiceCode',
  'choiceLabel',
  'estimate',
  'lower',
  'upper',
  'weighted',
  'weightedLower',
  'weightedUpper',
  'conf',
  'n',
  'numerator',
  'invited',
  'responseRate',
  'designEffect',
  'effectiveN',
  'suppressed',
  'nullReason',
  'weightedReason',
  'method',
  'flags',
];

/** One row a figure, with codes and labels; numbers in full, nothing rounded. */
export function toCsv(rows: readonly FigureRow[]): string {
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => !leading.includes(name as keyof FigureRow),
  );
  const columns = [...leading, ...further];
  const cellOf = (value: unknown): unknown => (Array.isArray(value) ? value.join(' ') : (value ?? ''));
  const lines = rows.map((row) => columns.map((name) => cellOf((row as Record<string, unknown>)[name])));
  // A label that begins like a formula would be computed by the spreadsheet that opens it.
  return `${Papa.unparse([columns, ...lines], { newline: '\n', escapeFormulae: true })}\n`;
}
