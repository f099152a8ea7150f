import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Transfer } from '@traccia/contracts';
import { sheetKinds } from '@traccia/training';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { transfersQueries } from './queries';
import { TransferState } from './transfer-words';

const page = getRouteApi('/signed-in/staff/staff/transfers');

/** What I have imported and exported, and how far it is. */
export function TransfersPage() {
  const t = useWords('transfers');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(transfersQueries.list(search));
  const columns = useColumns();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const first = (
    <ButtonLink to="/staff/transfers/new" search={{ direction: 'import' }}>
      {t('new.import')}
    </ButtonLink>
  );
  return (
    <PageFrame
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {first}
          <ButtonLink to="/staff/transfers/new" search={{ direction: 'export' }} variant="default">
            {t('new.export')}
          </ButtonLink>
        </>
      }
    >
      <FilterBar label={t('search')}>
        <SearchField
          label={t('search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('new.kind')}
          any={t('any_kind')}
          value={search.kind}
          options={sheetKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(value) => set({ kind: sheetKinds.find((kind) => kind === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: t('empty_title'), text: t('empty_text'), action: first }}
      />
    </PageFrame>
  );
}

function useColumns(): Column<Transfer>[] {
  const t = useWords('transfers');
  const format = useFormat();
  return [
    {
      key: 'what',
      header: t('col.what'),
      cell: (row) => (
        <TextLink to="/staff/transfers/$transferId" params={{ transferId: row.id }}>
          {t(`${row.direction}_of.${row.kind}`)}
        </TextLink>
      ),
    },
    {
      key: 'of',
      header: t('col.of'),
      cell: (row) =>
        [row.activityCode, row.fileName]
          .filter((part) => part !== null)
          .map((part) => (
            <div key={part}>
              <bdi>{part}</bdi>
            </div>
          )),
    },
    { key: 'state', header: t('col.state'), cell: (row) => <TransferState transfer={row} /> },
    { key: 'rows', header: t('col.rows'), numeric: true, cell: (row) => format.number(row.rowsTotal) },
    { key: 'faulty', header: t('col.faulty'), numeric: true, cell: (row) => format.number(row.rowsFaulty) },
    { key: 'by', header: t('col.by'), cell: (row) => row.askedByName ?? t('me') },
    { key: 'asked', header: t('col.asked'), cell: (row) => format.instant(row.askedAt) },
  ];
}
