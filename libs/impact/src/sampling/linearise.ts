import type { SurveyDesign } from './design.js';
import { at } from './values.js';

/** A figure with its linearised variable: the variance of the figure is that of the total of `influence`. */
export interface Linearised {
  estimate: number | null;
  /** Already times weight; 0 outside the domain. */
  influence: Float64Array;
  /** Rows with an answer and a positive weight, in the domain. */
  n: number;
  /** Sum of their weights. */
  weight: number;
}

/**
 * Weighted mean in a domain and its linearised variable w·1_d·(y − ȳ_d)/W_d.
 *
 * @param values NaN is missing: the row leaves the domain, its cluster stays in the design
 * @param inside 1 for rows of the domain, all without it
 * @returns estimate in the unit of the values; null when no weight is left
 * @source Särndal, Swensson, Wretman (1992), 5.7 and 5.8
 * @example values 1, 2, 6 with weights 1, 1, 2: (1 + 2 + 12)/4 = 3.75, influence −.6875, −.4375, 1.125
 */
export function lineariseMean(
  design: Pick<SurveyDesign, 'n' | 'weight'>,
  values: Float64Array,
  inside?: ArrayLike<number>,
): Linearised {
  const ones = new Float64Array(design.n).fill(1);
  return lineariseRatio(design, values, ones, inside);
}

/** Ratio Σwy/Σwx in a domain, and w·(y − R·x)/X; rows with either missing leave the domain. */
export function lineariseRatio(
  { n, weight }: Pick<SurveyDesign, 'n' | 'weight'>,
  values: Float64Array,
  below: Float64Array,
  inside?: ArrayLike<number>,
): Linearised {
  const has = (i: number) =>
    (inside === undefined || inside[i] === 1) && !Number.isNaN(at(values, i)) && !Number.isNaN(at(below, i));
  const influence = new Float64Array(n);
  const total = { count: 0, weight: 0, top: 0, base: 0, rest: 0 };
  for (let i = 0; i < n; i += 1) {
    const w = at(weight, i);
    if (!has(i) || w === 0) continue;
    total.count += 1;
    total.weight += w;
    total.top += w * at(values, i);
    total.base += w * at(below, i);
  }
  if (total.base === 0) return { estimate: null, influence, n: total.count, weight: total.weight };
  const rough = total.top / total.base;
  for (let i = 0; i < n; i += 1)
    if (has(i)) total.rest += at(weight, i) * (at(values, i) - rough * at(below, i));
  // The second pass takes away what the first one has rounded off.
  const estimate = rough + total.rest / total.base;
  for (let i = 0; i < n; i += 1)
    if (has(i)) influence[i] = (at(weight, i) * (at(values, i) - estimate * at(below, i))) / total.base;
  return { estimate, influence, n: total.count, weight: total.weight };
}

/** Weighted total of what was answered, with w·y. */
export function lineariseTotal({ n, weight }: SurveyDesign, values: Float64Array): Linearised {
  const influence = new Float64Array(n);
  const total = { count: 0, weight: 0, sum: 0 };
  for (let i = 0; i < n; i += 1) {
    const value = at(values, i);
    if (Number.isNaN(value) || weight[i] === 0) continue;
    influence[i] = at(weight, i) * value;
    total.count += 1;
    total.weight += at(weight, i);
    total.sum += at(influence, i);
  }
  return {
    estimate: total.count === 0 ? null : total.sum,
    influence,
    n: total.count,
    weight: total.weight,
  };
}
