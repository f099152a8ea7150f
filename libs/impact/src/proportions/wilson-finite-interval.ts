import type { Interval } from '../estimate.js';
import { requireCount } from './require-count.js';
import { wilsonBounds } from './wilson-interval.js';

/**
 * Wilson interval with the correction for a finite population.
 *
 * Only right when those who did not answer are missing by pure chance, which respondents of a course are not: off by
 * default, never used for published figures.
 *
 * @param yes        whole number, 0 ≤ yes ≤ asked
 * @param asked      people who answered
 * @param population everybody, whole, at least `asked`
 * @param level      confidence as a proportion
 * @returns effective size n* = n(N − 1)/(N − n), Infinity for a full census, with bounds between 0 and 1; null if
 *          asked is 0
 * @throws RangeError for a broken call
 * @source W. G. Cochran (1977), Sampling Techniques, 3rd ed., 3.3; E. B. Wilson (1927)
 * @example wilsonFiniteInterval(24, 30, 50, 0.95) // size 73.5
 */
export function wilsonFiniteInterval(
  yes: number,
  asked: number,
  population: number,
  level: number,
): (Interval & { size: number }) | null {
  requireCount(yes, asked);
  requireCount(asked, population);
  if (asked === 0) return null;
  const size = population === asked ? Infinity : (asked * (population - 1)) / (population - asked);
  return { size, ...wilsonBounds(yes / asked, size, level) };
}
