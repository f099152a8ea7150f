import { truthHeader, truthLines } from './truth-lines.js';

/** What somebody's silence depends on in the simulation. */
export const silences = ['chance', 'group', 'outcome', 'group_and_outcome'] as const;
export type Silence = (typeof silences)[number];

/** What a figure is of: one activity, or all activities of a course. */
export const truthScales = ['course', 'activity'] as const;
export type TruthScale = (typeof truthScales)[number];

/** Share that applied what was learned (0–1), mean of a five-point question (1–5). */
export const truthOutcomes = ['applied', 'skill'] as const;
export type TruthOutcome = (typeof truthOutcomes)[number];

/**
 * Ways to estimate: unweighted; weighted by group or raked to group and sex, with errors of independent people or of
 * activities as clusters (`published` is by group and clustered, by the product's own steps); worst-case bounds.
 */
export const estimators = [
  'unweighted',
  'classes',
  'published',
  'raked',
  'raked_clustered',
  'bounds',
] as const;
export type Estimator = (typeof estimators)[number];

/** How many intervals hold what is true, and the 95 % interval (Wilson) of their share among those given. */
export interface Held {
  count: number;
  lower: number;
  upper: number;
}

/** What became of one way to estimate in all replications. */
export interface TruthRow {
  scale: TruthScale;
  outcome: TruthOutcome;
  /** How alike people of one activity are: intraclass correlation of having applied. */
  likeness: number;
  silence: Silence;
  estimator: Estimator;
  /** In the unit of the outcome, as all below but counts: what is true over all people who could be invited. */
  truth: number;
  /** Figures asked for, and those that came with an interval. */
  asked: number;
  given: number;
  /** Why the others did not come: `reason:count`, joined by `+`; empty when all came. */
  refused: string;
  /** Mean of the estimates; null for bounds, as the four below. */
  estimate: number | null;
  bias: number | null;
  /** Standard deviation of the estimates, and the mean of the standard errors that they came with. */
  sd: number | null;
  se: number | null;
  /** Mean width of the intervals. */
  width: number | null;
  /** Intervals that hold `truth`, and intervals that hold what is true of the people invited. */
  truthHeld: Held;
  invitedHeld: Held;
}

/** One figure over very many people: how far it is from the truth when chance no longer plays a part. */
export interface WholeRow {
  silence: Silence;
  estimator: Estimator;
  truth: number;
  invited: number;
  estimate: number | null;
  lower: number;
  upper: number;
}

/** Courses whose figure of everybody is held back, because a small activity could be worked out from it. */
export interface HeldBackRow {
  silence: Silence;
  outcome: TruthOutcome;
  asked: number;
  heldBack: number;
}

const numbers = (text: string | undefined): number => Number(text);
const maybe = (text: string | undefined): number | null => (text ? Number(text) : null);
const heldIn = ([count, lower, upper]: readonly string[]): Held => ({
  count: numbers(count),
  lower: numbers(lower),
  upper: numbers(upper),
});
const cellsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/**
 * Reads a line of the table; the simulation writes them.
 *
 * @example readTruthRow('course,applied,0.05,chance,unweighted,0.7,1000,1000,,0.7,0,0.04,0.04,0.16,900,0.88,0.917,990,0.982,0.995'.split(',')).given // 1000
 */
export function readTruthRow(cells: readonly string[]): TruthRow {
  const [scale, outcome, likeness, silence, estimator, truth, asked, given, refused, ...rest] = cells;
  const [estimate, bias, sd, se, width, ...held] = rest;
  return {
    scale: scale as TruthScale,
    outcome: outcome as TruthOutcome,
    likeness: numbers(likeness),
    silence: silence as Silence,
    estimator: estimator as Estimator,
    truth: numbers(truth),
    asked: numbers(asked),
    given: numbers(given),
    refused: refused ?? '',
    estimate: maybe(estimate),
    bias: maybe(bias),
    sd: maybe(sd),
    se: maybe(se),
    width: maybe(width),
    truthHeld: heldIn(held.slice(0, 3)),
    invitedHeld: heldIn(held.slice(3)),
  };
}

function readWholeRow([
  silence,
  estimator,
  truth,
  invited,
  estimate,
  lower,
  upper,
]: readonly string[]): WholeRow {
  return {
    silence: silence as Silence,
    estimator: estimator as Estimator,
    truth: numbers(truth),
    invited: numbers(invited),
    estimate: maybe(estimate),
    lower: numbers(lower),
    upper: numbers(upper),
  };
}

const readHeldBackRow = ([silence, outcome, asked, heldBack]: readonly string[]): HeldBackRow => ({
  silence: silence as Silence,
  outcome: outcome as TruthOutcome,
  asked: numbers(asked),
  heldBack: numbers(heldBack),
});

/**
 * How far the figures are to be trusted: the product's methods against worlds in which the truth is known.
 *
 * Worked out by `npm run -s truth` and kept with its seed; `methodVersion` is that of the formulas that it was made by.
 *
 * @source truth check of the evaluation engine; Monte Carlo, coverage as R. Little, D. Rubin (2019), 3
 * @example truthTable().rows.filter(({ silence }) => silence === 'outcome')
 */
export function truthTable() {
  return {
    ...truthHeader,
    rows: cellsOf(truthLines.rows).map(readTruthRow),
    whole: cellsOf(truthLines.whole).map(readWholeRow),
    heldBack: cellsOf(truthLines.heldBack).map(readHeldBackRow),
  };
}
