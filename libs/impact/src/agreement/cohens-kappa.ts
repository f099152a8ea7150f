import type { NullReason } from '../estimate.js';
import { twoSidedZ } from '../distributions/normal.js';

export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** How far two coders agree; shares and coefficients, null where they mean nothing. */
export interface Agreement {
  /** Things that both have coded. */
  n: number;
  /** Share on which they say the same, 0 to 1. */
  percent: number | null;
  kappa: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
  /** Prevalence- and bias-adjusted kappa; only of tables of two by two, null otherwise. */
  pabak: number | null;
  reason: NullReason | null;
}

/**
 * Cohen's kappa of two coders, plain or weighted, with the standard error of Fleiss, Cohen and Everitt.
 *
 * @param table   counts, square: row = what the first coder said, column = what the second said, in the same order;
 *                what only one of them coded is left out before
 * @param weights `none`: any difference counts fully; `linear`, `quadratic`: for ordered codes
 * @param level   confidence as a proportion, e.g. 0.95
 * @returns percent agreement, kappa (−1 to 1) with its interval, PABAK; kappa null with reason `no_answers` for an
 *          empty table and `zero_variance` when both put everything into one and the same code: chance alone would
 *          agree there. The interval is cut at −1 and 1
 * @throws RangeError when the table is not square or holds anything but whole counts
 * @source J. Cohen (1960), Educ. Psychol. Meas. 20, 37–46; J. L. Fleiss, J. Cohen, B. S. Everitt (1969), Psychol.
 *         Bull. 72, 323–327; T. Byrt, J. Bishop, J. B. Carlin (1993), J. Clin. Epidemiol. 46, 423–429
 * @example cohensKappa([[18, 6], [2, 14]]) // percent 0.80, kappa 0.60, pabak 0.60
 */
export function cohensKappa(
  table: readonly (readonly number[])[],
  weights: KappaWeights = 'none',
  level = 0.95,
): Agreement {
  requireSquare(table);
  const n = sum(table.map(sum));
  if (n === 0) return { n, ...nothing, reason: 'no_answers' };
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map(sum);
  const columns = share.map((_, j) => sum(share.map((row) => row[j] ?? 0)));
  const agreeing = share.map((row, i) => row.map((_, j) => agreement(i, j, table.length, weights)));
  const observed = sumOver(share, agreeing);
  const byChance = sum(rows.map((r, i) => sum(columns.map((c, j) => r * c * (agreeing[i]?.[j] ?? 0)))));
  const percent = sum(share.map((row, i) => row[i] ?? 0));
  const pabak = table.length === 2 ? 2 * percent - 1 : null;
  if (1 - byChance < 1e-12) return { n, ...nothing, percent, pabak, reason: 'zero_variance' };
  const kappa = (observed - byChance) / (1 - byChance);
  const se = errorOf({ share, agreeing, rows, columns, kappa, byChance, n });
  const half = twoSidedZ(level) * se;
  return {
    n,
    percent,
    kappa,
    se,
    lower: Math.max(-1, kappa - half),
    upper: Math.min(1, kappa + half),
    pabak,
    reason: null,
  };
}

const nothing = { percent: null, kappa: null, se: null, lower: null, upper: null, pabak: null };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const sumOver = (share: readonly number[][], by: readonly number[][]): number =>
  sum(share.map((row, i) => sum(row.map((part, j) => part * (by[i]?.[j] ?? 0)))));

/** 1 for the same code, less the further apart, 0 at the ends of the scale or without weights. */
function agreement(i: number, j: number, size: number, weights: KappaWeights): number {
  if (i === j) return 1;
  if (weights === 'none') return 0;
  const apart = Math.abs(i - j) / (size - 1);
  return weights === 'linear' ? 1 - apart : 1 - apart * apart;
}

interface Parts {
  share: readonly number[][];
  agreeing: readonly number[][];
  rows: readonly number[];
  columns: readonly number[];
  kappa: number;
  byChance: number;
  n: number;
}

/** Fleiss, Cohen and Everitt (1969), equation 13: the error for an interval, not the one under chance. */
function errorOf({ share, agreeing, rows, columns, kappa, byChance, n }: Parts): number {
  const ofRow = agreeing.map((row) => sum(row.map((w, j) => w * (columns[j] ?? 0))));
  const ofColumn = columns.map((_, j) => sum(agreeing.map((row, i) => (row[j] ?? 0) * (rows[i] ?? 0))));
  const spread = sum(
    share.map((row, i) =>
      sum(
        row.map((part, j) => {
          const w = agreeing[i]?.[j] ?? 0;
          return part * (w - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa)) ** 2;
        }),
      ),
    ),
  );
  const centre = kappa - byChance * (1 - kappa);
  return Math.sqrt(Math.max(0, spread - centre * centre) / n) / (1 - byChance);
}

function requireSquare(table: readonly (readonly number[])[]): void {
  const broken = table.some(
    (row) => row.length !== table.length || row.some((count) => !Number.isInteger(count) || count < 0),
  );
  if (broken) throw new RangeError('a square table of whole counts is needed');
}

/**
 * Two coders on one code that may be given or not: the table of two by two behind `cohensKappa`.
 *
 * @param pairs one entry a text that both have read: whether the first and whether the second gave the code
 * @returns [[both, only the first], [only the second, neither]]
 * @source Cohen (1960)
 * @example codeTable([[true, true], [true, false]]) // [[1, 1], [0, 0]]
 */
export function codeTable(pairs: readonly (readonly [boolean, boolean])[]): number[][] {
  const count = (a: boolean, b: boolean) => pairs.filter(([x, y]) => x === a && y === b).length;
  return [
    [count(true, true), count(true, false)],
    [count(false, true), count(false, false)],
  ];
}
