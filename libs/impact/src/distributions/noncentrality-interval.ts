import type { Interval } from '../estimate.js';
import { noncentralTCdf } from './noncentral-t.js';
import { twoSidedZ } from './normal.js';

/** Beyond this the series of the noncentral t cannot be added up. */
const most = 37.6;

/** The interval, and whether it is the normal approximation. */
export interface NoncentralityInterval extends Interval {
  approximate: boolean;
}

/**
 * Noncentralities under which a t statistic is neither too large nor too small.
 *
 * @param t     the statistic, finite
 * @param df    degrees of freedom, above 0
 * @param level confidence as a proportion
 * @returns bounds with P(T ≤ t) = 1 − α/2 below and α/2 above. Where one would pass 37.6, both are
 *          t ± z √(1 + t²/(2 df)), `approximate`
 * @throws RangeError for a level outside 0 and 1
 * @source J. H. Steiger, R. T. Fouladi (1997) in What if there were no significance tests?, 221–257; G. Cumming
 *         (2012), Understanding the New Statistics
 * @example noncentralityInterval(4.06212768338204, 9, 0.95) // 1.31116809, 6.69775631
 */
export function noncentralityInterval(t: number, df: number, level: number): NoncentralityInterval {
  const z = twoSidedZ(level);
  const tail = (1 - level) / 2;
  const reaches =
    Math.abs(t) < most && noncentralTCdf(t, df, most) < tail && noncentralTCdf(t, df, -most) > 1 - tail;
  if (!reaches) {
    const half = z * Math.sqrt(1 + (t * t) / (2 * df));
    return { lower: t - half, upper: t + half, approximate: true };
  }
  return { lower: noncentralityAt(t, df, 1 - tail), upper: noncentralityAt(t, df, tail), approximate: false };
}

/** The noncentrality at which P(T ≤ t) is p; the probability falls as the noncentrality grows. */
function noncentralityAt(t: number, df: number, p: number): number {
  let [low, high] = [-most, most];
  for (let step = 0; step < 60 && high - low > 1e-14 * Math.max(1, Math.abs(low)); step += 1) {
    const middle = (low + high) / 2;
    if (noncentralTCdf(t, df, middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
