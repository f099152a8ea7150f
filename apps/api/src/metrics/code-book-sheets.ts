import type { Locale, Metric } from '@traccia/contracts';
import {
  type FigureMetric,
  type FigureWords,
  metricCatalogues,
  type MetricDefinition,
  metricOfFigure,
  metricsOfItem,
} from '@traccia/impact';
import { describeStoredItems, type InstrumentDefinition, type StoredItem } from '@traccia/survey';

/** A sheet by name, its first row the headings; those are the same in every language, so that a sheet travels. */
export interface Sheet {
  name: string;
  rows: string[][];
}
type Columns<Row> = readonly (readonly [heading: string, value: (row: Row) => string])[];

const sheetOf = <Row>(name: string, columns: Columns<Row>, rows: readonly Row[]): Sheet => ({
  name,
  rows: [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, valueOf]) => valueOf(row))),
  ],
});
const yes = (stands: boolean) => (stands ? 'yes' : 'no');
const several = (values: readonly string[]) => values.join(' ');

interface BookRow {
  item: StoredItem;
  choice: StoredItem['choices'][number] | null;
}

/** One row for each question and answer; a question without choices has one row. */
export function itemSheet(
  definition: InstrumentDefinition,
  waveKinds: readonly string[],
  language: Locale,
): Sheet {
  const { languages } = definition;
  const names = metricCatalogues[language].metrics;
  const columns: Columns<BookRow> = [
    ['position', ({ item }) => String(item.position + 1)],
    ['page', ({ item }) => item.pageCode],
    ['group', ({ item }) => item.groupCode ?? ''],
    ['item_code', ({ item }) => item.code],
    ['type', ({ item }) => item.type],
    ['moment', ({ item }) => item.moment ?? ''],
    ...languages.map((code) => [`text_${code}`, ({ item }: BookRow) => item.text[code] ?? ''] as const),
    ['choice_code', ({ choice }) => choice?.code ?? ''],
    ...languages.map((code) => [`label_${code}`, ({ choice }: BookRow) => choice?.text[code] ?? ''] as const),
    ['missing', ({ choice }) => (choice ? (choice.missing ?? 'no') : '')],
    ['required', ({ item }) => item.required],
    ['sensitive', ({ item }) => yes(item.sensitive)],
    ['scored', ({ item }) => yes(item.isScored)],
    ['metric_ids', ({ item }) => several(metricsOfItem(item).map(({ id }) => id))],
    [
      'metric_names',
      ({ item }) =>
        metricsOfItem(item)
          .map(({ id }) => names[id].name)
          .join('; '),
    ],
    ['tag', ({ item }) => item.metric ?? ''],
    ['result_level', ({ item }) => item.resultLevel ?? ''],
    ['dac', ({ item }) => item.dac ?? ''],
    ['wave_kinds', () => several(waveKinds)],
  ];
  const rows = describeStoredItems(definition).flatMap((item): BookRow[] =>
    item.choices.length === 0 ? [{ item, choice: null }] : item.choices.map((choice) => ({ item, choice })),
  );
  return sheetOf('Items', columns, rows);
}

/** Metrics that the questions of a form are a part of, with those that say how far its figures can be trusted. */
export function metricsOfForm(
  definition: InstrumentDefinition,
  every: readonly MetricDefinition[],
): MetricDefinition[] {
  const used = new Set(describeStoredItems(definition).flatMap((item) => metricsOfItem(item)));
  return every.filter(
    (metric) => used.has(metric) || (metric.level === 'evidence' && metric.computed === 'figures'),
  );
}

const metricColumns: Columns<Metric> = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['level', ({ level }) => level.text],
  ['results_chain', ({ chain }) => chain.text],
  ['unit', ({ unit }) => unit.text],
  ['direction', ({ direction }) => direction.text],
  ['formula', ({ formula }) => formula],
  ['numerator', ({ numerator }) => numerator ?? ''],
  ['denominator', ({ denominator }) => denominator ?? ''],
  ['missing', ({ missing }) => missing.text],
  ['minimum_n', ({ minimumN }) => String(minimumN)],
  ['method', ({ method }) => method.text],
  ['method_version', (metric) => metric.methodVersion ?? ''],
  ['figures', ({ figures }) => several(figures.map(({ code }) => code))],
  ['items', ({ items }) => several(items)],
  ['computed', ({ computed }) => computed.text],
  ['in_part', ({ inPart }) => yes(inPart)],
  ['not_computed', ({ gap }) => gap ?? ''],
  ['shown_on', ({ shownOn }) => shownOn.map(({ text }) => text).join('; ')],
  ['edge_cases', ({ edge }) => edge],
  ['sources', ({ sources }) => sources.join('; ')],
];

export function metricSheet(metrics: readonly Metric[]): Sheet {
  return sheetOf('Metrics', metricColumns, metrics);
}

type FigureLine = readonly [kind: string, code: string, meaning: string, metric: string];

/** Every column of the figures and every code that can stand in it. */
export function figureSheet(language: Locale): Sheet {
  const words = metricCatalogues[language].figures;
  const kinds: readonly (readonly [string, keyof FigureWords])[] = [
    ['column', 'columns'],
    ['metric', 'metric'],
    ['dimension', 'dimension'],
    ['suppressed', 'suppressed'],
    ['nullReason', 'nullReason'],
    ['method', 'method'],
    ['flags', 'flags'],
  ];
  const lines = kinds.flatMap(([kind, part]) =>
    Object.entries(words[part]).map(([code, meaning]): FigureLine => [
      kind,
      code,
      meaning,
      part === 'metric' ? metricOfFigure(code as FigureMetric, null).id : '',
    ]),
  );
  return {
    name: 'Figures',
    rows: [['kind', 'code', 'meaning', 'metric_id'], ...lines.map((line) => [...line])],
  };
}
