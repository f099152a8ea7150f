import { studentTPValue } from '../distributions/student-t.js';
import { at, encode, type Labels, type SamplingReason, toValues, type Values } from './values.js';

/** Two groups, two times: the difference of the changes and its errors. */
export interface DifferenceInDifferences {
  /** Means by treatment (t, c) and time (0, 1). */
  cells: { t0: number; t1: number; c0: number; c1: number } | null;
  did: number | null;
  /** Plain least squares; never to be shown where cohorts are clusters. */
  seOls: number | null;
  seCr0: number | null;
  seCr1: number | null;
  seCr1s: number | null;
  seCr2: number | null;
  /** Satterthwaite, for CR2. */
  df: number | null;
  p: number | null;
  clusters: number;
  reason: SamplingReason | null;
}

const width = 4;

/**
 * Difference in differences by least squares with interaction, errors by cohort: CR0, CR1, CR1S, and CR2 (Bell and
 * McCaffrey) with Satterthwaite degrees of freedom.
 *
 * @param input one entry a person and time; treat and post are 0 or 1; a missing y leaves the row out
 * @returns in the unit of y; `empty_category` when one of the four cells has nobody, `too_few_clusters` below two
 *          cohorts in an arm, `zero_variance` when nothing is left to err by
 * @source R. Bell, D. McCaffrey (2002), Surv. Methodol. 28, 169–181; J. Pustejovsky, E. Tipton (2018), J. Bus. Econ.
 *         Stat. 36, 672–683; R clubSandwich
 * @example means t 1 → 4, c 1 → 2: (4 − 1) − (2 − 1) = 2
 */
export function differenceInDifferences(input: {
  y: Values;
  treat: ArrayLike<number>;
  post: ArrayLike<number>;
  cohort: Labels;
}): DifferenceInDifferences {
  const none = {
    cells: null,
    did: null,
    seOls: null,
    seCr0: null,
    seCr1: null,
    seCr1s: null,
    seCr2: null,
    df: null,
    p: null,
  };
  const fail = (reason: SamplingReason) => ({ ...none, clusters: 0, reason });
  const values = toValues(input.y);
  if (!values) return fail('bad_value');
  if ([input.treat, input.post, input.cohort].some((list) => list.length !== values.length))
    return fail('bad_shape');
  const { codes } = encode(input.cohort);
  const rows = Array.from(values.keys()).filter((i) => !Number.isNaN(at(values, i)));
  if (rows.length === 0) return fail('no_answers');
  const binary = (value: number | undefined) => value === 0 || value === 1;
  if (!rows.every((i) => binary(input.treat[i]) && binary(input.post[i]) && at(codes, i) >= 0))
    return fail('bad_value');
  const sums = new Float64Array(width);
  const counts = new Float64Array(width);
  const cellOf = (i: number) => 2 * at(input.treat, i) + at(input.post, i);
  for (const i of rows) {
    sums[cellOf(i)] = at(sums, cellOf(i)) + at(values, i);
    counts[cellOf(i)] = at(counts, cellOf(i)) + 1;
  }
  if (counts.some((count) => count === 0)) return fail('empty_category');
  const means = sums.map((sum, c) => sum / at(counts, c));
  const [c0, c1, t0, t1] = [at(means, 0), at(means, 1), at(means, 2), at(means, 3)];
  const found = { ...none, cells: { t0, t1, c0, c1 }, did: t1 - t0 - (c1 - c0) };
  const clusters = clusterSums(rows, codes, cellOf, values, means);
  const size = clusters.length;
  const arms = [0, 2].map(
    (from) => clusters.filter(({ count }) => at(count, from) + at(count, from + 1) > 0).length,
  );
  if (arms.some((arm) => arm < 2) || rows.length <= width)
    return { ...found, clusters: size, reason: 'too_few_clusters' };
  return { ...found, ...errors(clusters, counts, rows.length, found.did), clusters: size };
}

/** Of one cohort, by cell: how many, and the sum of the residuals; over the cohort their squares. */
interface ClusterSums {
  count: Float64Array;
  residual: Float64Array;
  squares: number;
}

