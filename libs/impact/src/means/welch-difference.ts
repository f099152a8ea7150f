import { noncentralityInterval } from '../distributions/noncentrality-interval.js';
import { requireLevel } from '../distributions/normal.js';
import { studentTPValue, studentTQuantile } from '../distributions/student-t.js';
import { type Estimate, type Interval, missingEstimate, type NullReason } from '../estimate.js';
import { isFlat, roundingOf } from './complete-pairs.js';
import { hedgesCorrection } from './hedges-correction.js';
import { meanOf, varianceOf } from './summary.js';

/** Difference of two means with its size in units of spread. */
export interface WelchDifference extends Estimate {
  n1: number;
  n2: number;
  t: number | null;
  /** Two-sided. */
  p: number | null;
  /** Student's t with one common variance; the effect sizes rest on it. */
  pooledT: number | null;
  d: number | null;
  dInterval: Interval | null;
  hedges: number | null;
  g: number | null;
  gInterval: Interval | null;
  /** Variance of g in large samples, as in meta-analyses. */
  gVariance: number | null;
  /** Difference in units of the spread of the second group. */
  glassDelta: number | null;
}

const nothing = {
  t: null,
  p: null,
  pooledT: null,
  d: null,
  dInterval: null,
  hedges: null,
  g: null,
  gInterval: null,
  gVariance: null,
  glassDelta: null,
};

/**
 * Difference of the means of two independent groups, first − second, without assuming equal variances.
 *
 * @param first  values, null = missing
 * @param second values of other people
 * @param level  confidence as a proportion
 * @returns difference in the unit of the values, Welch's interval, t and p; Cohen's d with the common spread, Hedges' g
 *          and Glass's delta with the spread of the second group. Nobody in a group: null, `no_answers`. One person
 *          in a group: difference only, `too_few`. No spread in either: difference only, `zero_variance`. A value
 *          that is not finite: null, `not_defined`
 * @throws RangeError for a level outside 0 and 1
 * @source B. L. Welch (1947), Biometrika 34, 28–35; L. V. Hedges (1981), J. Educ. Stat. 6, 107–128; L. V. Hedges,
 *         I. Olkin (1985), Statistical Methods for Meta-Analysis, ch. 5
 * @example welchDifference([1, 2, 6], [0, 1, 2], 0.95) // 2, t = 2/√(7/3 + 1/3) = 1.2247, df 2.56
 */
export function welchDifference(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  level: number,
): WelchDifference {
  requireLevel(level);
  const [a, b] = [first, second].map((values) => values.filter((value) => value !== null)) as [
    number[],
    number[],
  ];
  const [n1, n2] = [a.length, b.length];
  const frame = { method: 'welch_t', conf: level, n: n1 + n2, n_eff: n1 + n2 };
  const none = (reason: NullReason, estimate: number | null = null) => ({
    ...missingEstimate(reason, { ...frame, estimate, flags: reason === 'zero_variance' ? [reason] : [] }),
    ...nothing,
    n1,
    n2,
  });
  if (![...a, ...b].every(Number.isFinite)) return none('not_defined');
  if (n1 === 0 || n2 === 0) return none('no_answers');
  const estimate = meanOf(a) - meanOf(b);
  if (n1 === 1 || n2 === 1) return none('too_few', estimate);
  const slack = roundingOf([...a, ...b]);
  if (isFlat(a, slack) && isFlat(b, slack)) return none('zero_variance', estimate);
  const [v1, v2] = [varianceOf(a) / n1, varianceOf(b) / n2];
  const se = Math.sqrt(v1 + v2);
  // As shares of the whole, so that neither square leaves the range of numbers.
  const [s1, s2] = [v1 / (v1 + v2), v2 / (v1 + v2)];
  const df = 1 / ((s1 * s1) / (n1 - 1) + (s2 * s2) / (n2 - 1));
  const half = studentTQuantile(1 - (1 - level) / 2, df) * se;
  const effect = effectOf(
    { estimate, n1, n2, first: v1 * n1, second: isFlat(b, slack) ? 0 : v2 * n2 },
    level,
  );
  return {
    ...frame,
    estimate,
    se,
    lower: estimate - half,
    upper: estimate + half,
    df,
    reason: null,
    n1,
    n2,
    t: estimate / se,
    p: studentTPValue(estimate / se, df),
    ...effect,
  };
}

function effectOf(
  groups: { estimate: number; n1: number; n2: number; first: number; second: number },
  level: number,
) {
  const { estimate, n1, n2, first, second } = groups;
  const df = n1 + n2 - 2;
  const pooled = Math.sqrt(((n1 - 1) * first + (n2 - 1) * second) / df);
  const perSize = Math.sqrt(1 / n1 + 1 / n2);
  const d = estimate / pooled;
  const pooledT = d / perSize;
  const { lower, upper, approximate } = noncentralityInterval(pooledT, df, level);
  const hedges = hedgesCorrection(df) ?? Number.NaN;
  const g = hedges * d;
  return {
    pooledT,
    d,
    dInterval: { lower: lower * perSize, upper: upper * perSize },
    hedges,
    g,
    gInterval: { lower: hedges * lower * perSize, upper: hedges * upper * perSize },
    gVariance: perSize * perSize + (g * g) / (2 * (n1 + n2)),
    glassDelta: second > 0 ? estimate / Math.sqrt(second) : null,
    flags: approximate ? ['ncp_normal_approximation'] : [],
  };
}
