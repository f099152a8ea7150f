import type { SurveyDesign } from './design.js';
import { groupColumns, smallGroupFlags } from './group-columns.js';
import { type TestOptions, weightedLinearModel } from './linear-model.js';
import { at, type Labels, type SamplingReason, type Values } from './values.js';

/** Difference of two means of a design. */
export interface DesignTTest {
  /** Sorted as text: mean of the second less mean of the first. */
  levels: string[];
  counts: number[];
  difference: number | null;
  se: number | null;
  t: number | null;
  df: number | null;
  p: number | null;
  lower: number | null;
  upper: number | null;
  flags: string[];
  reason: SamplingReason | null;
}

/**
 * t test of two groups of a weighted or clustered sample. The covariance of groups that share cohorts is in the error.
 *
 * @param values what is compared, one a row; missing values and groups leave the row out
 * @param labels exactly two groups
 * @returns in the unit of the values, df clusters − strata − 1. One group: null, `empty_category`; more than two: null,
 *          `too_many_categories`; otherwise the reasons of `weightedLinearModel`. Flags: `small_group` (fewer than five
 *          people in one: it is not to be published), `lonely_stratum`, `zero_variance`
 * @source T. Lumley (2010), Complex Surveys, 2.2.1; R survey `svyttest`
 * @example 1, 3 against 5, 7: 4/1.1547 = 3.4641, df 2, p 1 − √(12/14) = .0742
 */
export function designTTest(
  design: SurveyDesign,
  values: Values,
  labels: Labels,
  options: TestOptions = {},
): DesignTTest {
  const { levels, counts, columns } = groupColumns(design, labels, values);
  const none = { difference: null, se: null, t: null, df: null, p: null, lower: null, upper: null };
  const base = { levels, counts, ...none, flags: smallGroupFlags(counts) };
  const model = weightedLinearModel(design, values, columns, options);
  if (!model.coef) return { ...base, reason: model.reason };
  if (levels.length !== 2)
    return { ...base, reason: levels.length < 2 ? 'empty_category' : 'too_many_categories' };
  const pick = (list: readonly number[] | null) => list?.[1] ?? null;
  return {
    ...base,
    difference: at(model.coef, 1),
    se: pick(model.se),
    t: pick(model.t),
    df: model.df,
    p: pick(model.p),
    ...(model.intervals?.[1] ?? {}),
    flags: [...base.flags, ...model.flags],
    reason: model.reason,
  };
}
