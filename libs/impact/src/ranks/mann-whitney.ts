import { normalCdf, requireLevel } from '../distributions/normal.js';
import { rankSumDistribution } from '../distributions/rank-sums.js';
import type { Interval, NullReason } from '../estimate.js';
import { kthPairSum, medianBy } from './kth-pair-sum.js';
import { midRanks, tieTerm } from './mid-ranks.js';
import { lowerQuantileOf, sumUpTo } from './rank-distribution.js';

/** Whether one group lies above another, by ranks. */
export interface MannWhitney {
  n1: number;
  n2: number;
  /** Pairs in which the first is larger; equal ones count half. */
  w: number | null;
  /** Two-sided: exact below 50 a group without ties, else the corrected normal approximation. */
  p: number | null;
  pNormalCorrected: number | null;
  /** Median of all differences first − second. */
  hodgesLehmann: number | null;
  /** Of the differences; null where p is not exact. */
  interval: Interval | null;
  /** Probability that one of the first group is above one of the second, ties half. */
  auc: number | null;
  /** 2 auc − 1. */
  cliffDelta: number | null;
  flags: string[];
  reason: NullReason | null;
}

/**
 * Mann–Whitney's rank-sum test of two independent groups with the Hodges–Lehmann shift and Cliff's delta.
 *
 * @param first  values, null = missing
 * @param second values of other people
 * @param level  confidence as a proportion
 * @returns two-sided p value, and the shift in the unit of the values. Nobody in a group: null, `no_answers`. All
 *          values equal: p null, delta 0, `zero_variance`. A value that is not finite: null, `not_defined`. The flag
 *          `normal_approximation` says that p is not exact
 * @throws RangeError for a level outside 0 and 1
 * @source H. B. Mann, D. R. Whitney (1947), Ann. Math. Stat. 18, 50–60; J. L. Hodges, E. L. Lehmann (1963), Ann. Math.
 *         Stat. 34, 598–611; N. Cliff (1993), Psychol. Bull. 114, 494–509
 * @example mannWhitney([3, 4], [1, 2], 0.95) // W 4 of 4, p 2/6, shift 2, delta 1
 */
export function mannWhitney(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  level: number,
): MannWhitney {
  requireLevel(level);
  const given = (values: readonly (number | null)[]) =>
    values.filter((value) => value !== null).toSorted((one, other) => one - other);
  const [x, y] = [given(first), given(second)];
  const [n1, n2] = [x.length, y.length];
  const none = (reason: NullReason) => ({ n1, n2, ...nothing, reason });
  if (![...x, ...y].every(Number.isFinite)) return none('not_defined');
  if (n1 === 0 || n2 === 0) return none('no_answers');
  const { ranks, groups } = midRanks([...x, ...y]);
  if (groups.length === 1) {
    const flat = { w: (n1 * n2) / 2, hodgesLehmann: 0, auc: 0.5, cliffDelta: 0, flags: ['zero_variance'] };
    return { ...none('zero_variance'), ...flat };
  }
  const w = ranks.slice(0, n1).reduce((sum, rank) => sum + rank, 0) - (n1 * (n1 + 1)) / 2;
  const exact = n1 < 50 && n2 < 50 && groups.every((size) => size === 1);
  const pNormalCorrected = normalP(w, n1, n2, groups);
  const mirrored = y.map((value) => -value).reverse();
  const probabilities = exact ? rankSumDistribution(n1, n2) : null;
  return {
    n1,
    n2,
    w,
    p: probabilities ? Math.min(1, 2 * sumUpTo(probabilities, Math.min(w, n1 * n2 - w))) : pNormalCorrected,
    pNormalCorrected,
    hodgesLehmann: medianBy(n1 * n2, (k) => kthPairSum(x, mirrored, k)),
    interval: probabilities ? shiftInterval(x, mirrored, probabilities, level) : null,
    auc: w / (n1 * n2),
    cliffDelta: (2 * w) / (n1 * n2) - 1,
    flags: exact ? [] : ['normal_approximation'],
    reason: null,
  };
}

const nothing = {
  w: null,
  p: null,
  pNormalCorrected: null,
  hodgesLehmann: null,
  interval: null,
  auc: null,
  cliffDelta: null,
  flags: [],
};

function normalP(w: number, n1: number, n2: number, groups: readonly number[]): number {
  const n = n1 + n2;
  const se = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieTerm(groups) / (n * (n - 1))));
  return Math.min(1, 2 * normalCdf(-Math.max(0, Math.abs(w - (n1 * n2) / 2) - 0.5) / se));
}

function shiftInterval(
  x: readonly number[],
  mirrored: readonly number[],
  probabilities: readonly number[],
  level: number,
): Interval {
  const pairs = x.length * mirrored.length;
  const k = Math.max(1, lowerQuantileOf(probabilities, (1 - level) / 2));
  return { lower: kthPairSum(x, mirrored, k), upper: kthPairSum(x, mirrored, pairs + 1 - k) };
}
