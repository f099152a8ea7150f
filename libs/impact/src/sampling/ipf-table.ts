import { at, type SamplingReason, sumOf } from './values.js';

/** A table fitted to its margins; no cells unless it has converged. */
export interface FittedTable {
  fitted: number[][] | null;
  converged: boolean;
  iterations: number;
  /** Largest |sum/target − 1| left, of rows and columns. */
  deviation: number | null;
  reason: SamplingReason | null;
}

/**
 * Iterative proportional fitting of a two-way table: rows and columns are scaled in turn until both agree.
 *
 * Odds ratios of the seed stay as they are, and a cell of 0 stays 0.
 *
 * @param seed    counts or weights, at least 0, all rows of the same length
 * @param rows    target of each row, at least 0
 * @param columns target of each column
 * @returns cells in the unit of the targets; null with `bad_shape`, `bad_value` (negative or not finite), `bad_target`,
 *          `totals_differ` (more than 1e-6 apart), `empty_category` (a positive target over zeros only), or
 *          `infeasible` (no convergence within `maxit` rounds: zeros stand in the way)
 * @source W. E. Deming, F. F. Stephan (1940), Ann. Math. Stat. 11, 427–444; Bishop, Fienberg, Holland (1975), 3.5
 * @example fitTable([[1, 1], [1, 1]], [30, 70], [60, 40]).fitted // [[18, 12], [42, 28]]
 */
export function fitTable(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  { tolerance = 1e-13, maxit = 2000 } = {},
): FittedTable {
  const wrong = check(seed, rows, columns);
  if (wrong) return { fitted: null, converged: false, iterations: 0, deviation: null, reason: wrong };
  const cells = seed.map((row) => [...row]);
  let deviation = Infinity;
  let iterations = 0;
  while (iterations < maxit && deviation > tolerance) {
    scaleRows(cells, rows);
    scaleColumns(cells, columns);
    deviation = deviationOf(cells, rows);
    iterations += 1;
  }
  // Rounding may keep the last digits moving; what is this close has converged.
  const converged = deviation < 1e-9;
  return {
    fitted: converged ? cells : null,
    converged,
    iterations,
    deviation,
    reason: converged ? null : 'infeasible',
  };
}

function check(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): SamplingReason | null {
  if (seed.length === 0 || columns.length === 0) return 'no_answers';
  if (seed.length !== rows.length || seed.some((row) => row.length !== columns.length)) return 'bad_shape';
  const good = (value: number) => value >= 0 && value < Infinity;
  if (!seed.flat().every(good)) return 'bad_value';
  if (![...rows, ...columns].every(good) || sumOf(rows) <= 0) return 'bad_target';
  if (Math.abs(sumOf(rows) - sumOf(columns)) > 1e-6 * sumOf(rows)) return 'totals_differ';
  const emptyRow = rows.some((target, r) => target > 0 && !(seed[r] ?? []).some((cell) => cell > 0));
  const emptyColumn = columns.some((target, c) => target > 0 && !seed.some((row) => at(row, c) > 0));
  return emptyRow || emptyColumn ? 'empty_category' : null;
}

function scaleRows(cells: number[][], rows: readonly number[]): void {
  cells.forEach((row, r) => {
    const sum = sumOf(row);
    const factor = sum === 0 ? 0 : at(rows, r) / sum;
    row.forEach((cell, c) => {
      row[c] = cell * factor;
    });
  });
}

function scaleColumns(cells: number[][], columns: readonly number[]): void {
  columns.forEach((target, c) => {
    const sum = sumOf(cells.map((row) => at(row, c)));
    const factor = sum === 0 ? 0 : target / sum;
    for (const row of cells) row[c] = at(row, c) * factor;
  });
}

/** Columns have just been scaled, so that only the rows can be off. */
function deviationOf(cells: readonly number[][], rows: readonly number[]): number {
  return rows.reduce((most, target, r) => {
    const sum = sumOf(cells[r] ?? []);
    return Math.max(most, target === 0 ? (sum === 0 ? 0 : Infinity) : Math.abs(sum / target - 1));
  }, 0);
}
