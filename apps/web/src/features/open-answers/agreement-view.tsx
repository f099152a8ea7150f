import { useQuery } from '@tanstack/react-query';
import type { CoderAgreement } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { openAnswersQueries, type TextPlace } from './queries';

type Row = CoderAgreement['codes'][number];

/** How far each two coders agree; a number never stands without its count and its interval. */
export function AgreementView({ place, bookId }: { place: TextPlace; bookId: string | undefined }) {
  const t = useWords('open-answers');
  if (!bookId) return <EmptyState title={t('book.none')} text={t('book.none_text')} />;
  return <Pairs place={place} bookId={bookId} />;
}

function Pairs({ place, bookId }: { place: TextPlace; bookId: string }) {
  const t = useWords('open-answers');
  const query = useQuery(openAnswersQueries.agreement(place, bookId));
  const columns = useColumns();
  return (
    <QueryState
      query={query}
      empty={{
        when: ({ pairs }) => pairs.length === 0,
        title: t('agreement.none'),
        text: t('agreement.none_text'),
      }}
    >
      {({ pairs }) => (
        <>
          <p className="panel-intro">{t('agreement.how')}</p>
          {pairs.map((pair, at) => (
            <DataTable
              key={at}
              caption={t('agreement.pair', { first: pair.first, second: pair.second })}
              columns={columns}
              rows={pair.codes}
              rowKey={({ code }) => code}
            />
          ))}
        </>
      )}
    </QueryState>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('open-answers');
  const format = useFormat();
  const two = (value: number | null) => (value === null ? '–' : value.toFixed(2).replace('-', '−'));
  return [
    { key: 'code', header: t('book.label'), cell: ({ label }) => label },
    { key: 'n', header: t('agreement.n'), numeric: true, cell: ({ n }) => format.number(n) },
    {
      key: 'percent',
      header: t('agreement.percent'),
      numeric: true,
      cell: ({ percent }) => (percent === null ? '–' : format.percent(percent)),
    },
    {
      key: 'kappa',
      header: t('agreement.kappa'),
      numeric: true,
      cell: ({ kappa, lower, upper, reason }) =>
        kappa === null ? (
          `– ${t(reason === 'zero_variance' ? 'agreement.no_spread' : 'agreement.no_texts')}`
        ) : (
          <bdi>
            {two(kappa)} ({two(lower)} – {two(upper)})
          </bdi>
        ),
    },
    {
      key: 'pabak',
      header: t('agreement.pabak'),
      numeric: true,
      cell: ({ pabak }) => <bdi>{two(pabak)}</bdi>,
    },
  ];
}
