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
