import { noncentralityInterval } from '../distributions/noncentrality-interval.js';
import { requireLevel } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';
import { type CompletePairs, completePairs, isFlat } from './complete-pairs.js';
import { hedgesCorrection } from './hedges-correction.js';
import { type MeanEstimate, meanInterval } from './mean-interval.js';
import { covarianceOf, meanOf, varianceOf } from './summary.js';

/** Change in units of a spread; each says which spread. All null where the change or the spread has none. */
export interface StandardizedChange {
  /** Of the spread of the changes: for power, not for comparison. */
  dz: number | null;
  /** Of the mean of the two spreads: for comparison with other programmes. */
  dav: number | null;
  /** Of the root of the mean of the two variances. */
  davRms: number | null;
  /** Of the spread of the changes, corrected for the correlation. */
  drm: number | null;
  /** The same times Hedges' factor with n − 1 degrees of freedom. */
  gz: number | null;
  gav: number | null;
  hedges: number | null;
  ncpInterval: Interval | null;
  dzInterval: Interval | null;
  gzInterval: Interval | null;
}

/** Mean change of the people who have both values. */
export interface PairedChange extends MeanEstimate, StandardizedChange {
  nBefore: number;
  nAfter: number;
  nPairs: number;
  meanBefore: number | null;
  meanAfter: number | null;
  /** Correlation of before and after; null when one of them does not vary. */
  correlation: number | null;
}

/**
 * Mean change after − before of the people who answered both times, with Student's t interval and effect sizes.
 *
 * @param before one value a person, null = missing
 * @param after  the same people in the same order
 * @param level  confidence as a proportion
 * @returns change in the unit of the values. No complete pair: null, `no_answers`. One pair: change without
 *          interval, `too_few`. All changes equal: change without interval, t, p and effect, `zero_variance`. A value
 *          that is not finite, or lists of different length: null, `not_defined`. The flag
 *          `ncp_normal_approximation` says that the interval of the effect is approximate
 * @throws RangeError for a level outside 0 and 1
 * @source Student (1908), Biometrika 6, 1–25; D. Lakens (2013), Front. Psychol. 4, 863; L. V. Hedges (1981);
 *         J. H. Steiger, R. T. Fouladi (1997)
 * @example pairedChange([1, 2, 6], [2, 4, 9], 0.95) // change 2, sd 1, se 0.577, t 3.464, df 2, dz 2
 */
export function pairedChange(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  level: number,
): PairedChange {
  requireLevel(level);
  const pairs = completePairs(before, after);
  const counts = { nBefore: pairs.nBefore, nAfter: pairs.nAfter, nPairs: pairs.changes.length };
  const { mean, ...means } = meansOf(pairs, level);
  return { ...mean, ...counts, ...means, ...effectOf(pairs, mean, level), method: 'paired_t' };
}

function meansOf({ sound, before, after, changes, slack }: CompletePairs, level: number) {
  // Changes that differ by rounding only are one and the same change.
  const values = isFlat(changes, slack) ? changes.map(() => changes[0] ?? 0) : changes;
  const mean = meanInterval(sound ? values : [], level);
  if (!sound) return { mean: { ...mean, reason: 'not_defined' as const }, ...noMeans };
  if (changes.length === 0) return { mean, ...noMeans };
  return {
    mean,
    meanBefore: meanOf(before),
    meanAfter: meanOf(after),
    correlation: correlationOf(before, after),
  };
}

const noMeans = { meanBefore: null, meanAfter: null, correlation: null };

/**
 * Pearson's correlation; null when one of the lists does not vary.
 *
 * @example correlationOf([1, 2, 3], [2, 4, 6]) // 1
 */
export function correlationOf(x: readonly number[], y: readonly number[]): number | null {
  const spread = Math.sqrt(varianceOf(x)) * Math.sqrt(varianceOf(y));
  if (!(spread > 0)) return null;
  return Math.min(1, Math.max(-1, covarianceOf(x, y) / spread));
}

const noEffect: StandardizedChange = {
  dz: null,
  dav: null,
  davRms: null,
  drm: null,
  gz: null,
  gav: null,
  hedges: null,
  ncpInterval: null,
  dzInterval: null,
  gzInterval: null,
};

function effectOf(
  { before, after }: CompletePairs,
  mean: MeanEstimate,
  level: number,
): StandardizedChange & { flags: string[] } {
  const { estimate, sd, t, df, n, flags } = mean;
  if (estimate === null || t === null || df === null || !sd) return { ...noEffect, flags };
  const [first, second] = [varianceOf(before), varianceOf(after)];
  const average = (Math.sqrt(first) + Math.sqrt(second)) / 2;
  const correlation = correlationOf(before, after);
  const hedges = hedgesCorrection(df);
  const times = (factor: number | null, by: number | null) =>
    factor === null || by === null ? null : factor * by;
  const scaled = (interval: Interval, by: number | null): Interval | null =>
    by === null ? null : { lower: interval.lower * by, upper: interval.upper * by };
  const dz = estimate / sd;
  const dav = estimate / average;
  const { approximate, lower, upper } = noncentralityInterval(t, df, level);
  return {
    dz,
    dav,
    davRms: estimate / Math.sqrt((first + second) / 2),
    drm: correlation === null ? null : dz * Math.sqrt(2 * (1 - correlation)),
    gz: times(hedges, dz),
    gav: times(hedges, dav),
    hedges,
    ncpInterval: { lower, upper },
    dzInterval: scaled({ lower, upper }, 1 / Math.sqrt(n)),
    gzInterval: scaled({ lower, upper }, times(hedges, 1 / Math.sqrt(n))),
    flags: approximate ? [...flags, 'ncp_normal_approximation'] : flags,
  };
}
