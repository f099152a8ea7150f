import type { NullReason } from '../estimate.js';

/** Why a method of survey sampling answers nothing. */
export type SamplingReason =
  | NullReason
  | 'bad_weight'
  | 'bad_value'
  | 'bad_shape'
  | 'bad_population'
  | 'bad_target'
  | 'totals_differ'
  | 'empty_category'
  | 'too_many_categories'
  | 'missing_category'
  | 'infeasible'
  | 'separation'
  | 'singular';

/** Numbers of people, one a row; null and NaN are missing. */
export type Values = ArrayLike<number | null>;
/** Names of groups, one a row; null is missing. */
export type Labels = ArrayLike<string | number | boolean | null>;

/** One number of a list; NaN beyond its end. */
export const at = (list: ArrayLike<number>, i: number): number => list[i] ?? Number.NaN;

// One reader for each kind of list: a shared one for all kinds takes twice as long in loops over people.
export const real = (list: Float64Array, i: number): number => list[i] ?? Number.NaN;
export const whole = (list: Int32Array, i: number): number => list[i] ?? -1;
export const add = (list: Float64Array, i: number, by: number): void => {
  list[i] = (list[i] ?? Number.NaN) + by;
};

/**
 * A list of its own with NaN for what is missing. Filled in a loop: `Float64Array.from` with a function puts each number
 * on the heap first, which for a million people costs more than the work that follows.
 */
function copyOf(values: Values): Float64Array {
  if (values instanceof Float64Array) return values.slice();
  const list = new Float64Array(values.length);
  for (let i = 0; i < list.length; i += 1) list[i] = values[i] ?? Number.NaN;
  return list;
}

/** Values as a typed array with NaN for what is missing; null when one is infinite. */
export function toValues(values: Values): Float64Array | null {
  const list = values instanceof Float64Array ? values : copyOf(values);
  for (const value of list) if (Math.abs(value) === Infinity) return null;
  return list;
}

/** Weights as a typed array, or why they are none: they are finite, at least 0, and not all of them 0. */
export function toWeights(values: Values): { weights: Float64Array; reason: SamplingReason | null } {
  const weights = copyOf(values);
  if (weights.length === 0) return { weights, reason: 'no_answers' };
  for (const weight of weights)
    if (!(weight >= 0 && weight < Infinity)) return { weights, reason: 'bad_weight' };
  const total = sumOf(weights);
  if (total === Infinity) return { weights, reason: 'bad_weight' };
  return { weights, reason: total > 0 ? null : 'no_weight' };
}

/** Sum of Kahan and Neumaier: what each step rounds off is kept and added at the end. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum === Infinity || sum === -Infinity ? sum : sum + rest;
}

/** Names of groups as numbers from 0; −1 where the name is missing. Levels are sorted as text. */
export function encode(labels: Labels): { codes: Int32Array; levels: string[] } {
  // Labels as they come, so that a million numbers are written as text once for each that differs.
  const known = new Map<string | number | boolean, number>();
  const seen = new Map<string, number>();
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < codes.length; i += 1) {
    const label = labels[i] ?? null;
    codes[i] = label === null ? -1 : (known.get(label) ?? meet(label));
  }
  function meet(label: string | number | boolean): number {
    const name = String(label);
    const code = seen.get(name) ?? seen.size;
    seen.set(name, code);
    known.set(label, code);
    return code;
  }
  const levels = [...seen.keys()].sort();
  const place = new Int32Array(levels.length);
  levels.forEach((name, i) => {
    place[seen.get(name) ?? 0] = i;
  });
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? -1;
    if (code >= 0) codes[i] = place[code] ?? -1;
  }
  return { codes, levels };
}
