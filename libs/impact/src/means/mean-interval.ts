import { requireLevel } from '../distributions/normal.js';
import { studentTPValue, studentTQuantile } from '../distributions/student-t.js';
import { type Estimate, missingEstimate } from '../estimate.js';
import { meanOf, varianceOf } from './summary.js';

/** A mean with its spread and the test against zero. */
export interface MeanEstimate extends Estimate {
  sd: number | null;
  t: number | null;
  /** Two-sided, against a mean of zero. */
  p: number | null;
}

/**
 * Mean with Student's t interval.
 *
 * @param values answers only; missing ones are left out by the caller
 * @param level  confidence as a proportion
 * @returns mean in the unit of the values. No values: null, `no_answers`. One value: mean without interval,
 *          `too_few`. All equal: mean without interval, `zero_variance`, because a width of 0 is not precision
 * @throws RangeError when a value is not finite
 * @source Student (1908), Biometrika 6, 1–25
 * @example meanInterval([1, 2, 6], 0.95) // estimate 3, se 1.5275, lower -3.572, upper 9.572, df 2
 */
export function meanInterval(values: readonly number[], level: number): MeanEstimate {
  requireLevel(level);
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError('values must be finite');
  const n = values.length;
  const none = { sd: null, t: null, p: null };
  const frame = { method: 't', conf: level, n, n_eff: n };
  if (n === 0) return { ...missingEstimate('no_answers', frame), ...none };
  const mean = meanOf(values);
  if (n === 1)
    return { ...missingEstimate('too_few', { ...frame, estimate: mean, flags: ['n_1'] }), ...none };
  const sd = Math.sqrt(varianceOf(values));
  const df = n - 1;
  if (isConstant(values)) {
    const flat = { ...frame, estimate: mean, se: 0, df, flags: ['zero_variance'] };
    return { ...missingEstimate('zero_variance', flat), ...none, sd: 0 };
  }
  const se = sd / Math.sqrt(n);
  const half = studentTQuantile(1 - (1 - level) / 2, df) * se;
  return {
    ...frame,
    estimate: mean,
    se,
    lower: mean - half,
    upper: mean + half,
    df,
    flags: [],
    reason: null,
    sd,
    t: mean / se,
    p: studentTPValue(mean / se, df),
  };
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
