import beta from '@stdlib/stats-base-dists-beta';

/**
 * The value below which a Beta(a, b) variable falls with probability p.
 *
 * @param p probability, 0 ≤ p ≤ 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @source Temme's inversion of the incomplete beta function, as in Boost and @stdlib
 * @example betaQuantile(0.025, 81, 183) // 0.252736745585271
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return beta.quantile(p, a, b);
}
