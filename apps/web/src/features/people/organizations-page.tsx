import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { constituentGroups, type AnswerOf, type organizationsApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { SheetLinks } from '../../components/sheet-links';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { peopleQueries } from './queries';

type Row = AnswerOf<typeof organizationsApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/organizations');

/** Where participants come from, by name. */
export function OrganizationsPage() {
  const t = useWords('people');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(
    peopleQueries.organizations({ search: search.search, constituentGroup: search.group }),
  );
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useColumns();
  return (
    <PageFrame
      title={t('organizations.title')}
      description={t('organizations.description')}
      actions={<SheetLinks kind="organizations" filter={search} />}
    >
      <FilterBar label={t('organizations.search')}>
        <SearchField
          label={t('organizations.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('organizations.group')}
          any={t('organizations.any_group')}
          value={search.group}
          options={constituentGroups.map((group) => ({ value: group, label: codes(`group.${group}`) }))}
          onChange={(value) => set({ group: constituentGroups.find((group) => group === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('organizations.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('organizations.empty_title'),
          text: t('organizations.empty_text'),
          action: (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('organizations.clear')}
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
    { key: 'name', header: t('organizations.name'), cell: (row) => row.name },
    {
      key: 'group',
      header: t('organizations.group'),
      cell: (row) => codes(`group.${row.constituentGroup}`),
    },
    {
      key: 'country',
      header: t('organizations.country'),
      cell: (row) => (row.countryCode ? format.countryName(row.countryCode) : '–'),
    },
    {
      key: 'people',
      header: t('organizations.people'),
      numeric: true,
      cell: (row) => format.number(row.people),
    },
  ];
}