function clusterSums(
  rows: number[],
  codes: Int32Array,
  cellOf: (i: number) => number,
  values: Float64Array,
  means: Float64Array,
): ClusterSums[] {
  const byCohort = new Map<number, ClusterSums>();
  for (const i of rows) {
    const cohort = at(codes, i);
    const sums = byCohort.get(cohort) ?? {
      count: new Float64Array(width),
      residual: new Float64Array(width),
      squares: 0,
    };
    byCohort.set(cohort, sums);
    const cell = cellOf(i);
    const e = at(values, i) - at(means, cell);
    sums.count[cell] = at(sums.count, cell) + 1;
    sums.residual[cell] = at(sums.residual, cell) + e;
    sums.squares += e * e;
  }
  return [...byCohort.values()];
}

/**
 * In the basis of the four cells X′X is diagonal (their counts), a cohort's X_j′X_j is the diagonal of its own counts,
 * and I − H_jj acts on the span of its cells: A_j X_j = X_j Q_j with Q_j diagonal, 1/√(1 − n_jc/n_c).
 */
function errors(clusters: ClusterSums[], counts: Float64Array, n: number, did: number) {
  const contrast = [1, -1, -1, 1].map((sign, c) => sign / at(counts, c));
  const squares = clusters.reduce((sum, one) => sum + one.squares, 0);
  if (squares === 0) return { seOls: 0, reason: 'zero_variance' as const };
  const adjust = clusters.map(({ count }) =>
    count.map((own, c) => (own < at(counts, c) ? 1 / Math.sqrt(1 - own / at(counts, c)) : 0)),
  );
  const ols =
    (squares / (n - width)) * contrast.reduce((sum, value, c) => sum + value * value * at(counts, c), 0);
  const spread = (factor: (j: number, c: number) => number) =>
    clusters.reduce((sum, { residual }, j) => {
      const pull = contrast.reduce((total, value, c) => total + value * factor(j, c) * at(residual, c), 0);
      return sum + pull * pull;
    }, 0);
  const m = clusters.length;
  const cr0 = spread(() => 1);
  const cr2 = spread((j, c) => at(adjust[j] ?? [], c));
  const df = satterthwaite(clusters, counts, contrast, adjust);
  const seCr2 = Math.sqrt(cr2);
  return {
    seOls: Math.sqrt(ols),
    seCr0: Math.sqrt(cr0),
    seCr1: Math.sqrt((cr0 * m) / (m - 1)),
    seCr1s: Math.sqrt((cr0 * m * (n - 1)) / ((m - 1) * (n - width))),
    seCr2,
    df,
    p: seCr2 > 0 && df !== null ? studentTPValue(did / seCr2, df) : null,
    reason: seCr2 > 0 ? null : ('zero_variance' as const),
  };
}

/** (Σ p_j′p_j)²/ΣΣ(p_i′p_j)² with p_j = (I − H)_j g_j, g_j = A_j X_j M c. */
function satterthwaite(
  clusters: ClusterSums[],
  counts: Float64Array,
  contrast: number[],
  adjust: Float64Array[],
): number | null {
  const g = clusters.map((_one, j) => contrast.map((value, c) => value * at(adjust[j] ?? [], c)));
  const s = clusters.map(({ count }, j) => (g[j] ?? []).map((value, c) => value * at(count, c)));
  let [trace, square] = [0, 0];
  clusters.forEach((_one, i) =>
    clusters.forEach((_other, j) => {
      const shared = (s[i] ?? []).reduce(
        (sum, value, c) => sum + (value * at(s[j] ?? [], c)) / at(counts, c),
        0,
      );
      const own = i === j ? (s[i] ?? []).reduce((sum, value, c) => sum + value * at(g[i] ?? [], c), 0) : 0;
      const product = own - shared;
      if (i === j) trace += product;
      square += product * product;
    }),
  );
  return square > 0 ? (trace * trace) / square : null;
}
