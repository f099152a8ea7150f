import { studentTQuantile } from '../distributions/student-t.js';
import type { Interval } from '../estimate.js';
import { designCovariance, type LonelyPolicy } from './design-covariance.js';
import type { SurveyDesign } from './design.js';
import type { Linearised } from './linearise.js';
import { at, type SamplingReason } from './values.js';

/** One figure of a design with its error; null with a reason where there is none. */
export interface DesignEstimate {
  estimate: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
  conf: number;
  n: number;
  df: number;
  flags: string[];
  reason: SamplingReason | null;
}

/** Below this many clusters the interval is marked `df_small`. */
const fewClusters = 10;

/**
 * Taylor (linearised) standard error and t interval of a figure.
 *
 * @param figure estimate and influence of `lineariseMean`, `lineariseRatio`, `lineariseTotal`, or a sum of such
 * @returns in the unit of the figure. Nobody answered: null, `no_answers`. Fewer than one degree of freedom: estimate
 *          without error, `too_few_clusters`. No spread at all: error 0 without interval, `zero_variance`. Flags:
 *          `lonely_stratum`, `df_small` (fewer than 10 clusters)
 * @source Särndal, Swensson, Wretman (1992), 5.5; R survey `svymean`, `svyratio`, `svytotal`
 * @example values 1, 2, 6 of equal weight: 3 ± 4.3027·√(7/3) = [−3.572, 9.572], df 2
 */
export function designEstimate(
  design: SurveyDesign,
  figure: Linearised,
  level = 0.95,
  lonely: LonelyPolicy = 'adjust',
): DesignEstimate {
  const { matrix, lonely: alone } = designCovariance(design, [figure.influence], lonely);
  const flags = alone > 0 ? ['lonely_stratum'] : [];
  return estimateFrom(figure, Math.sqrt(at(matrix[0] ?? [], 0)), design, level, flags);
}

/** An estimate whose error is known already. */
export function estimateFrom(
  { estimate, n }: Pick<Linearised, 'estimate' | 'n'>,
  se: number,
  { df, clusters }: Pick<SurveyDesign, 'df' | 'clusters'>,
  level: number,
  given: readonly string[] = [],
): DesignEstimate {
  const flags = clusters < fewClusters ? [...given, 'df_small'] : [...given];
  const base = { estimate, se: null, lower: null, upper: null, conf: level, n, df, flags };
  if (estimate === null) return { ...base, reason: n === 0 ? 'no_answers' : 'no_weight' };
  if (!Number.isFinite(estimate)) return { ...base, estimate: null, reason: 'not_defined' };
  if (df < 1 || !Number.isFinite(se)) return { ...base, reason: 'too_few_clusters' };
  if (se === 0) return { ...base, se: 0, flags: [...flags, 'zero_variance'], reason: 'zero_variance' };
  return { ...base, se, ...tInterval(estimate, se, df, level), reason: null };
}

export function tInterval(estimate: number, se: number, df: number, level: number): Interval {
  const half = studentTQuantile((1 + level) / 2, df) * se;
  return { lower: estimate - half, upper: estimate + half };
}

/**
 * Design effect: variance under the design over that of a simple sample of the same size without replacement.
 *
 * @returns null when the sample is at least as large as what its weights stand for, or nothing varies
 * @source Kish (1965), 8.2; R survey `svymean(deff = TRUE)`
 * @example variance 2 against 4/10·(100 − 10)/100 = 0.36: 5.56
 */
export function designEffect(
  { weight }: SurveyDesign,
  values: Float64Array,
  { estimate, n, weight: total }: Linearised,
  se: number | null,
): number | null {
  if (estimate === null || se === null || n < 2 || total <= n) return null;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1)
    if (!Number.isNaN(at(values, i))) squares += at(weight, i) * (at(values, i) - estimate) ** 2;
  const spread = (squares / total) * (n / (n - 1));
  return spread === 0 ? null : (se * se) / ((spread * (total - n)) / (total * n));
}
