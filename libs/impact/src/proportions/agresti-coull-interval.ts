import { twoSidedZ } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';
import { requireCount } from './require-count.js';

/**
 * Agresti–Coull interval: Wald after adding z² people, half of them yes.
 *
 * @param yes   whole number, 0 ≤ yes ≤ asked
 * @param asked whole number; non-answers are not counted
 * @param level confidence as a proportion
 * @returns bounds that may leave 0..1 (clip when showing), or null if asked is 0
 * @throws RangeError for a broken call
 * @source A. Agresti, B. A. Coull (1998), Am. Stat. 52, 119–126
 * @example agrestiCoullInterval(0, 20, 0.95) // { lower: -0.0287, upper: 0.1898 }
 */
export function agrestiCoullInterval(yes: number, asked: number, level: number): Interval | null {
  requireCount(yes, asked);
  if (asked === 0) return null;
  const z = twoSidedZ(level);
  const size = asked + z * z;
  const share = (yes + (z * z) / 2) / size;
  const half = z * Math.sqrt((share * (1 - share)) / size);
  return { lower: share - half, upper: share + half };
}
