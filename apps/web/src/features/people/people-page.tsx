import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { roles, type AnswerOf, type peopleApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { SheetLinks } from '../../components/sheet-links';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { peopleQueries } from './queries';

type Row = AnswerOf<typeof peopleApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/people');

/** Everybody the centre knows, by name. */
export function PeoplePage() {
  const t = useWords('people');
  const codes = useWords('codes');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(peopleQueries.list(search));
  const columns = useColumns();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <PageFrame
      title={t('list.title')}
      description={t('list.description')}
      actions={
        <>
          {may('people.manage') && (
            <>
              <ButtonLink to="/staff/people/duplicates" variant="default">
                {t('duplicates.title')}
              </ButtonLink>
              <ButtonLink to="/staff/people/new">{t('list.add')}</ButtonLink>
            </>
          )}
          <SheetLinks kind="people" filter={search} />
        </>
      }
    >
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('list.role')}
          any={t('list.any_role')}
          value={search.role}
          options={roles.map((role) => ({ value: role, label: codes(`role.${role}`) }))}
          onChange={(value) => set({ role: roles.find((role) => role === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('list.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('list.empty_title'),
          text: t('list.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ),
        }}
      />
    </PageFrame>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: (row) => (
        <TextLink to="/staff/people/$personId" params={{ personId: row.id }}>
          {`${row.familyName}, ${row.givenName}`}
        </TextLink>
      ),
    },
    { key: 'email', header: t('col.email'), cell: (row) => (row.email ? <bdi>{row.email}</bdi> : '–') },
    { key: 'organization', header: t('col.organization'), cell: (row) => row.organizationName ?? '–' },
    {
      key: 'country',
      header: t('col.country'),
      cell: (row) => (row.countryCode ? format.countryName(row.countryCode) : '–'),
    },
    {
      key: 'roles',
      header: t('col.roles'),
      cell: (row) => [...new Set(row.roles)].map((role) => codes(`role.${role}`)).join(', ') || '–',
    },
    {
      key: 'account',
      header: t('col.account'),
      cell: (row) => (
        <StatusMark kind={row.disabled ? 'off' : 'done'}>
          {t(row.disabled ? 'account.closed' : 'account.open')}
        </StatusMark>
      ),
    },
  ];
}
