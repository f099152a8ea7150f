import type { AnswerOf, Locale, Metric, metricsApi } from '@traccia/contracts';
import {
  kirkpatrickLevel,
  metricCatalogues,
  type MetricDefinition,
  methodVersion,
  metrics,
} from '@traccia/impact';

export function presentMetrics(language: Locale): AnswerOf<typeof metricsApi.list> {
  return { methodVersion, metrics: metrics.map((metric) => presentMetric(metric, language)) };
}

/** One definition with the words of one language. */
export function presentMetric(metric: MetricDefinition, language: Locale): Metric {
  const { metrics: words, terms, figures } = metricCatalogues[language];
  const { name, formula, numerator, denominator, edge, gap = null } = words[metric.id];
  const term = <Code extends string>(kind: Readonly<Record<Code, string>>, code: Code) => ({
    code,
    text: kind[code],
  });
  return {
    id: metric.id,
    name,
    level: term(terms.level, metric.level),
    kirkpatrick: kirkpatrickLevel[metric.level],
    chain: term(terms.chain, metric.chain),
    unit: term(terms.unit, metric.unit),
    direction: term(terms.direction, metric.direction),
    formula,
    numerator,
    denominator,
    missing: term(terms.missing, metric.missing),
    minimumN: metric.minimumN,
    method: term(terms.method, metric.method),
    methodVersion: metric.methodVersion,
    engine: metric.engine,
    figures: [...metric.figures, ...metric.borrows].map((code) => term(figures.metric, code)),
    items: [...metric.items],
    computed: term(terms.computed, metric.computed),
    inPart: metric.inPart,
    gap,
    shownOn: metric.shownOn.map((page) => term(terms.page, page)),
    edge,
    sources: [...metric.sources],
  };
}
