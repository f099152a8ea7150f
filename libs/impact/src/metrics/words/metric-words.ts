import type {
  ComputedBy,
  MetricChain,
  MetricDirection,
  MetricLevel,
  MetricMethod,
  MetricPage,
  MetricUnit,
  MissingRule,
} from '../metric-definition.js';
import type { processWords } from './en/process.js';
import type { resultWords } from './en/results.js';

/** A metric is one that has English words; every other language has the same ones, or nothing compiles. */
export type MetricId = keyof typeof processWords | keyof typeof resultWords;
export type ProcessMetricId = keyof typeof processWords;
export type ResultMetricId = keyof typeof resultWords;

/** What one metric is, for people. */
export interface MetricWords {
  name: string;
  /** The formula as a sentence. */
  formula: string;
  /** null where the metric is no quotient. */
  numerator: string | null;
  denominator: string | null;
  /** Cases in which the number is read or worked out in a special way. */
  edge: string;
  /** What of it this product leaves out, or shows apart. */
  gap?: string;
}

/** Words for the codes of definitions. */
export interface MetricTerms {
  level: Record<MetricLevel, string>;
  chain: Record<MetricChain, string>;
  unit: Record<MetricUnit, string>;
  direction: Record<MetricDirection, string>;
  missing: Record<MissingRule, string>;
  method: Record<MetricMethod, string>;
  computed: Record<ComputedBy, string>;
  page: Record<MetricPage, string>;
}
