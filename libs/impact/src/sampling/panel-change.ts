import { studentTPValue } from '../distributions/student-t.js';
import type { Interval } from '../estimate.js';
import { meanOf, varianceOf } from '../means/summary.js';
import { type DesignEstimate, designEstimate, tInterval } from './design-estimate.js';
import { readDesign } from './design.js';
import { lineariseMean } from './linearise.js';
import { logisticFit } from './logistic.js';
import { at, encode, type Labels, type SamplingReason, toValues, type Values } from './values.js';

/** What became of a panel between two waves, with everything that must stand beside the change. */
export interface PanelChange {
  /** Answers in the first and the last wave, and in both. */
  n: { first: number; last: number; both: number };
  /** Difference of the means of whoever answered; never to be shown as change. */
  naive: number | null;
  matched: DesignEstimate | null;
  /** The same with 1/propensity as weights, taken as known. */
  weighted: DesignEstimate | null;
  propensity: number[] | null;
  /** Baseline of those who stayed less that of those who left, Welch. */
  gap: (Interval & { difference: number; p: number }) | null;
  /** The mean of the last wave if whoever is silent had the least or the most of the scale. */
  bounds: Interval | null;
  flags: string[];
  reason: SamplingReason | null;
}

/**
 * Change between two waves of a panel: matched, weighted for attrition, and the worst case.
 *
 * @param input first and last: values by person, null = silent; cohort = cluster; group enters the propensity as
 *              dummies, its first name in order is the reference; scale: least and largest value
 * @returns nulls with `no_answers`, `bad_shape`, `bad_value`; flags say why a part is missing, e.g.
 *          `propensity_separation`
 * @source S. Seaman, I. White (2013), Stat. Meth. Med. Res. 22, 278–295; C. Manski (1989), J. Hum. Resour. 24, 343–360
 * @example first 1, 2, 3, last 2, null, 5: matched (1 + 2)/2 = 1.5, naive 3.5 − 2 = 1.5
 */
export function panelChange(input: {
  first: Values;
  last: Values;
  cohort: Labels;
  group: Labels;
  scale: { least: number; most: number };
  level?: number;
}): PanelChange {
  const { level = 0.95 } = input;
  const read = readWaves(input);
  const none = {
    naive: null,
    matched: null,
    weighted: null,
    propensity: null,
    gap: null,
    bounds: null,
    flags: [],
  };
  if (typeof read === 'string') return { ...none, n: { first: 0, last: 0, both: 0 }, reason: read };
  const { first, last, kept, left, before, after } = read;
  const n = { first: before.length, last: after.length, both: kept.length };
  if (n.first === 0 || n.last === 0) return { ...none, n, reason: 'no_answers' };
  const pick = (list: Labels, rows: number[]) => rows.map((i) => list[i] ?? null);
  const gains = Float64Array.from(kept, (i) => at(last, i) - at(first, i));
  const change = (weight: number[]) => clusteredMean(weight, pick(input.cohort, kept), gains, level);
  const fit = stayingPropensity(first, last, input.group);
  const weights = kept.map((i) => 1 / at(fit.fitted, i));
  return {
    n,
    naive: meanOf(after) - meanOf(before),
    matched: change(kept.map(() => 1)),
    weighted: fit.coef && change(weights),
    propensity: fit.coef,
    gap: welchGap(
      kept.map((i) => at(first, i)),
      left.map((i) => at(first, i)),
      level,
    ),
    bounds: worstCase(after, first.length, input.scale),
    flags: fit.reason ? [`propensity_${fit.reason}`] : [],
    reason: null,
  };
}

function readWaves(input: { first: Values; last: Values; cohort: Labels; group: Labels }) {
  const [first, last] = [toValues(input.first), toValues(input.last)];
  if (!first || !last) return 'bad_value' as const;
  const sizes = [last, input.cohort, input.group].map(({ length }) => length);
  if (sizes.some((size) => size !== first.length)) return 'bad_shape' as const;
  const has = (list: Float64Array, i: number) => !Number.isNaN(at(list, i));
  const started = Array.from(first.keys()).filter((i) => has(first, i));
  const answers = (list: Float64Array) => [...list].filter((value) => !Number.isNaN(value));
  return {
    first,
    last,
    kept: started.filter((i) => has(last, i)),
    left: started.filter((i) => !has(last, i)),
    before: answers(first),
    after: answers(last),
  };
}

function clusteredMean(
  weight: number[],
  cluster: Labels,
  values: Float64Array,
  level: number,
): DesignEstimate | null {
  const { design } = readDesign({ weight, cluster });
  return design && designEstimate(design, lineariseMean(design, values), level);
}

/** Logit of having answered the last wave on the baseline and the group. */
function stayingPropensity(first: Float64Array, last: Float64Array, group: Labels) {
  const { codes, levels } = encode(group);
  const rows = Array.from(first.keys()).filter((i) => !Number.isNaN(at(first, i)) && at(codes, i) >= 0);
  const x = rows.map((i) => [
    1,
    at(first, i),
    ...levels.slice(1).map((_name, k) => (codes[i] === k + 1 ? 1 : 0)),
  ]);
  const { coef, fitted, reason } = logisticFit(
    rows.map((i) => (Number.isNaN(at(last, i)) ? 0 : 1)),
    x,
  );
  const byPerson = new Float64Array(first.length).fill(Number.NaN);
  rows.forEach((i, k) => {
    byPerson[i] = fitted ? at(fitted, k) : Number.NaN;
  });
  return { coef, fitted: byPerson, reason };
}

function welchGap(a: number[], b: number[], level: number): PanelChange['gap'] {
  if (a.length < 2 || b.length < 2) return null;
  const [va, vb] = [varianceOf(a) / a.length, varianceOf(b) / b.length];
  const se = Math.sqrt(va + vb);
  if (se === 0) return null;
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const difference = meanOf(a) - meanOf(b);
  return { difference, ...tInterval(difference, se, df, level), p: studentTPValue(difference / se, df) };
}

/** r·ȳ + (1 − r)·least to r·ȳ + (1 − r)·most. */
function worstCase(
  answers: number[],
  people: number,
  { least, most }: { least: number; most: number },
): Interval | null {
  if (!(least <= most) || answers.some((value) => value < least || value > most)) return null;
  const share = answers.length / people;
  const known = share * meanOf(answers);
  return { lower: known + (1 - share) * least, upper: known + (1 - share) * most };
}
