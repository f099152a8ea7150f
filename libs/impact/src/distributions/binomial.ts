import beta from '@stdlib/stats-base-dists-beta';

/**
 * P(B ≤ k) of a binomial variable.
 *
 * @param k     successes, whole
 * @param n     trials, whole, 0 or more
 * @param share probability of a success, above 0 and below 1
 * @source incomplete beta function I(1 − share; n − k, k + 1)
 * @example binomialCdf(1, 3, 0.5) // 4/8
 */
export function binomialCdf(k: number, n: number, share: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : beta.cdf(1 - share, n - k, k + 1);
}
