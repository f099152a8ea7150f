import t from '@stdlib/stats-base-dists-t';

/**
 * The t below which Student's t falls with probability p.
 *
 * @param p  probability, 0 ≤ p ≤ 1
 * @param df degrees of freedom, above 0, not necessarily whole; Infinity gives the normal quantile
 * @source Student (1908), Biometrika 6, 1–25; through the incomplete beta function of @stdlib
 * @example studentTQuantile(0.975, 9) // 2.2621571627982
 */
export function studentTQuantile(p: number, df: number): number {
  return p === 0.5 ? 0 : t.quantile(p, df);
}

/**
 * P(T > x) of Student's t: the tail itself, so that tiny p values survive.
 *
 * @param x  any number
 * @param df degrees of freedom, above 0
 * @source Student (1908), Biometrika 6, 1–25
 * @example studentTUpper(2.5, 9) // 0.0169309138414929
 */
export function studentTUpper(x: number, df: number): number {
  return t.cdf(-x, df);
}

/**
 * Two-sided p value of a t statistic.
 *
 * @source Student (1908), Biometrika 6, 1–25
 * @example studentTPValue(4.06212768338204, 9) // 0.00283289019738427
 */
export function studentTPValue(x: number, df: number): number {
  return Math.min(1, 2 * t.cdf(-Math.abs(x), df));
}
