import { twoSidedZ } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';
import { requireCount } from './require-count.js';

/**
 * Wilson interval with continuity correction: conservative, not the default.
 *
 * The correction is ½, but never more than |yes − asked/2|, as R's prop.test against ½ has it.
 *
 * @param yes   whole number, 0 ≤ yes ≤ asked
 * @param asked whole number; non-answers are not counted
 * @param level confidence as a proportion
 * @returns bounds between 0 and 1, or null if asked is 0
 * @throws RangeError for a broken call
 * @source R. G. Newcombe (1998), Stat. Med. 17, 857–872, method 4; R prop.test(correct = TRUE)
 * @example wilsonCorrectedInterval(81, 263, 0.95) // { lower: 0.2535, upper: 0.3682 }
 */
export function wilsonCorrectedInterval(yes: number, asked: number, level: number): Interval | null {
  requireCount(yes, asked);
  if (asked === 0) return null;
  const z = twoSidedZ(level);
  const correction = Math.min(0.5, Math.abs(yes - asked / 2));
  const share = yes / asked;
  const z22n = (z * z) / (2 * asked);
  const bound = (sign: 1 | -1): number => {
    const shifted = share + (sign * correction) / asked;
    const root = z * Math.sqrt((shifted * (1 - shifted)) / asked + z22n / (2 * asked));
    return (shifted + z22n + sign * root) / (1 + 2 * z22n);
  };
  return {
    lower: yes === 0 ? 0 : Math.max(0, bound(-1)),
    upper: yes === asked ? 1 : Math.min(1, bound(1)),
  };
}
