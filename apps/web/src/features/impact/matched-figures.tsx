import { type Column, DataTable } from '../../components/data-table';
import type { Figure, ImpactRun } from './dashboard-types';
import { MetricLink } from './metric-link';
import { findFigure, readFigure } from './read-figure';
import { useFigureWords, type FigureWords } from './use-figure-words';

const measures = {
  tests: [
    'match_rate',
    'matched_gain_mean',
    'acquisition_rate',
    'acquisition_rate_without_ceiling',
    'normalised_gain_cohort',
    'normalised_change_mean',
    'effect_size_av',
    'effect_size_z',
  ],
  supervisors: [
    'match_rate',
    'supervisor_confirmation',
    'agreement_share',
    'agreement_kappa',
    'agreement_pabak',
  ],
} as const;

/** What changed in the same people, or what participants and supervisors both say; nothing where no wave has pairs. */
export function MatchedFigures({ figures, run }: { figures: readonly Figure[]; run: ImpactRun }) {
  const words = useFigureWords();
  const { t } = words;
  if (!findFigure(figures, { metric: 'match_rate' })) return null;
  const kind = findFigure(figures, { metric: 'agreement_share' }) ? 'supervisors' : 'tests';
  const shown = measures[kind].flatMap((metric) => findFigure(figures, { metric }) ?? []);
  return (
    <section className="bias-report" aria-labelledby="matched-figures">
      <h2 id="matched-figures">{t(`matched.${kind}`)}</h2>
      <p>{t('matched.text')}</p>
      <DataTable
        caption={t(`matched.${kind}`)}
        captionHidden
        columns={columnsOf(words)}
        rows={shown}
        rowKey={({ metric }) => metric}
      />
      <ul className="reasons">
        {words.reasons(shown, run).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

function columnsOf(words: FigureWords): Column<Figure>[] {
  const { t, format } = words;
  const isShown = (figure: Figure): boolean => readFigure(figure).kind === 'shown';
  return [
    {
      key: 'measure',
      header: t('table.label'),
      cell: ({ metric }) => (
        <>
          {t.maybe(`metric.${metric}`, metric)} <MetricLink figure={metric} item={null} />
        </>
      ),
    },
    {
      key: 'estimate',
      header: t('table.estimate'),
      numeric: true,
      cell: (figure) => (readFigure(figure).kind === 'missing' ? '–' : words.estimate(figure)),
    },
    {
      key: 'interval',
      header: t('table.interval'),
      numeric: true,
      cell: (figure) => (isShown(figure) && words.interval(figure)) || '–',
    },
    {
      key: 'n',
      header: t('table.n'),
      numeric: true,
      cell: ({ n }) => (n === null ? '–' : format.number(n)),
    },
    { key: 'method', header: t('table.method'), cell: ({ method }) => words.method(method) },
    { key: 'note', header: t('table.note'), cell: (figure) => words.notes(figure) },
  ];
}
