import type { NullReason } from '../estimate.js';
import { covarianceOf, varianceOf } from '../means/summary.js';

/** A correlation, or why there is none. */
export interface Discrimination {
  /** −1 to 1; null with a reason. */
  r: number | null;
  n: number;
  reason: NullReason | null;
}

/**
 * Whether a question tells those who know much from those who know little: the correlation of its points with the
 * points of all *other* questions (the question itself is left out, else it would correlate with itself). Of a
 * question that is right or wrong this is the corrected point-biserial coefficient.
 *
 * @param points points in this question, one entry a person; unanswered is 0 of its points
 * @param totals points in the whole test, the same people in the same order; this question is among them
 * @returns r between −1 and 1; above .3 is usual for a good question, near 0 it tells nothing, below 0 the key should be
 *          looked at. Null with reason `too_few` below three people, `zero_variance` when all have the same points in
 *          the question or in the rest
 * @throws RangeError when the lists differ in length
 * @source F. M. Lord, M. R. Novick (1968), Statistical Theories of Mental Test Scores, 329–331; S. Henrysson (1963),
 *         Psychometrika 28, 211–218
 * @example correctedPointBiserial([1, 1, 0, 0], [4, 3, 2, 1]).r // 0.7071: with the rest (3, 2, 2, 1)
 */
export function correctedPointBiserial(points: readonly number[], totals: readonly number[]): Discrimination {
  if (points.length !== totals.length) throw new RangeError('one total for each person is needed');
  const n = points.length;
  if (n < 3) return { r: null, n, reason: 'too_few' };
  const rest = totals.map((total, person) => total - (points[person] ?? 0));
  const spread = Math.sqrt(varianceOf(points) * varianceOf(rest));
  if (spread < 1e-12) return { r: null, n, reason: 'zero_variance' };
  return { r: Math.max(-1, Math.min(1, covarianceOf(points, rest) / spread)), n, reason: null };
}
