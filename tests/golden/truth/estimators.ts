import {
  calibrationModel,
  calibrationResidual,
  designEstimate,
  type Estimate,
  lineariseMean,
  type MarginInput,
  type Margins,
  meanInterval,
  rakeWeights,
  readDesign,
  readMargins,
  weightingClasses,
  wilsonInterval,
} from '@traccia/impact';
import { type Estimator, type TruthOutcome, truthOutcomes } from '@traccia/impact/truth';
import { weightedInterval } from '../../../libs/impact/src/figures/weighted-interval.js';
import { publishedFigures } from './published.js';
import type { TruePerson } from './world.js';

/** An estimate with its interval, or why there is none. */
export type Told =
  { estimate: number | null; se: number | null; lower: number; upper: number } | { reason: string };

/** Everybody invited, and those of them who answered. */
export interface Surveyed {
  invited: readonly TruePerson[];
  answered: readonly TruePerson[];
}

/** Below this many answers the product gives counts only. */
const fewest = 10;
const level = 0.95;

const groupOf = ({ group }: TruePerson): string => group;
/** Too few say something else to be raked to. */
const sexOf = ({ sex }: TruePerson): string => (sex === 'woman' ? 'woman' : 'other');

type Outcome = (typeof outcomes)[TruthOutcome];
export const outcomes = {
  applied: { value: ({ applied }: TruePerson): number => applied, unit: 'share', least: 0, most: 1 },
  skill: { value: ({ skill }: TruePerson): number => skill, unit: 'mean', least: 1, most: 5 },
} as const;

/** Every way to estimate that is wanted, of every outcome, on one set of answers. */
export function estimateAll(
  surveyed: Surveyed,
  wanted: readonly Estimator[],
): { outcome: TruthOutcome; estimator: Estimator; told: Told }[] {
  const isEnough = surveyed.answered.length >= fewest;
  const needs = (...names: Estimator[]) => isEnough && names.some((name) => wanted.includes(name));
  const classes = needs('classes') ? classWeights(surveyed) : refused;
  const raked = needs('raked', 'raked_clustered') ? rakedWeights(surveyed) : refused;
  const published = needs('published') ? publishedFigures(surveyed) : null;
  const ways: Record<Estimator, (outcome: TruthOutcome) => Told> = {
    unweighted: (outcome) => unweighted(surveyed, outcomes[outcome]),
    classes: (outcome) => fromWeights(surveyed, outcomes[outcome], classes, false),
    published: (outcome) => published?.[outcome] ?? refused,
    raked: (outcome) => fromWeights(surveyed, outcomes[outcome], raked, false),
    raked_clustered: (outcome) => fromWeights(surveyed, outcomes[outcome], raked, true),
    bounds: (outcome) => bounds(surveyed, outcomes[outcome]),
  };
  return truthOutcomes.flatMap((outcome) =>
    wanted.map((estimator) => ({
      outcome,
      estimator,
      told: isEnough || estimator === 'bounds' ? ways[estimator](outcome) : refused,
    })),
  );
}

const refused = { reason: 'too_few' };

function unweighted({ answered }: Surveyed, { value, unit }: Outcome): Told {
  const values = answered.map(value);
  const yes = values.reduce((sum, one) => sum + one, 0);
  return told(unit === 'share' ? wilsonInterval(yes, values.length, level) : meanInterval(values, level));
}

function told({ estimate, se, lower, upper, reason }: Estimate): Told {
  if (lower === null || upper === null) return { reason: reason ?? 'not_defined' };
  return { estimate, se, lower, upper };
}

/** Everybody silent at the least, or at the most; it holds what is true of the invited by its construction. */
function bounds({ invited, answered }: Surveyed, { value, least, most }: Outcome): Told {
  const known = answered.reduce((sum, person) => sum + value(person), 0);
  const silent = invited.length - answered.length;
  const end = (extreme: number) => (known + silent * extreme) / invited.length;
  return { estimate: null, se: null, lower: end(least), upper: end(most) };
}

/** Weights of those who answered, and the margins that they were fitted to. */
type Weighted = { weights: Float64Array; margins: Margins } | { reason: string };

function targetsOf(people: readonly TruePerson[], labelOf: (person: TruePerson) => string) {
  const counts: Record<string, number> = {};
  for (const person of people) counts[labelOf(person)] = (counts[labelOf(person)] ?? 0) + 1;
  return counts;
}

function marginOf({ invited, answered }: Surveyed, labelOf: (person: TruePerson) => string): MarginInput {
  return { labels: answered.map(labelOf), targets: targetsOf(invited, labelOf) };
}

/** Groups with fewer than ten answers are one class, as the rules for weights ask. */
function classWeights({ invited, answered }: Surveyed): Weighted {
  const counts = targetsOf(answered, groupOf);
  const classOf = (person: TruePerson) =>
    (counts[groupOf(person)] ?? 0) < fewest ? 'joined' : groupOf(person);
  const heard = new Set(answered);
  const { weights, reason } = weightingClasses(
    invited.map(classOf),
    invited.map((person) => (heard.has(person) ? 1 : 0)),
    invited.map(() => 1),
  );
  if (!weights) return { reason: reason ?? 'not_defined' };
  const { margins, reason: why } = readMargins(
    answered.map(() => 1),
    [marginOf({ invited, answered }, classOf)],
  );
  if (!margins) return { reason: why ?? 'not_defined' };
  return { weights: weights.filter((weight) => weight > 0), margins };
}

function rakedWeights(surveyed: Surveyed): Weighted {
  const { margins, reason } = readMargins(
    surveyed.answered.map(() => 1),
    [marginOf(surveyed, groupOf), marginOf(surveyed, sexOf)],
  );
  if (!margins) return { reason: reason ?? 'not_defined' };
  const raked = rakeWeights(margins);
  return raked.weights ? { weights: raked.weights, margins } : { reason: raked.reason ?? 'not_converged' };
}

/** Error of what the margins leave unexplained; intervals as the product makes them of it. */
function fromWeights(
  { answered }: Surveyed,
  { value, unit }: Outcome,
  weighted: Weighted,
  clustered: boolean,
): Told {
  if ('reason' in weighted) return weighted;
  const { weights, margins } = weighted;
  const cluster = clustered ? { cluster: answered.map(({ activity }) => activity) } : {};
  const { design, reason } = readDesign({ weight: weights, ...cluster });
  if (!design) return { reason: reason ?? 'not_defined' };
  const figure = lineariseMean(design, Float64Array.from(answered, value));
  const influence = calibrationResidual(calibrationModel(margins), weights, figure.influence);
  const { estimate, se, df, n, ...mean } = designEstimate(design, { ...figure, influence }, level);
  if (estimate === null || se === null) return { reason: mean.reason ?? 'not_defined' };
  const interval = weightedInterval({ estimate, se, df, n }, unit, level);
  return interval ? { estimate, se, ...interval } : { reason: 'zero_variance' };
}
