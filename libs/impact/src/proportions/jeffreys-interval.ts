import { betaQuantile } from '../distributions/beta.js';
import { requireLevel } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';
import { requireCount } from './require-count.js';

/** `raw`: the two beta quantiles; `published`: lower 0 when nobody and upper 1 when everybody said yes. */
export type JeffreysEnds = 'raw' | 'published';

/**
 * Jeffreys interval: equal tails of Beta(yes + ½, no + ½).
 *
 * @param yes   whole number, 0 ≤ yes ≤ asked
 * @param asked whole number; non-answers are not counted
 * @param level confidence as a proportion
 * @param ends  what happens at 0 % and 100 %
 * @returns bounds between 0 and 1, or null if asked is 0
 * @throws RangeError for a broken call
 * @source L. D. Brown, T. T. Cai, A. DasGupta (2001), Stat. Sci. 16, 101–133
 * @example jeffreysInterval(1, 29, 0.95) // { lower: 0.003746, upper: 0.150078 }
 */
export function jeffreysInterval(
  yes: number,
  asked: number,
  level: number,
  ends: JeffreysEnds = 'published',
): Interval | null {
  requireCount(yes, asked);
  requireLevel(level);
  if (asked === 0) return null;
  const tail = (1 - level) / 2;
  const [a, b] = [yes + 0.5, asked - yes + 0.5];
  return {
    lower: ends === 'published' && yes === 0 ? 0 : betaQuantile(tail, a, b),
    upper: ends === 'published' && yes === asked ? 1 : betaQuantile(1 - tail, a, b),
  };
}
