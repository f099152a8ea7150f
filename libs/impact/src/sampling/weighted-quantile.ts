import { at, type SamplingReason, toValues, toWeights, type Values } from './values.js';

/** Quantiles, or why there are none. */
export interface Quantiles {
  quantiles: (number | null)[];
  reason: SamplingReason | null;
}

/**
 * Weighted quantiles by the inverse of the weighted distribution: the smallest value at which at least the share p of
 * the weight lies at or below. R's survey calls this rule "math".
 *
 * @param values missing ones are left out; @param weights at least 0; @param shares between 0 and 1
 * @returns in the unit of the values, no interpolation; null with `no_answers`, `no_weight`, `bad_weight`, `bad_value`
 * @source Särndal, Swensson, Wretman (1992), 5.11; R survey `svyquantile(qrule = "math")`
 * @example weightedQuantile([1, 2, 3], [1, 1, 2], [0.5]) // 2: half of the weight lies at or below 2
 */
export function weightedQuantile(values: Values, weights: Values, shares: readonly number[]): Quantiles {
  const none = (reason: SamplingReason) => ({ quantiles: shares.map(() => null), reason });
  const list = toValues(values);
  const read = toWeights(weights);
  if (!list) return none('bad_value');
  if (read.reason) return none(read.reason);
  if (list.length !== read.weights.length) return none('bad_shape');
  const order = Array.from(list.keys()).filter((i) => !Number.isNaN(at(list, i)) && at(read.weights, i) > 0);
  if (order.length === 0) return none('no_answers');
  order.sort((a, b) => at(list, a) - at(list, b));
  const sums = new Float64Array(order.length);
  let sum = 0;
  order.forEach((i, k) => {
    sum += at(read.weights, i);
    sums[k] = sum;
  });
  const quantiles = shares.map((p) => {
    if (!(p >= 0 && p <= 1)) return null;
    // Sums of weights are rounded; what differs in the last digits only is equal.
    const goal = p * sum * (1 - 1e-14);
    const place = sums.findIndex((below) => below >= goal);
    return at(list, order[place] ?? 0);
  });
  return { quantiles, reason: null };
}

/**
 * Quantiles without weights, interpolated.
 *
 * @param type 7: (n − 1)·p + 1, the usual one of R; 6: (n + 1)·p
 * @source R. Hyndman, Y. Fan (1996), Am. Stat. 50, 361–365
 * @example plainQuantile([1, 2, 4], [0.75], 7).quantiles // 3: half-way between 2 and 4
 */
export function plainQuantile(values: Values, shares: readonly number[], type: 6 | 7): Quantiles {
  const none = (reason: SamplingReason) => ({ quantiles: shares.map(() => null), reason });
  const list = toValues(values);
  if (!list) return none('bad_value');
  const sorted = list.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n === 0) return none('no_answers');
  const quantiles = shares.map((p) => {
    if (!(p >= 0 && p <= 1)) return null;
    const raw = type === 7 ? (n - 1) * p + 1 : (n + 1) * p;
    const place = Math.min(
      n,
      Math.max(1, Math.abs(raw - Math.round(raw)) < 1e-12 * n ? Math.round(raw) : raw),
    );
    const low = Math.floor(place);
    const below = at(sorted, low - 1);
    return place === low ? below : below + (place - low) * (at(sorted, low) - below);
  });
  return { quantiles, reason: null };
}
