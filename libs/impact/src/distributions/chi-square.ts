import gammainc from '@stdlib/math-base-special-gammainc';
import chisquare from '@stdlib/stats-base-dists-chisquare';

/**
 * The value below which a chi-square variable falls with probability p.
 *
 * @param p  probability, 0 ≤ p ≤ 1
 * @param df degrees of freedom, above 0, not necessarily whole
 * @source inverse incomplete gamma function, as in Boost and @stdlib
 * @example chiSquareQuantile(0.95, 1) // 3.84145882069412
 */
export function chiSquareQuantile(p: number, df: number): number {
  return chisquare.quantile(p, df);
}

/**
 * P(X > x) of chi-square: the tail itself, since 1 − P(X ≤ x) is 0 for tiny p values.
 *
 * @param x  statistic, 0 or more
 * @param df degrees of freedom, above 0
 * @source regularised upper incomplete gamma function Q(df/2, x/2)
 * @example chiSquareUpper(200, 4) // 3.75727673578104e-42
 */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}
