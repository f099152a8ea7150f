import { silences, type TruthRow } from '@traccia/impact/truth';
import { ChartFigure } from '../../components/charts/chart-figure';
import type { ChartRow, Tone } from '../../components/charts/chart-row';
import { RowChart } from '../../components/charts/row-chart';
import { published, shareHeld } from './read-trust';
import type { TrustWords } from './use-trust-words';

const drawn: [estimator: TruthRow['estimator'], tone: Tone][] = [
  ['unweighted', 'grey'],
  [published, 'accent'],
];
/** The mark that intervals promise is drawn like the others, at its own place. */
const promised = 0.95;
const ticks = [0, 0.25, 0.5, 0.75, promised];

/** How often intervals held the truth, by way of not answering. */
export function TrustChart({
  words,
  rows,
  basis,
}: {
  words: TrustWords;
  rows: readonly TruthRow[];
  basis: string;
}) {
  const { t, format } = words;
  const shown = silences.flatMap((silence) =>
    drawn.flatMap(([estimator, tone]) => {
      const row = rows.find((one) => one.silence === silence && one.estimator === estimator);
      return row
        ? [{ row, tone, label: `${t(`silence.${silence}`)} · ${t(`short.${short(estimator)}`)}` }]
        : [];
    }),
  );
  return (
    <ChartFigure
      title={t('chart.title')}
      finding={t('chart.finding')}
      basis={basis}
      method={t('chart.method')}
      columns={[
        { key: 'label', header: t('table.way') },
        { key: 'held', header: t('table.held'), numeric: true },
        { key: 'lower', header: t('chart.lower'), numeric: true },
        { key: 'upper', header: t('chart.upper'), numeric: true },
      ]}
      rows={shown.map(({ row, label }) => ({
        key: label,
        label,
        held: number(words, shareHeld(row, row.truthHeld)),
        lower: number(words, row.truthHeld.lower),
        upper: number(words, row.truthHeld.upper),
      }))}
    >
      {(svg) => (
        <RowChart
          svgRef={svg}
          description={t('chart.title')}
          rows={shown.map(({ row, tone, label }) => chartRow(words, row, tone, label))}
          domain={[0, 1]}
          ticks={ticks}
          tickText={(value) => format.percent(value)}
          mark="dot"
        />
      )}
    </ChartFigure>
  );
}

const short = (estimator: TruthRow['estimator']) => (estimator === published ? 'weighted' : 'unweighted');
const number = (words: TrustWords, value: number | null) =>
  value === null ? '–' : { shown: words.format.percent(value, 1), value };

function chartRow(words: TrustWords, row: TruthRow, tone: Tone, label: string): ChartRow {
  const { lower, upper } = row.truthHeld;
  return {
    key: label,
    label,
    value: shareHeld(row, row.truthHeld),
    lower,
    upper,
    tone,
    valueText: words.held(row, row.truthHeld),
  };
}
