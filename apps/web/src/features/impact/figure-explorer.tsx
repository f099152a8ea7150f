import { NativeSelect } from '@mantine/core';
import type { Dashboard } from '@traccia/contracts';
import { ChartFigure } from '../../components/charts/chart-figure';
import { useLocalised } from '../../lib/format';
import type { Figure, ImpactRun } from './dashboard-types';
import { chartRow } from './figure-rows';
import { figureColumns, figureRow } from './figure-table';
import { toneOf } from './group-tone';
import { figuresAlong, findFigure, unitOf } from './read-figure';
import { asWeighted, cutsOf, keyOfMeasure, type Measure, measuresOf } from './read-weighted';
import { MetricLink } from './metric-link';
import { ShareChart } from './share-chart';
import { useFigureWords, type FigureWords } from './use-figure-words';

const cuts = ['all', 'constituent_group', 'sex', 'region', 'timing'] as const;
const seconds = ['none', 'constituent_group', 'sex'] as const;

export interface Explored {
  measure?: string | undefined;
  cut?: (typeof cuts)[number] | undefined;
  and?: (typeof seconds)[number] | undefined;
  as?: 'answered' | 'weighted' | undefined;
}

/** Any measure of the release, cut once or twice, as answered or weighted: chart and table with all that stands beside. */
export function FigureExplorer(props: {
  dashboard: Dashboard;
  run: ImpactRun;
  chosen: Explored;
  onChange: (chosen: Explored) => void;
}) {
  const words = useFigureWords();
  const { t } = words;
  const { figures } = props.dashboard;
  const labels = useMeasureLabels(props.dashboard, words);
  const measures = measuresOf(figures);
  const measure = measures.find((one) => keyOfMeasure(one) === props.chosen.measure) ?? preferred(measures);
  if (!measure) return null;
  const told = cutsOf(figures, measure);
  const dimension = dimensionOf(props.chosen, told);
  const everybody = findFigure(figures, measure);
  const groups =
    dimension === 'all' ? [] : figuresAlong(figures, dimension, measure.metric, measure.itemCode);
  const all = everybody ? [everybody, ...groups] : groups;
  const drawn = props.chosen.as === 'weighted' ? all.map(asWeighted) : all;
  const labelOf = (figure: Figure) => words.group(figure.dimension, figure.groupCode);
  const finding = findingOf(words, everybody);
  const full = fullOf(measure);
  return (
    <ChartFigure
      title={t('explore.title')}
      finding={finding}
      controls={
        <Choosers
          {...{ words, told, chosen: props.chosen, onChange: props.onChange }}
          measures={measures.map((one) => ({ value: keyOfMeasure(one), label: labels(one) }))}
          measure={keyOfMeasure(measure)}
        />
      }
      basis={words.basis(everybody, props.run)}
      definition={<MetricLink figure={measure.metric} item={measure.itemCode} />}
      method={t('explore.method', { method: words.method(everybody?.method ?? 'none') })}
      columns={figureColumns(words, t('table.group'))}
      rows={all.map((figure) => figureRow(words, figure, labelOf(figure)))}
      reasons={words.reasons(drawn, props.run)}
    >
      {(svg) =>
        full === null ? (
          <p className="explore-plain">{t('explore.no_chart')}</p>
        ) : (
          <ShareChart
            svg={svg}
            mark="dot"
            full={full}
            description={finding}
            rows={drawn.map((figure) =>
              chartRow(words, figure, labelOf(figure), toneOf(figure.dimension, figure.groupCode)),
            )}
          />
        )
      }
    </ChartFigure>
  );
}

/** Full marks of a scale that every group shares; null where there is none. */
function fullOf({ metric }: Measure): 1 | 100 | null {
  if (metric === 'test_score_mean') return 100;
  return unitOf(metric) === 'share' ? 1 : null;
}

function preferred(measures: readonly Measure[]): Measure | undefined {
  return measures.find(({ metric }) => metric === 'application_rate_respondents') ?? measures[0];
}

/** Two cuts are group and sex; every other table stands alone. */
function dimensionOf({ cut = 'all', and }: Explored, told: ReadonlySet<string>): string {
  const crossed = new Set([cut, and]);
  const both = crossed.has('constituent_group') && crossed.has('sex') ? 'constituent_group_x_sex' : cut;
  if (told.has(both)) return both;
  return told.has(cut) ? cut : 'all';
}

function useMeasureLabels({ items }: Dashboard, { t }: FigureWords): (measure: Measure) => string {
  const say = useLocalised();
  const texts = new Map(items.map((item) => [item.code, say(item.text) || item.code]));
  return ({ metric, itemCode }) => {
    const own = t.maybe(`metric.${metric}`, metric);
    const name = metric.startsWith('application_rate') ? `${t('rates.title')} · ${own}` : own;
    return itemCode === null ? name : `${texts.get(itemCode) ?? itemCode} · ${name}`;
  };
}

/** As answered and weighted in one sentence: that they differ is what a reader must see. */
function findingOf(words: FigureWords, figure: Figure | undefined): string {
  if (!figure) return words.t('item.finding_null');
  const plain = words.whole(figure);
  if (figure.weighted === null) {
    const reason = figure.weightedReason ? words.nullSentence(figure.weightedReason) : '';
    return [words.t('explore.answered', { plain }), reason].filter(Boolean).join(' ');
  }
  return words.t('explore.both', { plain, weighted: words.whole(asWeighted(figure)) });
}

function Choosers(props: {
  words: FigureWords;
  measures: { value: string; label: string }[];
  measure: string;
  told: ReadonlySet<string>;
  chosen: Explored;
  onChange: (chosen: Explored) => void;
}) {
  const { t } = props.words;
  const { cut = 'all', and = 'none', as = 'answered' } = props.chosen;
  const second = cut === 'sex' ? 'constituent_group' : 'sex';
  const crosses = (cut === 'sex' || cut === 'constituent_group') && props.told.has('constituent_group_x_sex');
  const option = (value: string) => ({ value, label: t.maybe(`dimension.${value}`, value) });
  return (
    <>
      <NativeSelect
        label={t('explore.measure')}
        className="item-choice"
        value={props.measure}
        data={props.measures}
        onChange={(event) => props.onChange({ measure: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explore.cut')}
        value={cut}
        data={cuts.filter((one) => props.told.has(one)).map(option)}
        onChange={(event) =>
          props.onChange({ cut: cuts.find((one) => one === event.currentTarget.value), and: undefined })
        }
      />
      {crosses && (
        <NativeSelect
          label={t('explore.and')}
          value={and}
          data={[{ value: 'none', label: t('explore.no_second') }, option(second)]}
          onChange={(event) =>
            props.onChange({ and: seconds.find((one) => one === event.currentTarget.value) })
          }
        />
      )}
      <NativeSelect
        label={t('explore.as')}
        value={as}
        data={(['answered', 'weighted'] as const).map((value) => ({
          value,
          label: t(`explore.as_${value}`),
        }))}
        onChange={(event) =>
          props.onChange({ as: event.currentTarget.value === 'weighted' ? 'weighted' : 'answered' })
        }
      />
    </>
  );
}
