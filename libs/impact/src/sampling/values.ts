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

/** Values as a typed array with NaN for what is missing; null when one is infinite. */
export function toValues(values: Values): Float64Array | null {
  if (values instanceof Float64Array && values.every((value) => Math.abs(value) !== Infinity)) return values;
  const list = Float64Array.from(values, (value) => value ?? Number.NaN);
  return list.every((value) => Math.abs(value) !== Infinity) ? list : null;
}

/** Weights as a typed array, or why they are none: they are finite, at least 0, and not all of them 0. */
export function toWeights(values: Values): { weights: Float64Array; reason: SamplingReason | null } {
  const weights = Float64Array.from(values, (value) => value ?? Number.NaN);
  if (weights.length === 0) return { weights, reason: 'no_answers' };
  if (!weights.every((weight) => weight >= 0 && weight < Infinity)) return { weights, reason: 'bad_weight' };
  const total = sumOf(weights);
  if (total === Infinity) return { weights, reason: 'bad_weight' };
  return { weights, reason: total > 0 ? null : 'no_weight' };
}

/** Sum of Kahan and Neumaier: what each step rounds off is kept and added at the end. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = at(values, i);
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum === Infinity || sum === -Infinity ? sum : sum + rest;
}

/** Names of groups as numbers from 0; −1 where the name is missing. Levels are sorted as text. */
export function encode(labels: Labels): { codes: Int32Array; levels: string[] } {
  const seen = new Map<string, number>();
  const first = Int32Array.from({ length: labels.length }, (_none, i) => {
    const label = labels[i] ?? null;
    if (label === null) return -1;
    const name = String(label);
    const code = seen.get(name) ?? seen.size;
    if (code === seen.size) seen.set(name, code);
    return code;
  });
  const levels = [...seen.keys()].sort();
  const place = new Int32Array(levels.length);
  levels.forEach((name, i) => {
    place[seen.get(name) ?? 0] = i;
  });
  return { codes: first.map((code) => (code < 0 ? -1 : at(place, code))), levels };
}
