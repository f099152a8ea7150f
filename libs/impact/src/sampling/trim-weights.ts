import { at, type SamplingReason, sumOf, toWeights, type Values } from './values.js';

/** `additive_once` and `additive` share what was cut off equally (R's `trimWeights`), `proportional` in proportion to
 * the weights that remain (Potter). */
export type TrimRule = 'additive_once' | 'additive' | 'proportional';

/** Trimmed weights of the same sum; null with a reason. */
export interface TrimmedWeights {
  weights: Float64Array | null;
  /** Share of the persons whose weight was cut. */
  trimmed: number | null;
  reason: SamplingReason | null;
}

/**
 * Cuts large weights at a cap and gives what was cut to the others. Margins raked to before must be raked to again.
 *
 * @param upper cap in the unit of the weights, e.g. 5 times their mean
 * @param rule  `additive_once` may leave weights above the cap; the others repeat until none is
 * @returns weights of the same sum; `infeasible` when the cap is below the mean weight, `bad_target` when it is none
 * @source F. J. Potter (1990), Proc. Surv. Res. Meth. ASA, 225–230; R survey `trimWeights`
 * @example trimWeights([1, 1, 1, 5], 3, 'additive').weights // [1.667, 1.667, 1.667, 3]: 2 cut off, a third for each
 */
export function trimWeights(list: Values, upper: number, rule: TrimRule): TrimmedWeights {
  const { weights, reason } = toWeights(list);
  const fail = (why: SamplingReason) => ({ weights: null, trimmed: null, reason: why });
  if (reason) return fail(reason);
  if (!(upper > 0)) return fail('bad_target');
  const total = sumOf(weights);
  const over = weights.reduce((count, weight) => count + (weight > upper ? 1 : 0), 0);
  if (over === 0) return { weights, trimmed: 0, reason: null };
  if (over === weights.length || total > upper * weights.length * (1 + 1e-12)) return fail('infeasible');
  if (rule === 'additive_once') {
    const cut = sumOf(weights.map((weight) => Math.max(0, weight - upper)));
    const share = cut / (weights.length - over);
    const once = weights.map((weight) => (weight > upper ? upper : weight + share));
    return { weights: once, trimmed: over / weights.length, reason: null };
  }
  return fill(weights, upper, total, rule);
}

/** The largest weights are capped one after another until what is left fits below the cap. */
function fill(weights: Float64Array, upper: number, total: number, rule: TrimRule): TrimmedWeights {
  const falling = Float64Array.from(weights).sort().reverse();
  const below = new Float64Array(falling.length + 1);
  for (let i = falling.length - 1; i >= 0; i -= 1) below[i] = at(below, i + 1) + at(falling, i);
  for (let capped = 1; capped < falling.length; capped += 1) {
    const left = total - capped * upper;
    const rest = falling.length - capped;
    const add = rule === 'additive' ? (left - at(below, capped)) / rest : 0;
    const factor = rule === 'proportional' ? left / at(below, capped) : 1;
    if (at(falling, capped) * factor + add > upper || !Number.isFinite(factor)) continue;
    const cap = at(falling, capped - 1);
    const cut = weights.map((weight) => (weight >= cap ? upper : weight * factor + add));
    return { weights: cut, trimmed: capped / falling.length, reason: null };
  }
  return { weights: null, trimmed: null, reason: 'infeasible' };
}
