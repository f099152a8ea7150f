import type { SurveyDesign } from './design.js';
import { at, encode, type Labels, toValues, type Values } from './values.js';

/** Groups as columns of a linear model. */
export interface GroupColumns {
  /** Sorted as text; the first is what the others are compared with. */
  levels: string[];
  /** People who count, by level. */
  counts: number[];
  /** A constant, then one column for each level but the first: 1 inside, 0 outside, NaN where the group is missing. */
  columns: Float64Array[];
}

/**
 * Groups as a constant and a column for each group but the first (treatment coding of R).
 *
 * Only groups of people with an answer and a positive weight are levels: an empty one has no column.
 *
 * @param labels one entry a row; null is missing
 * @param values what is compared; a missing or infinite value does not count
 * @source J. Chambers, T. Hastie (1992), Statistical Models in S, 2.3.2; R `contr.treatment`
 * @example labels b, a, b with values 1, 2, 3: levels a, b; columns 1, 1, 1 and 1, 0, 1
 */
export function groupColumns(
  design: Pick<SurveyDesign, 'n' | 'weight'>,
  labels: Labels,
  values: Values,
): GroupColumns {
  const { codes, levels } = encode(labels);
  const list = toValues(values) ?? new Float64Array(design.n).fill(Number.NaN);
  const counts = levels.map(() => 0);
  codes.forEach((code, i) => {
    if (code >= 0 && !Number.isNaN(at(list, i)) && at(design.weight, i) > 0)
      counts[code] = at(counts, code) + 1;
  });
  const used = levels.map((_level, g) => g).filter((g) => at(counts, g) > 0);
  const column = (inside: (code: number) => boolean) =>
    Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(inside(code))));
  return {
    levels: used.map((g) => levels[g] ?? ''),
    counts: used.map((g) => at(counts, g)),
    columns: [column(() => true), ...used.slice(1).map((g) => column((code) => code === g))],
  };
}

/** Below this many people in a group a test is marked `small_group`. */
const fewPeople = 5;
export const smallGroupFlags = (counts: readonly number[]): string[] =>
  counts.some((count) => count < fewPeople) ? ['small_group'] : [];
