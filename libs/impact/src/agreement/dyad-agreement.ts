import { requireLevel, twoSidedZ } from '../distributions/normal.js';
import type { Interval, NullReason } from '../estimate.js';
import { completePairs } from '../means/complete-pairs.js';
import { correlationOf } from '../means/paired-change.js';
import { covarianceOf, meanOf, sumOfSquares, varianceOf } from '../means/summary.js';
import { midRanks } from '../ranks/mid-ranks.js';
import { cohensKappa } from './cohens-kappa.js';
import { intraclassCorrelation } from './intraclass-correlation.js';

/** How far participants and their supervisors say the same; null where a figure means nothing. */
export interface DyadAgreement {
  /** Pairs in which both answered. */
  n: number;
  /** Agreement: ICC(A,1) with the interval of McGraw and Wong; consistency: ICC(C,1). */
  iccAgreement: number | null;
  iccInterval: Interval | null;
  iccConsistency: number | null;
  /** Lin's concordance. */
  concordance: number | null;
  /** Mean of first − second, and between which limits single differences lie. */
  bias: number | null;
  limits: Interval | null;
  pearson: number | null;
  pearsonInterval: Interval | null;
  spearman: number | null;
  /** Shares, 0 to 1, that are equal and that are at most one apart. */
  exact: number | null;
  withinOne: number | null;
  quadraticKappa: number | null;
  reason: NullReason | null;
}

const nothing = {
  iccAgreement: null,
  iccInterval: null,
  iccConsistency: null,
  concordance: null,
  bias: null,
  limits: null,
  pearson: null,
  pearsonInterval: null,
  spearman: null,
  exact: null,
  withinOne: null,
  quadraticKappa: null,
};

/**
 * Agreement of two people about the same thing on an ordered scale, such as participant and supervisor.
 *
 * @param first      answers, null = missing
 * @param second     answers of the other one, in the same order
 * @param categories the scale in its order; kappa is null when an answer is none of them
 * @param level      confidence as a proportion
 * @returns figures of complete pairs; bias and limits in the unit of the answers. No pair: null, `no_answers`. One pair:
 *          bias and shares only, `too_few`. Nobody differs: the coefficients null, `zero_variance`. A value that is not
 *          finite: null, `not_defined`
 * @throws RangeError for a level outside 0 and 1
 * @source L. I. Lin (1989), Biometrics 45, 255–268; J. M. Bland, D. G. Altman (1986), Lancet 327, 307–310; K. O. McGraw,
 *         S. P. Wong (1996), Psychol. Methods 1, 30–46
 * @example dyadAgreement([1, 2, 3], [2, 2, 3], [1, 2, 3], 0.95) // bias −0.333, exact 0.667, within one 1
 */
export function dyadAgreement(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  categories: readonly number[],
  level: number,
): DyadAgreement {
  requireLevel(level);
  const pairs = completePairs(second, first);
  const [y, x] = [pairs.before, pairs.after];
  const n = x.length;
  if (!pairs.sound) return { n, ...nothing, reason: 'not_defined' };
  if (n === 0) return { n, ...nothing, reason: 'no_answers' };
  const share = (most: number) =>
    pairs.changes.filter((gap) => Math.abs(gap) <= most + pairs.slack).length / n;
  const bias = meanOf(pairs.changes);
  const plain = { n, ...nothing, bias, exact: share(0), withinOne: share(1) };
  if (n === 1) return { ...plain, reason: 'too_few' };
  const half = twoSidedZ(level) * Math.sqrt(varianceOf(pairs.changes));
  const { forms } = intraclassCorrelation(
    x.map((value, i) => [value, y[i] ?? value]),
    level,
  );
  const pearson = correlationOf(x, y);
  const spread = (sumOfSquares(x) + sumOfSquares(y)) / n + bias * bias;
  return {
    ...plain,
    limits: { lower: bias - half, upper: bias + half },
    iccAgreement: forms[1]?.icc ?? null,
    iccInterval: forms[1] ? { lower: forms[1].lower, upper: forms[1].upper } : null,
    iccConsistency: forms[2]?.icc ?? null,
    concordance: spread > 0 ? (2 * covarianceOf(x, y) * (n - 1)) / n / spread : null,
    pearson,
    pearsonInterval: fisherInterval(pearson, n, level),
    spearman: correlationOf(midRanks(x).ranks, midRanks(y).ranks),
    quadraticKappa: kappaOf(x, y, categories),
    reason: pearson === null ? 'zero_variance' : null,
  };
}

/** Fisher's z; nothing for fewer than four pairs or a perfect correlation. */
function fisherInterval(r: number | null, n: number, level: number): Interval | null {
  if (r === null || n < 4 || Math.abs(r) >= 1) return null;
  const half = twoSidedZ(level) / Math.sqrt(n - 3);
  return { lower: Math.tanh(Math.atanh(r) - half), upper: Math.tanh(Math.atanh(r) + half) };
}

function kappaOf(x: readonly number[], y: readonly number[], categories: readonly number[]): number | null {
  if (![...x, ...y].every((value) => categories.includes(value))) return null;
  const table = categories.map((row) =>
    categories.map((column) => x.filter((value, i) => value === row && y[i] === column).length),
  );
  return cohensKappa(table, 'quadratic').kappa;
}
