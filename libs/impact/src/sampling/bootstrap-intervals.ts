import { normalCdf, normalQuantile } from '../distributions/normal.js';
import type { Interval } from '../estimate.js';
import { at, type SamplingReason, sumOf } from './values.js';

/** Intervals of a figure from its bootstrap replicates. */
export interface BootstrapIntervals {
  estimate: number | null;
  se: number | null;
  bias: number | null;
  normal: Interval | null;
  basic: Interval | null;
  percentile: Interval | null;
  z0: number | null;
  bca: (Interval & { a: number; alpha: [number, number] }) | null;
  jackknifeSe: number | null;
  flags: string[];
  reason: SamplingReason | null;
}

/**
 * Normal, basic, percentile and BCa intervals of a figure of independent people.
 *
 * @param size    how many people
 * @param figure  works it out from row numbers (from 0); NaN where it cannot
 * @param resamples row numbers of each replicate, drawn by the caller, who keeps the seed
 * @returns nulls with `not_defined` when the figure cannot be worked out; replicates without one are left out and
 *          flagged. BCa null when every replicate lies on one side. Quantiles: order statistic (R + 1)·α, interpolated
 *          on the normal scale; flag `extreme_order` when it lies beyond the replicates
 * @source B. Efron, R. Tibshirani (1993), 13–14; A. Davison, D. Hinkley (1997), 5.2–5.3; R boot `boot.ci`
 * @example replicates 1 … 999, level 0.95: percentile [25, 975]
 */
export function bootstrapIntervals(
  size: number,
  figure: (rows: ArrayLike<number>) => number,
  resamples: Iterable<ArrayLike<number>>,
  level = 0.95,
): BootstrapIntervals {
  const none = {
    se: null,
    bias: null,
    normal: null,
    basic: null,
    percentile: null,
    z0: null,
    bca: null,
    jackknifeSe: null,
  };
  const everybody = Int32Array.from({ length: size }, (_none, i) => i);
  const estimate = size === 0 ? Number.NaN : figure(everybody);
  const all = Array.from(resamples, figure);
  const found = Float64Array.from(all.filter((value) => Number.isFinite(value))).sort();
  if (!Number.isFinite(estimate))
    return { estimate: null, ...none, flags: [], reason: size === 0 ? 'no_answers' : 'not_defined' };
  if (found.length < 2) return { estimate, ...none, flags: [], reason: 'too_few' };
  const mean = sumOf(found) / found.length;
  const se = Math.sqrt(sumOf(found.map((value) => (value - mean) ** 2)) / (found.length - 1));
  const bias = mean - estimate;
  const tail = (1 - level) / 2;
  const z = -normalQuantile(tail);
  const [low, high] = [orderQuantile(found, tail), orderQuantile(found, 1 - tail)];
  const jack = jackknifeOf(everybody, figure);
  const z0 = normalQuantile(found.filter((value) => value < estimate).length / found.length);
  const flags = [
    ...(found.length < all.length ? ['replicates_left_out'] : []),
    ...((found.length + 1) * tail < 1 ? ['extreme_order'] : []),
  ];
  return {
    estimate,
    se,
    bias,
    normal: { lower: estimate - bias - z * se, upper: estimate - bias + z * se },
    basic: { lower: 2 * estimate - high, upper: 2 * estimate - low },
    percentile: { lower: low, upper: high },
    z0: Number.isFinite(z0) ? z0 : null,
    bca: accelerated(found, z0, z, jack.acceleration),
    jackknifeSe: jack.se,
    flags: se === 0 ? [...flags, 'zero_variance'] : flags,
    reason: null,
  };
}

function accelerated(
  found: Float64Array,
  z0: number,
  z: number,
  a: number | null,
): BootstrapIntervals['bca'] {
  if (!Number.isFinite(z0) || a === null) return null;
  const move = (by: number) => normalCdf(z0 + (z0 + by) / (1 - a * (z0 + by)));
  const alpha: [number, number] = [move(-z), move(z)];
  return { a, alpha, lower: orderQuantile(found, alpha[0]), upper: orderQuantile(found, alpha[1]) };
}

/** Order statistic (R + 1)·α of sorted replicates, between two of them on the normal scale. */
function orderQuantile(sorted: Float64Array, alpha: number): number {
  const size = sorted.length;
  const exact = (size + 1) * alpha;
  // 1000·0.025 is 25 and a little; a whole number is meant.
  const rank = Math.abs(exact - Math.round(exact)) < 1e-9 ? Math.round(exact) : exact;
  const k = Math.trunc(rank);
  if (k < 1) return at(sorted, 0);
  if (k >= size) return at(sorted, size - 1);
  if (k === rank) return at(sorted, k - 1);
  const [from, to] = [normalQuantile(k / (size + 1)), normalQuantile((k + 1) / (size + 1))];
  const part = (normalQuantile(alpha) - from) / (to - from);
  return at(sorted, k - 1) + part * (at(sorted, k) - at(sorted, k - 1));
}

/** Leaving one person out: acceleration from θ̄ − θ_i, and the standard error around their mean. */
function jackknifeOf(everybody: Int32Array, figure: (rows: ArrayLike<number>) => number) {
  const n = everybody.length;
  const found = Float64Array.from(everybody, (out) => figure(everybody.filter((i) => i !== out)));
  if (n < 2 || !found.every((value) => Number.isFinite(value))) return { acceleration: null, se: null };
  const mean = sumOf(found) / n;
  const away = found.map((value) => mean - value);
  const squares = sumOf(away.map((value) => value ** 2));
  return {
    acceleration: squares === 0 ? null : sumOf(away.map((value) => value ** 3)) / (6 * squares ** 1.5),
    se: Math.sqrt(((n - 1) / n) * squares),
  };
}
