import { twoSidedZ } from '../distributions/normal.js';
import { type Estimate, type Interval, missingEstimate } from '../estimate.js';
import { requireCount } from './require-count.js';

/**
 * Wilson score bounds for a share and any size, which may be an effective one.
 *
 * @param share between 0 and 1
 * @param size  above 0; not necessarily whole
 * @param level confidence as a proportion
 * @returns bounds between 0 and 1; exactly 0 at share 0 and exactly 1 at share 1
 * @source E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 * @example wilsonBounds(0.8, 10, 0.95) // { lower: 0.490, upper: 0.943 }
 */
export function wilsonBounds(share: number, size: number, level: number): Interval {
  if (size === Infinity) return { lower: share, upper: share };
  const z2 = twoSidedZ(level) ** 2;
  const denominator = 1 + z2 / size;
  const centre = (share + z2 / (2 * size)) / denominator;
  const half = Math.sqrt(z2 * ((share * (1 - share)) / size + z2 / (4 * size * size))) / denominator;
  return {
    lower: share <= 0 ? 0 : Math.max(0, centre - half),
    upper: share >= 1 ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Wilson score interval for a proportion.
 *
 * @param yes   people who said yes: whole number, 0 ≤ yes ≤ asked
 * @param asked people who answered: whole number; non-answers are not counted
 * @param level confidence as a proportion, e.g. 0.95
 * @returns the share with its interval between 0 and 1; null with reason `no_answers` if asked is 0
 * @throws RangeError only for a broken call (yes outside 0..asked, not whole)
 * @source E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 * @example wilsonInterval(8, 10, 0.95) // estimate 0.8, lower 0.490, upper 0.943
 */
export function wilsonInterval(yes: number, asked: number, level: number): Estimate {
  requireCount(yes, asked);
  if (asked === 0) return missingEstimate('no_answers', { method: 'wilson', conf: level });
  const share = yes / asked;
  return {
    estimate: share,
    se: Math.sqrt((share * (1 - share)) / asked),
    ...wilsonBounds(share, asked, level),
    conf: level,
    n: asked,
    n_eff: asked,
    df: null,
    method: 'wilson',
    flags: [],
    reason: null,
  };
}
