import { normalCdf, requireLevel } from '../distributions/normal.js';
import type { Interval, NullReason } from '../estimate.js';
import { roundingOf } from '../means/complete-pairs.js';
import { kthWalshAverage, medianBy } from './kth-pair-sum.js';
import { midRanks, tieTerm } from './mid-ranks.js';
import { lowerQuantileOf, signSumDistribution, signSumPValue, sumUpTo } from './rank-distribution.js';

/** Whether the same people moved up or down, by ranks. */
export interface WilcoxonSignedRank {
  /** Changes, with those of 0. */
  n: number;
  nZero: number;
  /** Sum of the ranks of those who moved up, zeros left out. */
  v: number | null;
  /** Two-sided: exact under all signs up to 50 changes, else the normal approximation with correction. */
  p: number | null;
  /** One-sided, that people moved up. */
  pGreater: number | null;
  pNormal: number | null;
  pNormalCorrected: number | null;
  /** Pratt: zeros keep their ranks. */
  prattZ: number | null;
  prattP: number | null;
  prattPExact: number | null;
  /** Median of the Walsh averages, of all changes and of those that are not 0. */
  hodgesLehmann: number | null;
  hodgesLehmannNonzero: number | null;
  /** Of the changes that are not 0, at the achieved level; null without exact ranks, that is with ties. */
  interval: Interval | null;
  achievedLevel: number | null;
  /** Share of rank sums up minus down, −1 to 1. */
  rankBiserial: number | null;
  flags: string[];
  reason: NullReason | null;
}

const nothing = {
  v: null,
  p: null,
  pGreater: null,
  pNormal: null,
  pNormalCorrected: null,
  prattZ: null,
  prattP: null,
  prattPExact: null,
  hodgesLehmann: null,
  hodgesLehmannNonzero: null,
  interval: null,
  achievedLevel: null,
  rankBiserial: null,
  flags: [],
};

/** Beyond this the exact distribution is the normal one for all purposes. */
const mostExact = 50;

/**
 * Wilcoxon's signed-rank test of changes, with Pratt's treatment of zeros and the Hodges–Lehmann estimate.
 *
 * @param changes after − before, null = missing
 * @param level   confidence as a proportion
 * @param slack   changes this close are tied, and 0 when this close to 0: rounding of the differences
 * @returns two-sided p values and the median change in the unit given. Nobody: null, `no_answers`. All changes 0:
 *          p null and median 0, `zero_variance`. A value that is not finite: null, `not_defined`. The flag
 *          `normal_approximation` says that p is not exact
 * @throws RangeError for a level outside 0 and 1
 * @source F. Wilcoxon (1945), Biometrics Bull. 1, 80–83; J. W. Pratt (1959), J. Am. Stat. Assoc. 54, 655–667;
 *         J. L. Hodges, E. L. Lehmann (1963), Ann. Math. Stat. 34, 598–611; D. S. Kerby (2014), Compr. Psychol. 3
 * @example wilcoxonSignedRank([1, 2, -3], 0.95) // ranks up 1 + 2: V 3, p 1, median 0.5
 */
export function wilcoxonSignedRank(
  changes: readonly (number | null)[],
  level: number,
  slack?: number,
): WilcoxonSignedRank {
  requireLevel(level);
  const values = changes.filter((value) => value !== null);
  const n = values.length;
  if (!values.every(Number.isFinite)) return { n, nZero: 0, ...nothing, reason: 'not_defined' };
  if (n === 0) return { n, nZero: 0, ...nothing, reason: 'no_answers' };
  const near = slack ?? roundingOf(values);
  const all = values.map((value) => (Math.abs(value) <= near ? 0 : value));
  const moved = all.filter((value) => value !== 0);
  const nZero = n - moved.length;
  if (moved.length === 0) {
    const flat = { ...nothing, hodgesLehmann: 0, flags: ['zero_variance'] };
    return { n, nZero, ...flat, reason: 'zero_variance' };
  }
  const { ranks, groups } = midRanks(moved.map(Math.abs), near);
  const v = sumWhere(ranks, moved);
  const most = (moved.length * (moved.length + 1)) / 2;
  const exact = moved.length <= mostExact;
  const normal = normalTest(v, moved.length, groups);
  return {
    n,
    nZero,
    v,
    ...normal,
    p: exact ? signSumPValue(ranks, v) : normal.pNormalCorrected,
    pGreater: exact ? upperTail(ranks, v) : normal.pGreater,
    ...prattTest(all, near),
    hodgesLehmann: hodgesLehmannOf(all),
    hodgesLehmannNonzero: hodgesLehmannOf(moved),
    ...(exact && groups.every((size) => size === 1) ? walshInterval(moved, level) : noInterval),
    rankBiserial: (2 * v) / most - 1,
    flags: exact ? [] : ['normal_approximation'],
    reason: null,
  };
}

const noInterval = { interval: null, achievedLevel: null };

const sumWhere = (ranks: readonly number[], signs: readonly number[]): number =>
  ranks.reduce((sum, rank, i) => ((signs[i] ?? 0) > 0 ? sum + rank : sum), 0);

/** P(V ≥ v), by the mirror image of the lower tail. */
function upperTail(ranks: readonly number[], v: number): number {
  const share = signSumDistribution(ranks);
  return Math.min(1, sumUpTo(share, share.length - 1 - Math.round(2 * v)));
}

function normalTest(v: number, n: number, groups: readonly number[]) {
  const se = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm(groups) / 48);
  const gap = v - (n * (n + 1)) / 4;
  const twoSided = (distance: number) => Math.min(1, 2 * normalCdf(-Math.abs(distance) / se));
  return {
    pNormal: twoSided(gap),
    pNormalCorrected: twoSided(Math.max(0, Math.abs(gap) - 0.5)),
    pGreater: normalCdf(-(gap - 0.5) / se),
  };
}

function prattTest(all: readonly number[], slack: number) {
  const { ranks } = midRanks(all.map(Math.abs), slack);
  const kept = ranks.filter((_, i) => all[i] !== 0);
  const up = sumWhere(ranks, all);
  const middle = kept.reduce((sum, rank) => sum + rank, 0) / 2;
  const prattZ = (up - middle) / Math.sqrt(kept.reduce((sum, rank) => sum + rank * rank, 0) / 4);
  return {
    prattZ,
    prattP: Math.min(1, 2 * normalCdf(-Math.abs(prattZ))),
    prattPExact: kept.length <= mostExact ? signSumPValue(kept, up) : null,
  };
}

/** Median of all averages of two changes, each with itself too. */
function hodgesLehmannOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return medianBy((sorted.length * (sorted.length + 1)) / 2, (k) => kthWalshAverage(sorted, k));
}

/** Order statistics of the Walsh averages; the level that they reach is at least the one asked for, if any do. */
function walshInterval(values: readonly number[], level: number) {
  const sorted = values.toSorted((one, other) => one - other);
  const count = (sorted.length * (sorted.length + 1)) / 2;
  const share = signSumDistribution(sorted.map((_, i) => i + 1)).filter((_, place) => place % 2 === 0);
  const k = Math.max(1, lowerQuantileOf(share, (1 - level) / 2));
  return {
    interval: { lower: kthWalshAverage(sorted, k), upper: kthWalshAverage(sorted, count + 1 - k) },
    achievedLevel: 1 - 2 * sumUpTo(share, k - 1),
  };
}
