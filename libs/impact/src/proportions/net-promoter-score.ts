import { twoSidedZ } from '../distributions/normal.js';
import { studentTQuantile } from '../distributions/student-t.js';
import { type Estimate, type Interval, missingEstimate } from '../estimate.js';

/** The score with its counts and the other intervals in use. */
export interface NetPromoterScore extends Estimate {
  promoters: number;
  passives: number;
  detractors: number;
  /** Standard error in points with n, and with n − 1. */
  seWald: number | null;
  seSample: number | null;
  wald: Interval | null;
  tInterval: Interval | null;
  /** Centre of the adjusted interval, which is not the score itself. */
  adjustedCentre: number | null;
}

/** Variance of the mean of the scores +1, 0, −1 times the size. */
function spread(up: number, down: number): number {
  return up + down - (up - down) ** 2;
}

/**
 * Net Promoter Score, 100 × (share of 9–10 − share of 0–6), with the adjusted-Wald interval.
 *
 * @param scores answers 0–10; missing ones are left out by the caller
 * @param level  confidence as a proportion
 * @returns points between −100 and 100; bounds are not clipped. Nobody: null, `no_answers`. Below 30 answers
 *          the flag `small_sample` says that no trend may be drawn
 * @throws RangeError for a score outside 0–10 or not whole
 * @source F. Reichheld (2003), Harvard Business Review 81(12); B. Rocks (2016), Am. Stat. 70, 365–372
 * @example netPromoterScore([...12 × 10, ...4 × 8, ...4 × 3], 0.95).estimate // 40
 */
export function netPromoterScore(scores: readonly number[], level: number): NetPromoterScore {
  if (scores.some((score) => !Number.isInteger(score) || score < 0 || score > 10)) {
    throw new RangeError('scores are whole numbers from 0 to 10');
  }
  const n = scores.length;
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  const counts = { promoters, passives: n - promoters - detractors, detractors };
  const z = twoSidedZ(level);
  if (n === 0) {
    const none = { seWald: null, seSample: null, wald: null, tInterval: null, adjustedCentre: null };
    return {
      ...missingEstimate('no_answers', { method: 'nps_adjusted_wald', conf: level }),
      ...counts,
      ...none,
    };
  }
  const [up, down] = [promoters / n, detractors / n];
  const estimate = 100 * (up - down);
  const seWald = 100 * Math.sqrt(Math.max(0, spread(up, down)) / n);
  const seSample = n > 1 ? seWald * Math.sqrt(n / (n - 1)) : null;
  const around = (centre: number, half: number): Interval => ({ lower: centre - half, upper: centre + half });
  // Rocks: ¾ to promoters and detractors, 3 to everybody; it keeps a width when all say the same.
  const [upA, downA, size] = [(promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3), n + 3];
  const adjustedCentre = 100 * (upA - downA);
  return {
    estimate,
    se: seWald,
    ...around(adjustedCentre, 100 * z * Math.sqrt(spread(upA, downA) / size)),
    conf: level,
    n,
    n_eff: n,
    df: null,
    method: 'nps_adjusted_wald',
    flags: n < 30 ? ['small_sample'] : [],
    reason: null,
    ...counts,
    seWald,
    seSample,
    wald: around(estimate, z * seWald),
    tInterval:
      seSample === null ? null : around(estimate, studentTQuantile(1 - (1 - level) / 2, n - 1) * seSample),
    adjustedCentre,
  };
}
