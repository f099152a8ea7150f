import { inverse, Matrix } from 'ml-matrix';
import { fUpper } from '../distributions/f.js';
import type { SurveyDesign } from './design.js';
import { groupColumns, smallGroupFlags } from './group-columns.js';
import { type TestOptions, weightedLinearModel } from './linear-model.js';
import { at, type Labels, type SamplingReason, toValues, type Values } from './values.js';

/** Whether groups of a design differ by ranks. */
export interface DesignRankTest {
  levels: string[];
  counts: number[];
  /** Mean rank by level, as a share of the people: 0.5 is the middle. */
  meanRanks: number[] | null;
  chiSquare: number | null;
  /** Groups less one. */
  df: number | null;
  /** Of the F that chi-square over df is held against. */
  ddf: number | null;
  p: number | null;
  flags: string[];
  reason: SamplingReason | null;
}

/** Rank of equal values: the middle of their weights, or as R has it, which depends on the order of the rows. */
export type RankTies = 'middle' | 'rowOrder';

/**
 * Kruskal–Wallis test for weighted or clustered samples: estimated population ranks, compared by a linear model of the
 * design. Two groups: the square of R's t.
 *
 * @param values what is compared, one a row; missing values and groups leave the row out
 * @param ties   `middle` unless figures of R are wanted where equal values have unequal weights
 * @returns chi-square, and p of F = chi-square/df on df and clusters − strata − df. One group: null, `empty_category`.
 *          All equal: null, `zero_variance`. Fewer clusters than it takes: null, `too_few_clusters` or `singular`.
 *          Flags: `small_group` (fewer than five people in one), `lonely_stratum`
 * @source T. Lumley, A. Scott (2013), Biometrika 100, 831–842; R survey `svyranktest`, whose answer for three groups
 *         and more names the two numbers the wrong way round
 * @example 1, 3 against 5, 7: ranks .125, .375, .625, .875; .5²/(4/3·4·.0625²) = 12 on 1 and 2, p .0742
 */
export function designRankTest(
  design: SurveyDesign,
  values: Values,
  labels: Labels,
  { ties = 'middle', ...options }: TestOptions & { ties?: RankTies } = {},
): DesignRankTest {
  const { levels, counts, columns } = groupColumns(design, labels, values);
  const flags = smallGroupFlags(counts);
  const base = { levels, counts, meanRanks: null, chiSquare: null, df: null, ddf: null, p: null, flags };
  const list = toValues(values);
  if (!list) return { ...base, reason: 'bad_value' };
  if (list.length !== design.n || labels.length !== design.n) return { ...base, reason: 'bad_shape' };
  if (levels.length < 2) return { ...base, reason: levels.length === 0 ? 'no_answers' : 'empty_category' };
  const ranks = populationRanks(design.weight, list, columns[0] ?? [], ties);
  const {
    coef,
    covariance,
    df: ddf,
    reason,
    flags: told,
  } = weightedLinearModel(design, ranks, columns, options);
  const named = { ...base, flags: [...flags, ...told] };
  if (!coef || !covariance) return { ...named, reason };
  const first = at(coef, 0);
  const meanRanks = coef.map((value, g) => (g === 0 ? first : first + value));
  const chiSquare = waldOf(
    coef.slice(1),
    covariance.slice(1).map((line) => line.slice(1)),
  );
  if (chiSquare === null) return { ...named, meanRanks, reason: 'singular' };
  const df = levels.length - 1;
  return { ...named, meanRanks, chiSquare, df, ddf, p: fUpper(chiSquare / df, df, ddf), reason: null };
}

/** Weight below each value and half of its own, over all weight; NaN for whoever is left out. */
function populationRanks(
  weight: Float64Array,
  values: Float64Array,
  counted: ArrayLike<number>,
  ties: RankTies,
): Float64Array {
  const order = Array.from(values.keys()).filter(
    (i) => at(weight, i) > 0 && !Number.isNaN(at(values, i)) && counted[i] === 1,
  );
  order.sort((one, other) => at(values, one) - at(values, other));
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  let below = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let [own, middles] = [0, 0];
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) {
      const w = at(weight, order[to] ?? 0);
      middles += own + w / 2;
      own += w;
      to += 1;
    }
    const rank = below + (ties === 'middle' ? own / 2 : middles / (to - from));
    for (; from < to; from += 1) ranks[order[from] ?? 0] = rank;
    below += own;
  }
  return ranks.map((rank) => rank / below);
}

/** b′V⁻¹b; null when V has no inverse. */
function waldOf(b: readonly number[], covariance: number[][]): number | null {
  const scale = covariance.map((line, j) => Math.sqrt(at(line, j)));
  const even = covariance.map((line, j) => line.map((value, k) => value / (at(scale, j) * at(scale, k))));
  const z = b.map((value, j) => value / at(scale, j));
  try {
    const found = inverse(new Matrix(even)).to2DArray();
    if (!found.every((line, j) => at(line, j) > 0 && at(line, j) < 1e12)) return null;
    return found.reduce(
      (sum, line, j) => sum + at(z, j) * line.reduce((part, value, k) => part + value * at(z, k), 0),
      0,
    );
  } catch {
    // The package says by an exception that a matrix has no inverse.
    return null;
  }
}
