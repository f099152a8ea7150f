import { studentTPValue } from '../distributions/student-t.js';
import type { Interval } from '../estimate.js';
import { designCovariance, type LonelyPolicy } from './design-covariance.js';
import { tInterval } from './design-estimate.js';
import { degreesOfFreedom, type SurveyDesign } from './design.js';
import { at, type SamplingReason, toValues, type Values } from './values.js';

/** A linear model of a design; lists have one entry a column, null where there is nothing to say. */
export interface LinearModel {
  coef: number[] | null;
  se: number[] | null;
  covariance: number[][] | null;
  t: number[] | null;
  p: number[] | null;
  intervals: Interval[] | null;
  /** Rows with a positive weight and no missing value. */
  n: number;
  df: number;
  flags: string[];
  reason: SamplingReason | null;
}

export interface TestOptions {
  level?: number;
  lonely?: LonelyPolicy;
}

/** A column that keeps less than this of its length tells what the others tell. */
const dependent = 1e-10;
/** Residuals below this share of the values are rounding. */
const rounding = 1e-13;

/**
 * Weighted least squares with errors of the design.
 *
 * V = A⁻¹·C·A⁻¹, A = Σ w x x′, C the design covariance of the totals of w·e·x. Columns are made orthogonal first, so
 * that no square of the columns is ever solved for.
 *
 * @param y       values, one a row; a missing one leaves the row out, its cluster stays in the design
 * @param columns one list a column, each one entry a row; the constant is a column of its own
 * @returns coefficients in units of y by unit of the column; t on clusters − strata + 1 − columns, counted over the
 *          rows used. Nobody complete: null, `no_answers`. Columns that tell the same, or more than rows: null,
 *          `singular`. No degree of freedom: coefficients without errors, `too_few_clusters`. A perfect fit: errors 0
 *          without t, `zero_variance`. Infinite values: `bad_value`. Lists of different length: `bad_shape`
 * @source D. Binder (1983), Int. Stat. Rev. 51, 279–292; R survey `svyglm`
 * @example y 1, 3, 5, 7 on a constant and 0, 0, 1, 1: coef 2, 4; u ±½, 4/3·4·¼: se of the second 1.1547, df 2
 */
export function weightedLinearModel(
  design: SurveyDesign,
  y: Values,
  columns: readonly Values[],
  { level = 0.95, lonely = 'adjust' }: TestOptions = {},
): LinearModel {
  const values = toValues(y);
  const x = columns.map(toValues);
  const none = { coef: null, se: null, covariance: null, t: null, p: null, intervals: null, flags: [] };
  const fail = (reason: SamplingReason, n = 0): LinearModel => ({ ...none, n, df: 0, reason });
  if (!values || !x.every((column) => column !== null)) return fail('bad_value');
  if (x.length === 0 || [values, ...x].some(({ length }) => length !== design.n)) return fail('bad_shape');
  const inside = Float64Array.from(values, (value, i) =>
    Number.isNaN(value) || x.some((column) => Number.isNaN(at(column, i))) ? 0 : at(design.weight, i),
  );
  const n = inside.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0);
  if (n === 0) return fail('no_answers');
  const fit = solve(values, x, inside);
  if (!fit) return fail('singular', n);
  const df = degreesOfFreedom(design, inside) + 1 - x.length;
  const found = { ...none, coef: fit.coef, n, df };
  if (df < 1) return { ...found, reason: 'too_few_clusters' };
  return { ...found, ...errorsOf(design, fit, df, level, lonely) };
}

type Fit = NonNullable<ReturnType<typeof solve>>;

function errorsOf(design: SurveyDesign, fit: Fit, df: number, level: number, lonely: LonelyPolicy) {
  const nothing = { reason: 'zero_variance' as const, flags: ['zero_variance'] };
  if (fit.flat) return { se: fit.coef.map(() => 0), ...nothing };
  const { matrix, lonely: alone } = designCovariance(design, fit.scores, lonely);
  const flags = alone > 0 ? ['lonely_stratum'] : [];
  const covariance = sandwich(fit.inverse, matrix);
  const se = covariance.map((line, j) => Math.sqrt(at(line, j)));
  if (se.some((error) => !(error > 0))) return { se, covariance, ...nothing };
  const t = fit.coef.map((value, j) => value / at(se, j));
  return {
    se,
    covariance,
    t,
    p: t.map((value) => studentTPValue(value, df)),
    intervals: fit.coef.map((value, j) => tInterval(value, at(se, j), df, level)),
    flags,
    reason: null,
  };
}

/** √w·X = Q·R by Gram and Schmidt, each column twice; coefficients R⁻¹Q′√w·y, and √w·e·Q for the variance. */
function solve(values: Float64Array, x: readonly Float64Array[], inside: Float64Array) {
  const root = inside.map(Math.sqrt);
  const scaled = (list: Float64Array) => root.map((weight, i) => (weight === 0 ? 0 : weight * at(list, i)));
  const q: Float64Array[] = [];
  const upper: number[][] = [];
  for (const list of x) {
    const column = scaled(list);
    const before = Math.sqrt(dot(column, column));
    const line = [...q, column].map(() => 0);
    takeAway(column, q, line);
    takeAway(column, q, line);
    const length = Math.sqrt(dot(column, column));
    if (!(length > dependent * before)) return null;
    line[q.length] = length;
    upper.push(line);
    q.push(column.map((value) => value / length));
  }
  const rest = scaled(values);
  const size = Math.sqrt(dot(rest, rest));
  const right = q.map(() => 0);
  takeAway(rest, q, right);
  takeAway(rest, q, right);
  const inverse = invertUpper(upper);
  return {
    coef: inverse.map((line) => dot(line, right)),
    inverse,
    scores: q.map((column) => column.map((value, i) => value * at(rest, i))),
    flat: Math.sqrt(dot(rest, rest)) <= rounding * size,
  };
}

/** Takes the part along each orthonormal column off, and adds how much it was. */
function takeAway(list: Float64Array, q: readonly Float64Array[], taken: number[]): void {
  q.forEach((column, j) => {
    const part = dot(column, list);
    taken[j] = at(taken, j) + part;
    for (let i = 0; i < list.length; i += 1) list[i] = at(list, i) - part * at(column, i);
  });
}

/** R⁻¹, line by line; `upper` lists R by column. */
function invertUpper(upper: readonly number[][]): number[][] {
  const width = upper.length;
  const inverse = upper.map(() => new Array<number>(width).fill(0));
  for (let k = 0; k < width; k += 1)
    for (let j = k; j >= 0; j -= 1) {
      let value = j === k ? 1 : 0;
      for (let m = j + 1; m <= k; m += 1) value -= at(upper[m] ?? [], j) * at(inverse[m] ?? [], k);
      const line = inverse[j] ?? [];
      line[k] = value / at(upper[j] ?? [], j);
    }
  return inverse;
}

/** M·C·M′. */
function sandwich(inverse: readonly number[][], middle: readonly number[][]): number[][] {
  const half = inverse.map((line) => middle.map((other) => dot(line, other)));
  return half.map((line) => inverse.map((other) => dot(line, other)));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? Number.NaN) * (b[i] ?? Number.NaN);
  return sum;
}
