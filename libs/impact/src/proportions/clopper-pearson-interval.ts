import { betaQuantile } from '../distributions/beta.js';
import { requireLevel } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';

/**
 * Clopper–Pearson interval: coverage is guaranteed, so it is wide; meant for audits.
 *
 * @param yes   0 ≤ yes ≤ asked; need not be whole when `asked` is an effective size
 * @param asked size; non-answers are not counted
 * @param level confidence as a proportion
 * @returns bounds between 0 and 1; lower 0 at yes = 0, upper 1 at yes = asked; null if asked is 0
 * @throws RangeError when yes is outside 0..asked
 * @source C. J. Clopper, E. S. Pearson (1934), Biometrika 26, 404–413
 * @example clopperPearsonInterval(81, 263, 0.95) // { lower: 0.2527, upper: 0.3676 }
 */
export function clopperPearsonInterval(yes: number, asked: number, level: number): Interval | null {
  if (!(yes >= 0 && yes <= asked)) throw new RangeError(`0 ≤ yes ≤ asked, not ${yes} of ${asked}`);
  requireLevel(level);
  if (asked === 0) return null;
  const tail = (1 - level) / 2;
  return {
    lower: yes === 0 ? 0 : betaQuantile(tail, yes, asked - yes + 1),
    upper: yes === asked ? 1 : betaQuantile(1 - tail, yes + 1, asked - yes),
  };
}
