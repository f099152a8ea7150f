import type { NullReason } from '../estimate.js';

/** Whether a sum of money tells what one of those behind it has given. */
export interface Dominance {
  /** Contributors, with those of 0. */
  n: number;
  /** Share of the largest one, and of the two largest, 0 to 1. */
  largestShare: number | null;
  twoLargestShare: number | null;
  /** For each (n, k) rule whether the n largest hold more than the share k. */
  dominated: (boolean | null)[];
  /** Whether the second largest can guess the largest to within p per cent. */
  pPercent: boolean | null;
  /** What the others hold, in units of the largest. */
  remainderRatio: number | null;
  reason: NullReason | null;
}

/**
 * The (n, k) dominance rules and the p % rule of a sum, such as benefits by organisation.
 *
 * @param contributions amounts, 0 or more, one a contributor
 * @param rules         `largest` how many contributors, `share` of the sum that they may hold, 0 to 1
 * @param p             per cent to which nobody may be guessed
 * @returns whether the sum is sensitive by each rule: more than `share`, or a remainder below p/100 of the largest.
 *          Nobody: null, `no_answers`. All 0: null, `zero_variance`. Negative or not finite: null, `not_defined`
 * @source A. Hundepool et al. (2012), Statistical Disclosure Control, ch. 4; FCSM (2005), Working Paper 22
 * @example dominance([90, 5, 5], [{ largest: 1, share: 0.75 }], 10) // .9 > .75: dominated; 5 < 9: sensitive
 */
export function dominance(
  contributions: readonly number[],
  rules: readonly { largest: number; share: number }[],
  p: number,
): Dominance {
  const n = contributions.length;
  const none = (reason: NullReason): Dominance => ({
    n,
    largestShare: null,
    twoLargestShare: null,
    dominated: rules.map(() => null),
    pPercent: null,
    remainderRatio: null,
    reason,
  });
  if (n === 0) return none('no_answers');
  if (!contributions.every((amount) => Number.isFinite(amount) && amount >= 0)) return none('not_defined');
  const sorted = contributions.toSorted((one, other) => other - one);
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const total = sumOf(sorted);
  if (total === 0) return none('zero_variance');
  const [largest = 0] = sorted;
  const rest = sumOf(sorted.slice(2));
  return {
    n,
    largestShare: largest / total,
    twoLargestShare: sumOf(sorted.slice(0, 2)) / total,
    dominated: rules.map((rule) => sumOf(sorted.slice(0, rule.largest)) > rule.share * total),
    pPercent: rest < (p / 100) * largest,
    remainderRatio: rest / largest,
    reason: null,
  };
}
