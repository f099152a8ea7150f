import { type Column, DataTable } from '../../components/data-table';
import type { Dashboard } from '@traccia/contracts';
import { useLocalised } from '../../lib/format';
import type { Figure } from './dashboard-types';
import { findFigure, inFixedOrder } from './read-figure';
import { gapAfterWeights } from './weighted-gap';
import { useFigureWords, type FigureWords } from './use-figure-words';

const compared = ['constituent_group', 'sex', 'region'] as const;

/** Who is missing among the answers, what weights make of it, and what late answers hint at. */
export function BiasReport({ dashboard }: { dashboard: Dashboard }) {
  const words = useFigureWords();
  const { t, format } = words;
  const { figures } = dashboard;
  const of = (metric: string) => figures.filter((figure) => figure.metric === metric);
  const gaps = of('representation_gap');
  if (gaps.length === 0) return null;
  const effect = of('weights_design_effect')[0];
  const tested = of('representation_p').map((figure) => sayTest(words, figure));
  return (
    <section className="bias-report" aria-labelledby="bias-report">
      <h2 id="bias-report">{t('bias.title')}</h2>
      <p>{t('bias.intro')}</p>
      <DataTable
        caption={t('bias.table')}
        columns={gapColumns(words, figures)}
        rows={compared.flatMap((dimension) =>
          inFixedOrder(
            dimension,
            gaps.filter((figure) => figure.dimension === dimension),
          ),
        )}
        rowKey={({ dimension, groupCode }) => `${dimension}/${groupCode}`}
      />
      <ul className="reasons">
        {tested.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {effect?.estimate != null && (
          <li>
            {t('bias.effect', {
              method: words.method(effect.method),
              effect: format.number(Number(effect.estimate.toFixed(2))),
              n: format.number(effect.n ?? 0),
              effective: format.number(Math.round(effect.effectiveN ?? 0)),
            })}
          </li>
        )}
        {of('class_factor').some(({ flags }) => flags.includes('rest_class')) && <li>{t('bias.rest')}</li>}
        {effect?.estimate != null && <li>{t('bias.not_trimmed')}</li>}
      </ul>
      <EarlyAndLate dashboard={dashboard} words={words} />
    </section>
  );
}

function gapColumns(words: FigureWords, figures: readonly Figure[]): Column<Figure>[] {
  const { t, format } = words;
  const factorOf = ({ dimension, groupCode }: Figure) =>
    findFigure(figures, { metric: 'class_factor', dimension, groupCode })?.estimate;
  const rateOf = ({ dimension, groupCode }: Figure) =>
    findFigure(figures, { metric: 'response_rate_rr2', dimension, groupCode });
  return [
    {
      key: 'group',
      header: t('table.group'),
      cell: ({ dimension, groupCode }) => words.group(dimension, groupCode),
    },
    {
      key: 'asked',
      header: t('table.invited'),
      numeric: true,
      cell: ({ invited }) => format.number(invited ?? 0),
    },
    { key: 'answered', header: t('who.responded'), numeric: true, cell: ({ n }) => format.number(n ?? 0) },
    {
      key: 'rate',
      header: t('table.rate'),
      numeric: true,
      cell: (row) => {
        const rate = rateOf(row);
        return rate ? words.estimate(rate) : '–';
      },
    },
    {
      key: 'gap',
      header: t('bias.gap'),
      numeric: true,
      cell: ({ estimate }) => t('bias.points', { points: signed(words, (estimate ?? 0) * 100) }),
    },
    {
      key: 'after',
      header: t('bias.gap_after'),
      numeric: true,
      cell: (row) => {
        const gap = gapAfterWeights(figures, row);
        return gap === null ? '–' : t('bias.points', { points: signed(words, gap * 100) });
      },
    },
    {
      key: 'factor',
      header: t('bias.factor'),
      numeric: true,
      cell: (row) => {
        const factor = factorOf(row);
        return factor == null ? '–' : format.number(Number(factor.toFixed(2)));
      },
    },
  ];
}

function signed({ format }: FigureWords, value: number): string {
  const rounded = Math.round(value);
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '';
  return `${sign}${format.number(Math.abs(rounded))}`;
}

/** A p value is never 0. */
function sayTest({ t, format }: FigureWords, { dimension, estimate }: Figure): string {
  const by = t.maybe(`dimension.${dimension}`, dimension);
  if (estimate === null) return t('bias.not_tested', { by });
  if (estimate < 0.001) return t('bias.tested_less', { by, p: format.number(0.001) });
  return t('bias.tested', { by, p: format.number(Number(estimate.toFixed(3))) });
}

function EarlyAndLate({ dashboard, words }: { dashboard: Dashboard; words: FigureWords }) {
  const { t, format } = words;
  const say = useLocalised();
  const rows = dashboard.figures.filter(
    ({ metric, estimate }) => metric === 'early_late_difference' && estimate !== null,
  );
  if (rows.length === 0) return <p>{t('bias.no_timing')}</p>;
  const texts = new Map(dashboard.items.map((item) => [item.code, say(item.text)]));
  const points = (value: number | null) => signed(words, (value ?? 0) * 100);
  const columns: Column<Figure>[] = [
    {
      key: 'what',
      header: t('table.label'),
      cell: ({ itemCode }) =>
        itemCode === null
          ? t('rates.title')
          : `${texts.get(itemCode) || itemCode} · ${t('metric.likert_top2')}`,
    },
    {
      key: 'difference',
      header: t('bias.late_less_early'),
      numeric: true,
      cell: ({ estimate }) => t('bias.points', { points: points(estimate) }),
    },
    {
      key: 'interval',
      header: t('table.interval'),
      numeric: true,
      cell: ({ lower, upper }) => t('figure.interval_to', { lower: points(lower), upper: points(upper) }),
    },
    { key: 'n', header: t('table.n'), numeric: true, cell: ({ n }) => format.number(n ?? 0) },
  ];
  return (
    <>
      <DataTable
        caption={t('bias.timing')}
        columns={columns}
        rows={rows}
        rowKey={({ itemCode }) => itemCode ?? 'application'}
      />
      <p>{t('bias.assumption')}</p>
    </>
  );
}
