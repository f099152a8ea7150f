import { ChartFigure } from '../../components/charts/chart-figure';
import type { Figure, ImpactRun } from './dashboard-types';
import { chartRow } from './figure-rows';
import { figureColumns, figureRow } from './figure-table';
import { MetricLink } from './metric-link';
import { findFigure, readFigure } from './read-figure';
import { ShareChart } from './share-chart';
import { SilentSlider } from './silent-slider';
import { useFigureWords, type FigureWords } from './use-figure-words';

const readings = [
  ['application_rate_respondents', 'accent'],
  ['application_rate_conservative', 'grey'],
  ['application_rate_upper_bound', 'grey'],
] as const;

/** One question, three readings on one scale: of those who answered, and between the two extremes for the rest. */
export function ApplicationRates({ figures, run }: { figures: readonly Figure[]; run: ImpactRun }) {
  const words = useFigureWords();
  const { t } = words;
  const shown = readings.flatMap(([metric, tone]) => {
    const figure = findFigure(figures, { metric });
    return figure ? [{ figure, tone, label: t(`metric.${metric}`) }] : [];
  });
  const answered = findFigure(figures, { metric: 'application_rate_respondents' });
  if (!answered) return null;
  const finding = findingOf(words, answered);
  return (
    <>
      <ChartFigure
        title={t('rates.title')}
        lead={readFigure(answered).kind === 'shown' ? words.whole(answered) : undefined}
        finding={finding + boundsOf(words, figures)}
        basis={words.basis(answered, run)}
        definition={<MetricLink figure={answered.metric} item={null} />}
        method={t('rates.method', { conf: words.conf(answered), method: words.method(answered.method) })}
        columns={figureColumns(words, t('table.label'))}
        rows={shown.map(({ figure, label }) => figureRow(words, figure, label))}
        reasons={words.reasons(
          shown.map(({ figure }) => figure),
          run,
        )}
      >
        {(svg) => (
          <ShareChart
            svg={svg}
            mark="dot"
            description={finding}
            rows={shown.map(({ figure, label, tone }) => chartRow(words, figure, label, tone))}
          />
        )}
      </ChartFigure>
      <SilentSlider key={`${run.id} ${answered.groupCode}`} answered={answered} />
    </>
  );
}

function findingOf(words: FigureWords, figure: Figure): string {
  const reading = readFigure(figure);
  if (reading.kind !== 'shown') return words.t('rates.finding_null');
  const end = (value: number | null) => words.amount(figure.metric, value ?? reading.estimate, figure.n);
  return words.t('rates.finding', {
    percent: words.estimate(figure),
    n: words.format.number(figure.n ?? 0),
    lower: end(reading.lower),
    upper: end(reading.upper),
  });
}

function boundsOf(words: FigureWords, figures: readonly Figure[]): string {
  const low = findFigure(figures, { metric: 'application_rate_conservative' });
  const high = findFigure(figures, { metric: 'application_rate_upper_bound' });
  if (low?.estimate == null || high?.estimate == null) return '';
  const ends = {
    low: words.amount(low.metric, low.estimate, low.n),
    high: words.amount(high.metric, high.estimate, high.n),
  };
  return ` ${words.t('rates.bounds', ends)}`;
}
