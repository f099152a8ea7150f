import type { NullReason } from '../estimate.js';
import { completePairs } from './complete-pairs.js';
import { covarianceOf, meanOf, sumOfSquares, varianceOf } from './summary.js';

/** Learning gain as a share of what could still be gained; cohort and individual versions are never mixed. */
export interface NormalisedGain {
  /** Pairs of scores. */
  n: number;
  /** Gain of the means over the room above the mean before: the default. */
  cohort: number | null;
  /** Its standard error by the delta method, and by leaving one person out at a time. */
  cohortSe: number | null;
  cohortJackknifeSe: number | null;
  /** Gain of each person who was not at the top before, in the order given. */
  individual: number[];
  individualMean: number | null;
  individualSd: number | null;
  /** People at the top before, of whom there is no gain; the cohort figure keeps them. */
  nAtCeiling: number;
  /** Marx and Cummings: gains over the room above, losses over the room below. */
  changes: number[];
  changeMean: number | null;
  nChange: number;
  reason: NullReason | null;
}

/**
 * Normalised learning gain of a cohort and of its people.
 *
 * @param before scores before, null = missing
 * @param after  scores of the same people after
 * @param scale  least and most possible score, in the unit of the scores
 * @returns gains as shares, 1 = everything that could be gained; from complete pairs. No pair: null, `no_answers`. One
 *          pair: gain without standard errors, `too_few`. All at the top before: null, `not_defined`; so are scores
 *          outside the scale, values that are not finite, and a scale without room
 * @source R. R. Hake (1998), Am. J. Phys. 66, 64–74; J. D. Marx, K. Cummings (2007), Am. J. Phys. 75, 87–91
 * @example normalisedGain([20, 60], [60, 80], { least: 0, most: 100 }) // cohort (70 − 40)/(100 − 40) = 0.5
 */
export function normalisedGain(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  { least, most }: { least: number; most: number },
): NormalisedGain {
  const pairs = completePairs(before, after);
  const n = pairs.before.length;
  const inScale = [...pairs.before, ...pairs.after].every((score) => score >= least && score <= most);
  if (!pairs.sound || !(most > least) || !inScale) return { ...nothing, n, reason: 'not_defined' };
  if (n === 0) return { ...nothing, reason: 'no_answers' };
  const together = pairs.before.map((first, i) => ({ first, second: pairs.after[i] ?? first }));
  const individual = together
    .filter(({ first }) => first < most)
    .map(({ first, second }) => (second - first) / (most - first));
  const changes = together.flatMap(({ first, second }) => changeOf(first, second, least, most));
  const cohort = cohortGain(meanOf(pairs.before), meanOf(pairs.after), most);
  return {
    n,
    cohort,
    ...errorsOf(pairs.before, pairs.after, most),
    individual,
    individualMean: individual.length > 0 ? meanOf(individual) : null,
    individualSd: individual.length > 1 ? Math.sqrt(varianceOf(individual)) : null,
    nAtCeiling: n - individual.length,
    changes,
    changeMean: changes.length > 0 ? meanOf(changes) : null,
    nChange: changes.length,
    reason: cohort === null ? 'not_defined' : n === 1 ? 'too_few' : null,
  };
}

const nothing = {
  n: 0,
  cohort: null,
  cohortSe: null,
  cohortJackknifeSe: null,
  individual: [],
  individualMean: null,
  individualSd: null,
  nAtCeiling: 0,
  changes: [],
  changeMean: null,
  nChange: 0,
};

const cohortGain = (before: number, after: number, most: number): number | null =>
  before < most ? (after - before) / (most - before) : null;

/** Nothing for somebody who was at one end and stayed there. */
function changeOf(first: number, second: number, least: number, most: number): number[] {
  if (second > first) return [(second - first) / (most - first)];
  if (second < first) return [(second - first) / (first - least)];
  return first === least || first === most ? [] : [0];
}

function errorsOf(before: readonly number[], after: readonly number[], most: number) {
  const n = before.length;
  const [first, second] = [meanOf(before), meanOf(after)];
  if (n < 2 || first >= most) return { cohortSe: null, cohortJackknifeSe: null };
  const ofBefore = (second - most) / (most - first) ** 2;
  const ofAfter = 1 / (most - first);
  const variance =
    ofBefore * ofBefore * varianceOf(before) +
    ofAfter * ofAfter * varianceOf(after) +
    2 * ofBefore * ofAfter * covarianceOf(before, after);
  const without = before.map((value, i) =>
    cohortGain((n * first - value) / (n - 1), (n * second - (after[i] ?? 0)) / (n - 1), most),
  );
  const left = without.filter((gain) => gain !== null);
  return {
    cohortSe: Math.sqrt(Math.max(0, variance) / n),
    cohortJackknifeSe: left.length === n ? Math.sqrt(((n - 1) / n) * sumOfSquares(left)) : null,
  };
}
