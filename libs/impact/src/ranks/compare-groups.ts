import { chiSquareUpper } from '../distributions/chi-square.js';
import { fUpper } from '../distributions/f.js';
import type { NullReason } from '../estimate.js';
import { isFlat, roundingOf } from '../means/complete-pairs.js';
import { meanOf, varianceOf } from '../means/summary.js';
import { midRanks, tieTerm } from './mid-ranks.js';

/** Whether several groups differ by ranks. */
export interface KruskalWallis {
  n: number;
  h: number | null;
  df: number | null;
  p: number | null;
  /** Effect: H (n + 1)/(n² − 1), 0 to 1. */
  epsilonSquared: number | null;
  flags: string[];
  reason: NullReason | null;
}

/** Whether several means differ, without assuming equal variances. */
export interface WelchAnova {
  n: number;
  f: number | null;
  df1: number | null;
  df2: number | null;
  p: number | null;
  flags: string[];
  reason: NullReason | null;
}

type Groups = readonly (readonly (number | null)[])[];

/** Values that are there, by group, and why nothing can be said of them, if so; groups without any are left out. */
function valuesOf(groups: Groups): { given: number[][]; reason: NullReason | null } {
  const given = groups
    .map((group) => group.filter((value) => value !== null))
    .filter(({ length }) => length > 0);
  const values = given.flat();
  if (values.length === 0) return { given, reason: 'no_answers' };
  if (!values.every(Number.isFinite)) return { given, reason: 'not_defined' };
  return { given, reason: given.length < 2 ? 'too_few' : null };
}

/**
 * Kruskal–Wallis test of several independent groups, corrected for ties.
 *
 * @param groups values by group, null = missing; a group without values does not count
 * @returns H, upper tail of chi-square, epsilon squared. No values: null, `no_answers`. One group: null, `too_few`. All
 *          values equal: null, `zero_variance`. A value that is not finite: null, `not_defined`
 * @source W. H. Kruskal, W. A. Wallis (1952), J. Am. Stat. Assoc. 47, 583–621; M. Tomczak, E. Tomczak (2014), Trends
 *         Sport Sci. 1, 19–25
 * @example kruskalWallis([[1, 2], [3, 4]]) // rank sums 3 and 7: 12/20·(9/2 + 49/2) − 15 = 2.4
 */
export function kruskalWallis(groups: Groups): KruskalWallis {
  const { given, reason } = valuesOf(groups);
  const n = given.flat().length;
  const nothing = { n, h: null, df: null, p: null, epsilonSquared: null, flags: [] };
  if (reason) return { ...nothing, reason };
  const { ranks, groups: ties } = midRanks(given.flat());
  if (ties.length === 1) return { ...nothing, flags: ['zero_variance'], reason: 'zero_variance' };
  let [from, squares] = [0, 0];
  for (const { length } of given) {
    // Distance from the mean rank, so that no digits go in a difference of large sums.
    const gap = meanOf(ranks.slice(from, from + length)) - (n + 1) / 2;
    squares += length * gap * gap;
    from += length;
  }
  const h = ((12 / (n * (n + 1))) * squares) / (1 - tieTerm(ties) / (n ** 3 - n));
  const df = given.length - 1;
  return {
    n,
    h,
    df,
    p: chiSquareUpper(h, df),
    epsilonSquared: (h * (n + 1)) / (n * n - 1),
    flags: [],
    reason: null,
  };
}

/**
 * Welch's analysis of variance of several independent groups.
 *
 * @param groups values by group, null = missing; a group without values does not count
 * @returns F with its degrees of freedom, the second not whole. No values: null, `no_answers`. One group, or a group of
 *          one: null, `too_few`. A group without spread: null, `zero_variance`. Not finite: null, `not_defined`
 * @source B. L. Welch (1951), Biometrika 38, 330–336
 * @example welchAnova([[1, 2, 6], [0, 1, 2]]) // the square of Welch's t: F 1.5, df 1 and 2.56
 */
export function welchAnova(groups: Groups): WelchAnova {
  const { given, reason } = valuesOf(groups);
  const nothing = { n: given.flat().length, f: null, df1: null, df2: null, p: null, flags: [] };
  if (reason) return { ...nothing, reason };
  if (given.some(({ length }) => length < 2)) return { ...nothing, reason: 'too_few' };
  const slack = roundingOf(given.flat());
  if (given.some((group) => isFlat(group, slack)))
    return { ...nothing, flags: ['zero_variance'], reason: 'zero_variance' };
  const k = given.length;
  const weights = given.map((group) => group.length / varianceOf(group));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const origin = meanOf(given.flat());
  const means = given.map((group) => meanOf(group.map((value) => value - origin)));
  const centre = means.reduce((sum, mean, i) => sum + (weights[i] ?? 0) * mean, 0) / total;
  const between = means.reduce((sum, mean, i) => sum + (weights[i] ?? 0) * (mean - centre) ** 2, 0) / (k - 1);
  const unequal =
    given.reduce((sum, { length }, i) => sum + (1 - (weights[i] ?? 0) / total) ** 2 / (length - 1), 0) /
    (k * k - 1);
  const f = between / (1 + 2 * (k - 2) * unequal);
  const [df1, df2] = [k - 1, 1 / (3 * unequal)];
  return { ...nothing, f, df1, df2, p: fUpper(f, df1, df2), reason: null };
}
