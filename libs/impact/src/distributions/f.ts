import beta from '@stdlib/stats-base-dists-beta';
import f from '@stdlib/stats-base-dists-f';

/**
 * The value below which an F variable falls with probability p.
 *
 * @param p   probability, 0 ≤ p ≤ 1
 * @param df1 degrees of freedom of the numerator, above 0
 * @param df2 degrees of freedom of the denominator, above 0
 * @source inverse incomplete beta function, as in Boost and @stdlib
 * @example fQuantile(0.975, 5, 15) // 3.57641534927906
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return f.quantile(p, df1, df2);
}

/**
 * P(F > x): the tail itself, so that tiny p values survive.
 *
 * @param x   statistic, 0 or more
 * @param df1 degrees of freedom of the numerator, above 0
 * @param df2 degrees of freedom of the denominator, above 0
 * @source incomplete beta function I(df2/(df2 + df1 x); df2/2, df1/2)
 * @example fUpper(3.57641534927906, 5, 15) // 0.025
 */
export function fUpper(x: number, df1: number, df2: number): number {
  return x <= 0 ? 1 : beta.cdf(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
}
