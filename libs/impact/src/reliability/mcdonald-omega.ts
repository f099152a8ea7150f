import type { NullReason } from '../estimate.js';
import { correlationOf } from '../means/paired-change.js';
import { varianceOf } from '../means/summary.js';
import { columnsOf, completeRows } from './cronbach-alpha.js';

/** Reliability of a sum score by a model with one factor. */
export interface McDonaldOmega {
  k: number;
  n: number;
  /** Of the sum of the items as they are, and of standardised ones. */
  omega: number | null;
  standardized: number | null;
  /** Correlation of each item with the factor; their sum is not negative. */
  loadings: number[];
  flags: string[];
  reason: NullReason | null;
}

/** No item is explained beyond this, as in R's factanal. */
const leastUnique = 0.005;
const mostSteps = 200_000;

/**
 * McDonald's omega total from one factor fitted by maximum likelihood.
 *
 * @param answers one row a person, one column an item; a row with a missing answer (null) is left out
 * @returns omega, 0 to 1. No complete row: null, `no_answers`. Fewer than three items, or no more people than items:
 *          null, `too_few`. An item that does not vary: null, `zero_variance`. Rows of different length, values that are
 *          not finite: null, `not_defined`. A fit that does not settle: null, `not_converged`. The flag `heywood` says
 *          that an item is explained by the factor entirely
 * @source R. P. McDonald (1999), Test Theory; D. B. Rubin, D. T. Thayer (1982), Psychometrika 47, 69–76 (EM)
 * @example three items correlated .5 with each other: loadings √.5, omega 4.5/(4.5 + 1.5) = 0.75
 */
export function mcDonaldOmega(answers: readonly (readonly (number | null)[])[]): McDonaldOmega {
  const k = answers[0]?.length ?? 0;
  const rows = completeRows(answers);
  const n = rows.length;
  const none = (reason: NullReason): McDonaldOmega => {
    return { k, n, omega: null, standardized: null, loadings: [], flags: [], reason };
  };
  if (!answers.every((row) => row.length === k) || !rows.flat().every(Number.isFinite))
    return none('not_defined');
  if (n === 0 || k === 0) return none('no_answers');
  if (k < 3 || n <= k) return none('too_few');
  const items = columnsOf(rows);
  const correlations = items.map((one) => items.map((other) => correlationOf(one, other)));
  if (!isFull(correlations)) return none('zero_variance');
  const fit = fitOneFactor(correlations);
  if (!fit) return none('not_converged');
  const { loadings, unique } = fit;
  const spreads = items.map((values) => Math.sqrt(varianceOf(values)));
  return {
    k,
    n,
    omega: omegaOf(loadings, unique, spreads),
    standardized: omegaOf(
      loadings,
      unique,
      spreads.map(() => 1),
    ),
    loadings,
    flags: unique.some((value) => value <= leastUnique) ? ['heywood'] : [],
    reason: null,
  };
}

function isFull(matrix: readonly (number | null)[][]): matrix is number[][] {
  return matrix.flat().every((value) => value !== null);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function omegaOf(loadings: readonly number[], unique: readonly number[], spreads: readonly number[]): number {
  const common = dot(loadings, spreads) ** 2;
  return common / (common + unique.reduce((sum, value, i) => sum + value * (spreads[i] ?? 0) ** 2, 0));
}

/** EM: the factor given loadings, then loadings given the factor, until nothing moves. */
function fitOneFactor(r: readonly (readonly number[])[]): { loadings: number[]; unique: number[] } | null {
  let loadings = firstComponent(r).map((value) => 0.7 * value);
  let unique = loadings.map((value) => Math.max(leastUnique, 1 - value * value));
  for (let step = 0; step < mostSteps; step += 1) {
    const weighted = loadings.map((value, i) => value / (unique[i] ?? 1));
    const beta = weighted.map((value) => value / (1 + dot(weighted, loadings)));
    const scores = r.map((row) => dot(row, beta));
    const spread = 1 - dot(beta, loadings) + dot(beta, scores);
    const next = scores.map((value) => value / spread);
    const rest = next.map((value, i) => Math.max(leastUnique, 1 - value * (scores[i] ?? 0)));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (loadings[i] ?? 0))));
    [loadings, unique] = [next, rest];
    if (moved < 1e-13) {
      const sign = loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
      return { loadings: loadings.map((value) => sign * value), unique };
    }
  }
  return null;
}

/** Direction of the largest spread, by multiplying again and again, with its largest entry 1. */
function firstComponent(r: readonly (readonly number[])[]): number[] {
  let direction = r.map((_, i) => 1 + i / r.length);
  for (let step = 0; step < 50; step += 1) {
    const next = r.map((row) => dot(row, direction));
    const most = Math.max(...next.map(Math.abs));
    direction = next.map((value) => value / most);
  }
  return direction;
}
