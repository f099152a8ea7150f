import { betaQuantile } from '../distributions/beta.js';
import { studentTQuantile } from '../distributions/student-t.js';
import type { Interval } from '../estimate.js';
import { wilsonBounds } from '../proportions/wilson-interval.js';
import type { Column } from './figure-columns.js';
import type { WeightedMean } from './weigh-column.js';

/**
 * Of a share: Wilson on the effective number of answers, near 0 and 1 Clopper-Pearson on it (Korn and Graubard); that
 * number is cut by the few degrees of freedom of a few activities. Of a mean: t.
 *
 * @returns in the unit of the figure; null without spread
 * @source E. L. Korn, B. I. Graubard (1998), Surv. Methodol. 24, 193–201; METHODS §3
 * @example share 0.70, se 0.0847, df 39: Wilson on 29.3 people, [0.517, 0.836]
 */
export function weightedInterval(
  mean: Pick<WeightedMean, 'estimate' | 'se' | 'df' | 'n'>,
  unit: Column['unit'],
  level: number,
): Interval | null {
  const { estimate, se, df, n } = mean;
  if (!(se > 0) || df < 1 || n < 2) return null;
  const tail = (1 - level) / 2;
  const t = studentTQuantile(1 - tail, df);
  if (unit === 'mean') return { lower: estimate - t * se, upper: estimate + t * se };
  if (unit === 'points')
    return { lower: Math.max(-100, estimate - t * se), upper: Math.min(100, estimate + t * se) };
  return estimate > 0 && estimate < 1 ? shareInterval(mean, t, tail) : null;
}

function shareInterval(
  { estimate, se, n }: Pick<WeightedMean, 'estimate' | 'se' | 'n'>,
  t: number,
  tail: number,
): Interval {
  const size = ((estimate * (1 - estimate)) / (se * se)) * (studentTQuantile(1 - tail, n - 1) / t) ** 2;
  if (estimate > 0.1 && estimate < 0.9) return wilsonBounds(estimate, size, 1 - 2 * tail);
  return {
    lower: betaQuantile(tail, size * estimate, size * (1 - estimate) + 1),
    upper: betaQuantile(1 - tail, size * estimate + 1, size * (1 - estimate)),
  };
}
