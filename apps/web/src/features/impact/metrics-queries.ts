import { type Locale, type Metric, metricsApi } from '@traccia/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

/** Definitions change with the product only, so one answer a language serves list and page alike. */
export const metricsQuery = (language: Locale) =>
  queryOptions({
    queryKey: ['metrics', language],
    queryFn: ({ signal }) => callApi(metricsApi.list, { query: { language }, signal }),
    staleTime: Infinity,
  });

/**
 * The metric of an address: by its id, or by the code of a figure. Several metrics have the same code; the question
 * that the figure is of decides between them, and without one it is the first, which the code belongs to.
 */
export function findMetric(
  metrics: readonly Metric[],
  idOrFigure: string,
  item: string | undefined,
): Metric | undefined {
  const byFigure = metrics.filter(({ figures }) => figures.some(({ code }) => code === idOrFigure));
  return (
    metrics.find(({ id }) => id === idOrFigure) ??
    byFigure.find(({ items }) => item !== undefined && items.includes(item)) ??
    byFigure[0]
  );
}

export const computedStates = ['whole', 'part', 'not_yet'] as const;
export type ComputedState = (typeof computedStates)[number];

export function computedState({ computed, inPart }: Metric): ComputedState {
  if (computed.code === 'not_yet') return 'not_yet';
  return inPart ? 'part' : 'whole';
}

export interface MetricFilter {
  search?: string | undefined;
  level?: string | undefined;
  computed?: ComputedState | undefined;
}

/** Words of the search in any order, in names, formulas and codes alike. */
export function filterMetrics(metrics: readonly Metric[], filter: MetricFilter): Metric[] {
  const wanted = (filter.search ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return metrics.filter((metric) => {
    const { id, name, formula, level, items, figures } = metric;
    const text = [
      id,
      name,
      formula,
      level.text,
      ...items,
      ...figures.flatMap(({ code, text: words }) => [code, words]),
    ]
      .join(' ')
      .toLocaleLowerCase();
    return (
      (!filter.level || level.code === filter.level) &&
      (!filter.computed || computedState(metric) === filter.computed) &&
      wanted.every((word) => text.includes(word))
    );
  });
}
