import type { FigureMetric } from '../figures/activity-figure.js';
import type { MetricId } from './words/metric-words.js';

/** Where a metric stands: before learning, on one of the four levels of Kirkpatrick, or beside them. */
export const metricLevels = [
  'reach',
  'reaction',
  'learning',
  'behaviour',
  'results',
  'evidence',
  'efficiency',
] as const;
export type MetricLevel = (typeof metricLevels)[number];

/** Level of Kirkpatrick; null for what is no result of training. */
export const kirkpatrickLevel: Readonly<Record<MetricLevel, 1 | 2 | 3 | 4 | null>> = {
  reach: null,
  reaction: 1,
  learning: 2,
  behaviour: 3,
  results: 4,
  evidence: null,
  efficiency: null,
};

/** The step of the results chain; a metric has exactly one. `evidence` says how good the others are. */
export const metricChains = ['process', 'output', 'outcome', 'impact', 'evidence'] as const;
export type MetricChain = (typeof metricChains)[number];

export const metricUnits = [
  'persons',
  'days',
  'share',
  'scale_points',
  'percent_points',
  'test_points',
  'nps_points',
  'ratio',
  'standard_deviations',
  'agreement',
  'persons_each',
  'money',
  'percent',
  'none',
] as const;
export type MetricUnit = (typeof metricUnits)[number];

export const metricDirections = ['higher', 'lower', 'neither'] as const;
export type MetricDirection = (typeof metricDirections)[number];

/** What becomes of what is not known. */
export const missingRules = [
  'recorded_only',
  'left_out',
  'pairs_only',
  'unknown_apart',
  'silent_stay',
  'silent_both_ways',
  'silent_are_zero',
  'hidden_is_not_zero',
] as const;
export type MissingRule = (typeof missingRules)[number];

export const metricMethods = [
  'count',
  'share',
  'wilson',
  'student_t',
  'paired_t',
  'cohort_gain',
  'mean_change',
  'effect_size',
  'nps_adjusted_wald',
  'bounds',
  'index',
  'kappa',
  'quotient',
  'contribution',
  'median',
  'comparison',
  'weighting',
  'scenario',
  'suppression',
] as const;
export type MetricMethod = (typeof metricMethods)[number];

/** Who works a metric out: the figures of a run, the analysis of tests, the response monitor, the pages of training. */
export const computedBy = ['figures', 'tests', 'monitor', 'training', 'not_yet'] as const;
export type ComputedBy = (typeof computedBy)[number];

/** Pages that show a metric. */
export const metricPages = [
  'figures',
  'tests',
  'monitor',
  'activity',
  'attendance',
  'selection',
  'open_answers',
] as const;
export type MetricPage = (typeof metricPages)[number];

/**
 * What one metric is, without its words: those are in `metricWords`, one catalogue a language.
 *
 * @source ITCILO and peers by metric in `sources`; an empty list means that the definition is this product's own
 */
export interface MetricDefinition {
  /** Stable, e.g. `L3.1`; published figures are traced by it. */
  id: MetricId;
  level: MetricLevel;
  chain: MetricChain;
  unit: MetricUnit;
  direction: MetricDirection;
  missing: MissingRule;
  /** Fewest answers (people, organizations, pairs) from which the number is given. */
  minimumN: number;
  method: MetricMethod;
  /** Codes of the figures of a run that are this metric; every code belongs to one metric. */
  figures: readonly FigureMetric[];
  /** Codes that belong to another metric and are this one for its own items: a mean is a mean. */
  borrows: readonly FigureMetric[];
  /** Codes of the questions of the bank that it is made of, repeated ones without their number. */
  items: readonly string[];
  /** Tags of questions that are it too, whatever their code: forms of others have codes of their own. */
  tags: readonly string[];
  computed: ComputedBy;
  /** Only a part of the formula is worked out; the words say which. */
  inPart: boolean;
  shownOn: readonly MetricPage[];
  /** The function of this library that works it out, also where no page asks it yet; null where there is none. */
  engine: string | null;
  /** The formulas that published figures carry; null where none of this library is at work. */
  methodVersion: string | null;
  sources: readonly string[];
}

type Given = Pick<
  MetricDefinition,
  'id' | 'chain' | 'unit' | 'direction' | 'missing' | 'minimumN' | 'method' | 'sources'
> &
  Partial<Omit<MetricDefinition, 'level'>>;

/** Definitions of one level; what is not said is empty: no figures, no items, not computed yet. */
export function metricsOf(level: MetricLevel, version: string, given: readonly Given[]): MetricDefinition[] {
  return given.map((part) => ({
    level,
    figures: [],
    borrows: [],
    items: [],
    tags: [],
    computed: 'not_yet',
    inPart: false,
    shownOn: [],
    engine: null,
    ...part,
    methodVersion: part.engine ? version : null,
  }));
}
