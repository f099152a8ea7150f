import { readFileSync } from 'node:fs';
import type { FigureMetric } from '../figures/activity-figure.js';
import * as impact from '../index.js';
import { methodVersion } from '../version.js';
import { kirkpatrickLevel, metricLevels } from './metric-definition.js';
import { metricById, metricOfFigure, metrics, metricsOfItem } from './metrics.js';
import { figureFlags, figureMethods } from './words/figure-words.js';
import { metricCatalogues } from './words/metric-catalogue.js';

/** DOMAIN §7 in its order; a metric that goes missing is missed here. */
const named = [
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => `R${n}`),
  ...[1, 2, 3, 4].map((n) => `L1.${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `L2.${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `L3.${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `L4.${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Q${n}`),
  'F1',
  'X1',
  'X2',
  'X3',
];
const figureMetrics = Object.keys(metricCatalogues.en.figures.metric) as FigureMetric[];
const languages = Object.entries(metricCatalogues);

describe('the metrics', () => {
  it('are those of the catalogue, each once and in its order', () => {
    expect(metrics.map(({ id }) => id)).toEqual(named);
    expect(metrics).toHaveLength(50);
    expect(metricById('L3.1')?.items).toEqual(['EXP-APP']);
    expect(metricById('L9.9')).toBeNull();
  });

  it.each(figureMetrics)('own the figure %s exactly once', (figure) => {
    expect(metrics.filter(({ figures }) => figures.includes(figure))).toHaveLength(1);
  });

  it('say that they are computed where a figure of a run is theirs, and only then that a page shows them', () => {
    for (const { id, figures, borrows, computed, shownOn, inPart } of metrics) {
      const hasFigures = figures.length + borrows.length > 0;
      expect([id, hasFigures && computed !== 'figures']).toEqual([id, false]);
      expect([id, computed === 'not_yet']).toEqual([id, shownOn.length === 0]);
      if (computed === 'not_yet') expect([id, inPart]).toEqual([id, false]);
    }
  });

  it('name a function of this library where they name one, and then the version of its formulas', () => {
    for (const { id, engine, methodVersion: version } of metrics) {
      if (engine) expect([id, typeof impact[engine as keyof typeof impact]]).toEqual([id, 'function']);
      expect([id, version]).toEqual([id, engine ? methodVersion : null]);
    }
  });

  it('stand on the level of Kirkpatrick that their name says', () => {
    expect(metricLevels.map((level) => kirkpatrickLevel[level])).toEqual([null, 1, 2, 3, 4, null, null]);
    for (const { id, level } of metrics.filter(({ id: name }) => name.startsWith('L')))
      expect([id, kirkpatrickLevel[level]]).toEqual([id, Number(id.charAt(1))]);
  });
});

describe('finding a metric', () => {
  it.each<[FigureMetric, string | null, string]>([
    ['likert_mean', 'EOA-OVR', 'L1.1'],
    ['likert_mean', 'EOA-COM', 'L2.9'],
    ['likert_mean', null, 'L1.1'],
    ['likert_top2', 'EXP-SKL', 'L1.2'],
    ['application_rate_upper_bound', null, 'L3.2'],
    ['answers_missing', 'EXP-APP', 'Q1'],
  ])('of the figure %s of %s', (figure, item, id) => {
    expect(metricOfFigure(figure, item).id).toBe(id);
  });

  it('of a question', () => {
    expect(metricsOfItem({ code: 'EXP-APP' }).map(({ id }) => id)).toEqual([
      'L3.1',
      'L3.2',
      'L3.4',
      'L3.7',
      'L3.8',
    ]);
    expect(metricsOfItem({ code: 'MY-Q', metric: 'own' })).toEqual([]);
    expect(metricsOfItem({ code: 'MY-Q', metric: 'application_rate' }).map(({ id }) => id)).toEqual([
      'L3.1',
      'L3.2',
      'L3.4',
    ]);
    // A question with a key counts for every metric of the test as a whole.
    expect(metricsOfItem({ code: 'MY-Q', isScored: true }).map(({ id }) => id)).toEqual([
      'L2.1',
      'L2.2',
      'L2.3',
      'L2.4',
      'L2.5',
      'L2.6',
      'L2.8',
    ]);
  });
});

describe.each(languages)('the words in %s', (language, { metrics: words, terms, figures }) => {
  it('say everything of every metric', () => {
    expect(Object.keys(words).toSorted()).toEqual(named.toSorted());
    for (const { id, inPart } of metrics) {
      const { name, formula, numerator, denominator, edge, gap } = words[id];
      const english = metricCatalogues.en.metrics[id];
      for (const text of [name, formula, edge]) expect([id, text.trim().length > 2]).toEqual([id, true]);
      expect([id, numerator === null, denominator === null, gap === undefined]).toEqual([
        id,
        english.numerator === null,
        english.denominator === null,
        english.gap === undefined,
      ]);
      if (inPart) expect([id, gap?.endsWith('.')]).toEqual([id, true]);
      for (const sentence of [formula, edge]) expect([id, sentence.endsWith('.')]).toEqual([id, true]);
    }
  });

  it('leave no code without a word, and no English in another language', () => {
    const texts = [terms, figures].flatMap((part) =>
      Object.values(part).flatMap((one): string[] => Object.values(one)),
    );
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    if (language === 'en') return;
    const english = new Set(
      Object.values(metricCatalogues.en.metrics).flatMap((one) => [one.formula, one.edge]),
    );
    const left = Object.values(words).flatMap(({ formula, edge }) => [formula, edge]);
    expect(left.filter((text) => english.has(text))).toEqual([]);
    if (language === 'ar') expect(texts.filter((text) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
  });
});

it('word every method and flag that the figures of a run can carry', () => {
  const folder = new URL('../figures/', import.meta.url);
  const source = [
    'item-figures',
    'response-figures',
    'figure-writer',
    'small-sample',
    'weighted-figures',
    'bias-figures',
    'gain-figures',
    'confirmation-figures',
  ]
    .map((name) => readFileSync(new URL(`${name}.ts`, folder), 'utf8'))
    .join('\n');
  const flags = [...source.matchAll(/\[?'(\w+)'\] : \[\]/g)].map(([, flag]) => flag);
  expect(flags).toContain('without_cohorts');
  expect(flags.filter((flag) => !(figureFlags as readonly unknown[]).includes(flag))).toEqual([]);
  const methods = [...source.matchAll(/method: '(\w+)'/g)].map(([, method]) => method);
  expect(methods.filter((method) => !(figureMethods as readonly unknown[]).includes(method))).toEqual([]);
});
