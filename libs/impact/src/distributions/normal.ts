import normal from '@stdlib/stats-base-dists-normal';

/**
 * P(Z ≤ x) of the standard normal distribution.
 *
 * @param x any number
 * @returns probability; for an upper tail pass −x, never 1 − result
 * @source W. J. Cody (1969), Math. Comp. 23, 631–637, as in @stdlib
 * @example normalCdf(-2.5) // 0.00620966532577613
 */
export function normalCdf(x: number): number {
  return normal.cdf(x, 0, 1);
}

/** One Halley step on a quantile below one half: @stdlib alone is off by 2e-9 at p = 1e-10. */
function lowerQuantile(p: number): number {
  const start = normal.quantile(p, 0, 1);
  const density = Math.exp((-start * start) / 2) / Math.sqrt(2 * Math.PI);
  if (!Number.isFinite(start) || density === 0) return start;
  const step = (normalCdf(start) - p) / density;
  return start - step / (1 + (start * step) / 2);
}

/**
 * The z below which a standard normal variable falls with probability p.
 *
 * @param p probability, 0 ≤ p ≤ 1
 * @returns z; −Infinity at 0, Infinity at 1
 * @throws RangeError when p is no probability
 * @source M. J. Wichura (1988), Applied Statistics 37, 477–484 (AS 241); refined by one Halley step
 * @example normalQuantile(0.975) // 1.95996398454005
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is between 0 and 1, not ${p}`);
  if (p === 0.5) return 0;
  return p < 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p);
}

/**
 * The z of a two-sided interval.
 *
 * @param level confidence as a proportion, above 0 and below 1
 * @throws RangeError for any other level
 * @source standard normal distribution
 * @example twoSidedZ(0.95) // 1.95996398454005
 */
export function twoSidedZ(level: number): number {
  requireLevel(level);
  return -normalQuantile((1 - level) / 2);
}

/** @throws RangeError unless the confidence level lies between 0 and 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level is between 0 and 1, not ${level}`);
}
