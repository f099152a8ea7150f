import type { ReactNode } from 'react';
import { ChartFigure } from '../../components/charts/chart-figure';
import type { Figure, ImpactRun } from './dashboard-types';
import { chartRow } from './figure-rows';
import { figureColumns, figureRow } from './figure-table';
import { toneOf } from './group-tone';
import { figuresAlong, findFigure, readFigure, unitOf, type Dimension } from './read-figure';
import { MetricLink } from './metric-link';
import { ShareChart } from './share-chart';
import { useFigureWords, type FigureWords } from './use-figure-words';

/** One share, or the points of a test, in every group of a dimension, side by side on one scale; small groups are held back, not left out. */
export function GroupComparison(props: {
  title: string;
  figures: readonly Figure[];
  run: ImpactRun;
  metric: string;
  itemCode?: string | null;
  dimension: Dimension;
  /** Where the dimension is chosen, when this is the place for it. */
  controls?: ReactNode;
}) {
  const words = useFigureWords();
  const { t } = words;
  const { metric, itemCode = null, dimension, run } = props;
  const groups = figuresAlong(props.figures, dimension, metric, itemCode);
  const everybody = findFigure(props.figures, { metric, itemCode });
  if (groups.length === 0) return null;
  const all = everybody ? [everybody, ...groups] : groups;
  const labelOf = (figure: Figure) => words.group(figure.dimension, figure.groupCode);
  const finding = findingOf(words, groups, labelOf);
  const inPoints = unitOf(metric) === 'mean';
  return (
    <ChartFigure
      title={props.title}
      finding={finding}
      controls={props.controls}
      basis={words.basis(everybody, run)}
      lead={inPoints && everybody ? words.whole(everybody) : undefined}
      definition={<MetricLink figure={metric} item={itemCode} />}
      method={t(inPoints ? 'score.method' : 'groups.method', {
        conf: words.conf(everybody),
        method: words.method((everybody ?? groups[0])?.method ?? 'none'),
      })}
      columns={figureColumns(words, t('table.group'))}
      rows={all.map((figure) => figureRow(words, figure, labelOf(figure)))}
      reasons={words.reasons(groups, run)}
    >
      {(svg) => (
        <ShareChart
          svg={svg}
          mark="dot"
          full={inPoints ? 100 : 1}
          description={finding}
          rows={all.map((figure) =>
            chartRow(words, figure, labelOf(figure), toneOf(figure.dimension, figure.groupCode)),
          )}
        />
      )}
    </ChartFigure>
  );
}

function findingOf(
  words: FigureWords,
  groups: readonly Figure[],
  labelOf: (figure: Figure) => string,
): string {
  const known = groups
    .filter((figure) => readFigure(figure).kind === 'shown')
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const high = known[0];
  const low = known.at(-1);
  if (!high || !low || high === low) return words.t('groups.finding_few');
  return words.t('groups.finding', {
    high: labelOf(high),
    highPercent: words.estimate(high),
    low: labelOf(low),
    lowPercent: words.estimate(low),
  });
}
