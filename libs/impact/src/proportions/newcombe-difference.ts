import { requireLevel } from '../distributions/normal.js';
import { type Estimate, missingEstimate } from '../estimate.js';
import { wilsonBounds } from './wilson-interval.js';

/** How many said yes of how many who answered. */
export interface Share {
  yes: number;
  asked: number;
}

/**
 * Difference of two independent shares, first − second, with Newcombe's hybrid score interval.
 *
 * @param first  yes and asked: whole numbers, 0 ≤ yes ≤ asked
 * @param second the same of other people
 * @param level  confidence as a proportion
 * @returns difference between −1 and 1. Nobody asked in a group: null, `no_answers`. Counts that cannot be: null,
 *          `not_defined`
 * @throws RangeError for a level outside 0 and 1
 * @source R. G. Newcombe (1998), Stat. Med. 17, 873–890, method 10
 * @example newcombeDifference({ yes: 56, asked: 70 }, { yes: 48, asked: 80 }, 0.95) // 0.2, 0.0524 to 0.3339
 */
export function newcombeDifference(first: Share, second: Share, level: number): Estimate {
  requireLevel(level);
  const method = 'newcombe_10';
  if (!isCount(first) || !isCount(second)) return missingEstimate('not_defined', { method, conf: level });
  const n = first.asked + second.asked;
  const frame = { method, conf: level, n, n_eff: n };
  if (first.asked === 0 || second.asked === 0) return missingEstimate('no_answers', frame);
  const [p1, p2] = [first.yes / first.asked, second.yes / second.asked];
  const [one, other] = [wilsonBounds(p1, first.asked, level), wilsonBounds(p2, second.asked, level)];
  const estimate = p1 - p2;
  return {
    ...frame,
    estimate,
    se: Math.sqrt((p1 * (1 - p1)) / first.asked + (p2 * (1 - p2)) / second.asked),
    lower: estimate - Math.hypot(p1 - one.lower, other.upper - p2),
    upper: estimate + Math.hypot(one.upper - p1, p2 - other.lower),
    df: null,
    flags: [],
    reason: null,
  };
}

function isCount({ yes, asked }: Share): boolean {
  return Number.isSafeInteger(yes) && Number.isSafeInteger(asked) && yes >= 0 && yes <= asked;
}
