import type { FigureMetric } from '../figures/activity-figure.js';
import { behaviourMetrics } from './behaviour-metrics.js';
import { efficiencyMetrics } from './efficiency-metrics.js';
import { evidenceMetrics } from './evidence-metrics.js';
import { learningMetrics } from './learning-metrics.js';
import type { MetricDefinition } from './metric-definition.js';
import { reachMetrics } from './reach-metrics.js';
import { reactionMetrics } from './reaction-metrics.js';
import { resultsMetrics } from './results-metrics.js';

/** Every metric, in the order in which they are listed. */
export const metrics: readonly MetricDefinition[] = [
  ...reachMetrics,
  ...reactionMetrics,
  ...learningMetrics,
  ...behaviourMetrics,
  ...resultsMetrics,
  ...evidenceMetrics,
  ...efficiencyMetrics,
];

/**
 * The metric of an id.
 *
 * @returns null for an id that is none
 * @example metricById('L3.1')?.figures // ['application_rate_respondents']
 */
export function metricById(id: string): MetricDefinition | null {
  return metrics.find((metric) => metric.id === id) ?? null;
}

/**
 * The metric that a figure of a run is.
 *
 * The same code is another metric for the items of another: the mean of "I intend to use it" is commitment (L2.9),
 * every other mean of a scale reads as the satisfaction mean does (L1.1).
 *
 * @param figure   code of the figure
 * @param itemCode question it is of; null for figures of the whole form
 * @example metricOfFigure('likert_mean', 'EOA-COM').id // 'L2.9'
 */
export function metricOfFigure(figure: FigureMetric, itemCode: string | null): MetricDefinition {
  const own = metrics.find(
    ({ borrows, items }) => itemCode !== null && borrows.includes(figure) && items.includes(itemCode),
  );
  const found = own ?? metrics.find(({ figures }) => figures.includes(figure));
  if (!found) throw new RangeError(`no metric has the figure ${figure}`);
  return found;
}

/** What is known of a question when its metrics are looked for. */
export interface AskedItem {
  /** Without the number of a repetition. */
  code: string;
  /** Its tag, where it has one. */
  metric?: string | null;
  /** Its answers bring points in a test. */
  isScored?: boolean;
}

/**
 * Metrics that a question is a part of, in order: by its code, by its tag, and for a scored question all of the test.
 *
 * @example metricsOfItem({ code: 'EXP-APP' }).map(({ id }) => id) // ['L3.1', 'L3.2', 'L3.4', 'L3.7', 'L3.8']
 */
export function metricsOfItem({ code, metric = null, isScored = false }: AskedItem): MetricDefinition[] {
  return metrics.filter(
    ({ items, tags }) =>
      items.includes(code) ||
      (metric !== null && tags.includes(metric)) ||
      (isScored && items.includes(everyScored)),
  );
}

/** Stands in `items` for every scored question of a knowledge test. */
const everyScored = 'KAT-*';
