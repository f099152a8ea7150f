import { type MeanEstimate, meanInterval } from '../means/mean-interval.js';
import type { Estimate } from '../estimate.js';
import { wilsonInterval } from './wilson-interval.js';

/** What people said to one Likert item, lowest point first. */
export interface LikertDistribution {
  /** Answers on the scale. */
  n: number;
  /** "Not applicable", "I do not know" and no answer, counted apart. */
  missing: number;
  /** Aligned with the points given. */
  counts: number[];
  shares: Estimate[];
  /** Share of the two highest points. */
  top2: Estimate;
  bottom2: Estimate;
  /** top2 − bottom2, −1..1; null without answers. */
  net: number | null;
  /** Secondary: points taken as 1, 2, 3 … with equal steps. */
  mean: MeanEstimate;
  median: number | null;
}

/**
 * Distribution of a Likert item: counts and shares with Wilson intervals, top-2 and bottom-2.
 *
 * @param values answers as points; null = missing, counted separately and never a category
 * @param points the scale from lowest to highest, e.g. [1, 2, 3, 4, 5]; at least two
 * @param level  confidence as a proportion
 * @throws RangeError for a value that is not on the scale
 * @source METHODS §1.1; E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 * @example likertDistribution([5, 4, 4, 2, null], [1, 2, 3, 4, 5], 0.95).top2.estimate // 0.75, n 4, missing 1
 */
export function likertDistribution(
  values: readonly (number | null)[],
  points: readonly number[],
  level: number,
): LikertDistribution {
  const answers = values.filter((value): value is number => value !== null);
  if (points.length < 2) throw new RangeError('a scale has at least two points');
  if (answers.some((value) => !points.includes(value))) throw new RangeError('a value is not on the scale');
  const n = answers.length;
  const counts = points.map((point) => answers.filter((value) => value === point).length);
  const upTo = (part: readonly number[]): number => part.reduce((sum, count) => sum + count, 0);
  const [top, bottom] = [upTo(counts.slice(-2)), upTo(counts.slice(0, 2))];
  const sorted = [...answers].sort((a, b) => a - b);
  return {
    n,
    missing: values.length - n,
    counts,
    shares: counts.map((count) => wilsonInterval(count, n, level)),
    top2: wilsonInterval(top, n, level),
    bottom2: wilsonInterval(bottom, n, level),
    net: n === 0 ? null : (top - bottom) / n,
    mean: meanInterval(answers, level),
    median: n === 0 ? null : ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2,
  };
}
