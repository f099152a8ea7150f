import type { TruthOutcome, TruthRow, WholeRow } from '@traccia/impact/truth';
import { type Column, DataTable } from '../../components/data-table';
import { published } from './read-trust';
import type { TrustWords } from './use-trust-words';

const name = (words: TrustWords, { silence, estimator }: Pick<TruthRow, 'silence' | 'estimator'>) => (
  <>
    {words.t(`silence.${silence}`)}
    <span className="trust-figure">{words.t(`estimator.${estimator}`)}</span>
  </>
);

/** Every way to estimate under every way of not answering, each beside the truth. */
export function TrustTable(props: {
  words: TrustWords;
  rows: readonly TruthRow[];
  outcome: TruthOutcome;
  caption: string;
}) {
  const { words, outcome } = props;
  const { t } = words;
  const columns: Column<TruthRow>[] = [
    { key: 'name', header: t('table.way'), cell: (row) => name(words, row) },
    {
      key: 'estimate',
      header: t('table.estimate'),
      numeric: true,
      cell: (row) => words.level(outcome, row.estimate),
    },
    { key: 'bias', header: t('table.bias'), numeric: true, cell: (row) => words.distance(outcome, row.bias) },
    { key: 'sd', header: t('table.sd'), numeric: true, cell: (row) => words.distance(outcome, row.sd) },
    { key: 'se', header: t('table.se'), numeric: true, cell: (row) => words.distance(outcome, row.se) },
    { key: 'held', header: t('table.held'), numeric: true, cell: (row) => words.held(row, row.truthHeld) },
    {
      key: 'invited',
      header: t('table.held_invited'),
      numeric: true,
      cell: (row) => words.held(row, row.invitedHeld),
    },
    {
      key: 'width',
      header: t('table.width'),
      numeric: true,
      cell: (row) => words.distance(outcome, row.width),
    },
    { key: 'given', header: t('table.given'), cell: (row) => words.given(row) },
  ];
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.rows}
      rowKey={({ silence, estimator }) => `${silence}/${estimator}`}
    />
  );
}

/** One large figure of each kind: chance has gone, what is wrong stays. */
export function WholeTable({ words, rows }: { words: TrustWords; rows: readonly WholeRow[] }) {
  const { t } = words;
  const shown = rows.filter(({ estimator }) => ['unweighted', published, 'bounds'].includes(estimator));
  const columns: Column<WholeRow>[] = [
    { key: 'name', header: t('table.way'), cell: (row) => name(words, row) },
    {
      key: 'estimate',
      header: t('whole.estimate'),
      numeric: true,
      cell: (row) => words.level('applied', row.estimate),
    },
    {
      key: 'interval',
      header: t('whole.interval'),
      numeric: true,
      cell: ({ lower, upper }) =>
        t('range', { lower: words.level('applied', lower), upper: words.level('applied', upper) }),
    },
    {
      key: 'holds',
      header: t('whole.holds'),
      cell: ({ invited, lower, upper }) => t(lower <= invited && invited <= upper ? 'yes' : 'no'),
    },
  ];
  return (
    <DataTable
      caption={t('whole.caption')}
      columns={columns}
      rows={shown}
      rowKey={({ silence, estimator }) => `${silence}/${estimator}`}
    />
  );
}
