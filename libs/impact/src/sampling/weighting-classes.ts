import { at, encode, type Labels, type SamplingReason, toWeights, type Values } from './values.js';
import { kishEffect } from './weighted-share.js';

/** One class of a non-response adjustment. */
export interface WeightingClass {
  name: string;
  invited: number;
  responded: number;
  /** Σd of all over Σd of those who responded; null when nobody did. */
  factor: number | null;
  /** `no_respondents`, `few_respondents`, `large_factor`; such a class is to be joined with another. */
  flags: string[];
}

/** Weights of respondents after a weighting-class adjustment. */
export interface ClassWeights {
  classes: WeightingClass[];
  /** By row; 0 for whoever did not respond. Null when a class has no respondent. */
  weights: Float64Array | null;
  deff: number | null;
  responseRate: number | null;
  weightedResponseRate: number | null;
  reason: SamplingReason | null;
}

/**
 * Weighting-class adjustment for non-response: in each class respondents stand for everybody.
 *
 * @param classes   class of each invited person, known for all of them
 * @param responded 1 or 0
 * @param base      base weights
 * @param limits    fewest respondents and largest factor of a class that may stand alone (policy: 10 and 3)
 * @returns weights, or none with `empty_category` (a class nobody answered for), `missing_category`, `bad_value`, …
 * @source G. Kalton, I. Flores-Cervantes (2003), J. Off. Stat. 19, 81–97; R. Little, D. Rubin (2019), 3
 * @example classes a, a, b; responded 1, 0, 1; base 1, 2, 1: factors a 3/1, b 1; weights 3, 0, 1
 */
export function weightingClasses(
  classes: Labels,
  responded: ArrayLike<number>,
  base: Values,
  limits = { fewest: 10, largest: 3 },
): ClassWeights {
  const { weights, reason } = toWeights(base);
  const none = { classes: [], weights: null, deff: null, responseRate: null, weightedResponseRate: null };
  if (reason) return { ...none, reason };
  if (classes.length !== weights.length || responded.length !== weights.length)
    return { ...none, reason: 'bad_shape' };
  const { codes, levels } = encode(classes);
  if (codes.includes(-1)) return { ...none, reason: 'missing_category' };
  const answered = Uint8Array.from(responded, (value) => (value === 1 ? 1 : 0));
  if (!Array.from(responded).every((value) => value === 0 || value === 1))
    return { ...none, reason: 'bad_value' };
  const sums = levels.map(() => ({ all: 0, answered: 0, invited: 0, responded: 0 }));
  codes.forEach((code, i) => {
    const sum = sums[code];
    if (!sum) return;
    sum.all += at(weights, i);
    sum.answered += at(weights, i) * at(answered, i);
    sum.invited += 1;
    sum.responded += at(answered, i);
  });
  const told = sums.map((sum, c) => describe(levels[c] ?? '', sum, limits));
  const rates = {
    responseRate: total(sums, 'responded') / weights.length,
    weightedResponseRate: total(sums, 'answered') / total(sums, 'all'),
  };
  if (told.some(({ factor }) => factor === null))
    return { ...none, classes: told, ...rates, reason: 'empty_category' };
  const adjusted = weights.map((weight, i) => weight * at(answered, i) * (told[at(codes, i)]?.factor ?? 0));
  return { classes: told, weights: adjusted, deff: kishEffect(adjusted).deff, ...rates, reason: null };
}

interface ClassSums {
  all: number;
  answered: number;
  invited: number;
  responded: number;
}

const total = (sums: readonly ClassSums[], key: keyof ClassSums) =>
  sums.reduce((sum, one) => sum + one[key], 0);

function describe(
  name: string,
  { all, answered, invited, responded }: ClassSums,
  { fewest, largest }: { fewest: number; largest: number },
): WeightingClass {
  const factor = answered > 0 ? all / answered : all === 0 && responded > 0 ? 1 : null;
  const flags = [
    ...(factor === null ? ['no_respondents'] : []),
    ...(responded < fewest ? ['few_respondents'] : []),
    ...(factor !== null && factor > largest ? ['large_factor'] : []),
  ];
  return { name, invited, responded, factor, flags };
}
