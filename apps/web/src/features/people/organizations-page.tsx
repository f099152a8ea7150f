import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { constituentGroups, type AnswerOf, type organizationsApi } from '@traccia/contracts';
import { useMemo } from 'react';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { SheetLinks } from '../../components/sheet-links';
import { StatusMark } from '../../components/status-mark';
import { countryChoices } from '../../lib/country-codes';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { peopleQueries } from './queries';

type Row = AnswerOf<typeof organizationsApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/organizations');

/** Where participants come from, by name. */
export function OrganizationsPage() {
  const t = useWords('people');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(
    peopleQueries.organizations({
      search: search.search,
      constituentGroup: search.group,
      countryCode: search.country,
      verified: search.verified,
    }),
  );
  const columns = useColumns();
  const mayAdd = useMay()('organizations.manage');
  return (
    <PageFrame
      title={t('organizations.title')}
      description={t('organizations.description')}
      actions={
        <>
          {mayAdd && <ButtonLink to="/staff/organizations/new">{t('organization.add')}</ButtonLink>}
          <SheetLinks kind="organizations" filter={search} />
        </>
      }
    >
      <Filters />
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

function Filters() {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  const { locale } = useLocale();
  const countries = useMemo(() => countryChoices(format, locale), [format, locale]);
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
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
      <FilterSelect
        label={t('organizations.country')}
        any={t('organizations.any_country')}
        value={search.country}
        options={countries}
        onChange={(value) => set({ country: value })}
      />
      <FilterSelect
        label={t('organization.check')}
        any={t('organization.any')}
        value={search.verified}
        options={[
          { value: 'yes', label: t('organization.verified') },
          { value: 'no', label: t('organization.unverified') },
        ]}
        onChange={(value) => set({ verified: value === 'yes' || value === 'no' ? value : undefined })}
      />
    </FilterBar>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('people');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('organizations.name'),
      cell: (row) => (
        <TextLink to="/staff/organizations/$organizationId" params={{ organizationId: row.id }}>
          {row.name}
        </TextLink>
      ),
    },
    {
      key: 'verified',
      header: t('organization.check'),
      cell: (row) => (
        <StatusMark kind={row.verified ? 'done' : 'planned'}>
          {t(row.verified ? 'organization.verified' : 'organization.unverified')}
        </StatusMark>
      ),
    },
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
