import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { transfersApi, type TransferLine } from '@traccia/contracts';
import { FilterBar } from '../../components/filter-bar';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { transfersQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/transfers/$transferId');

/** Line, column and reason of everything that is left out, and the lines themselves to take home. */
export function Faults({ transferId }: { transferId: string }) {
  const t = useWords('transfers');
  const format = useFormat();
  const { search } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(transfersQueries.faults(transferId, search));
  const address = transfersApi.failedRows.path.replace(':id', transferId);
  return (
    <section aria-labelledby="faults-title">
      <h2 id="faults-title">{t('faults.title')}</h2>
      <p>
        {t('faults.text')}{' '}
        <Anchor href={`${address}?format=csv`} download>
          {t('faults.download_csv')}
        </Anchor>{' '}
        ·{' '}
        <Anchor href={`${address}?format=xlsx`} download>
          {t('faults.download_xlsx')}
        </Anchor>
      </p>
      <FilterBar label={t('faults.search')}>
        <SearchField
          label={t('faults.search')}
          value={search ?? ''}
          onChange={(value) =>
            void navigate({ search: { search: value || undefined }, replace: true, resetScroll: false })
          }
        />
      </FilterBar>
      <PagedTable<TransferLine>
        query={query}
        caption={t('faults.title')}
        rowKey={({ line }) => String(line)}
        empty={{ title: t('faults.none') }}
        columns={[
          { key: 'line', header: t('faults.line'), numeric: true, cell: ({ line }) => format.number(line) },
          { key: 'about', header: t('faults.about'), cell: ({ about }) => <bdi>{about || '–'}</bdi> },
          {
            key: 'faults',
            header: t('faults.what'),
            cell: ({ faults }) =>
              faults.map(({ column, reason, value }) => (
                <div key={`${column} ${reason}`}>
                  <bdi>{column}</bdi> {t.maybe(`reason.${reason}`, reason)}
                  {value && (
                    <>
                      : <bdi>{value}</bdi>
                    </>
                  )}
                </div>
              )),
          },
        ]}
      />
    </section>
  );
}
