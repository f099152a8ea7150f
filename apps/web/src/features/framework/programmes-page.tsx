import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnswerOf, programmesApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { FrameworkTabs } from './framework-tabs';
import { frameworkQueries } from './queries';
import './framework.css';

type Row = AnswerOf<typeof programmesApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/programmes');

/** The programmes of my scope; each groups courses under one results chain. */
export function ProgrammesPage() {
  const t = useWords('framework');
  const may = useMay();
  const { search } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(frameworkQueries.programmes(search));
  const newProgramme = <ButtonLink to="/staff/programmes/new">{t('programmes.new')}</ButtonLink>;
  const columns = useColumns();
  return (
    <PageFrame
      title={t('programmes.title')}
      description={t('programmes.description')}
      actions={may('framework.manage') && newProgramme}
    >
      <FrameworkTabs current="/staff/programmes" />
      <FilterBar label={t('programmes.search')}>
        <SearchField
          label={t('programmes.search')}
          value={search ?? ''}
          onChange={(value) => void navigate({ search: { search: value || undefined }, replace: true })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('programmes.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('programmes.empty_title'),
          text: t('programmes.empty_text'),
          action: search ? (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ) : (
            may('framework.manage') && newProgramme
          ),
        }}
      />
    </PageFrame>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords('framework');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'programme',
      header: t('col.programme'),
      cell: (row) => (
        <>
          <TextLink to="/staff/programmes/$programmeId" params={{ programmeId: row.id }}>
            {say(row.title)}
          </TextLink>
          <span className="row-code">
            <bdi>{row.code}</bdi>
          </span>
        </>
      ),
    },
    { key: 'courses', header: t('col.courses'), numeric: true, cell: (row) => format.number(row.courses) },
    {
      key: 'indicators',
      header: t('col.indicators'),
      numeric: true,
      cell: (row) => format.number(row.indicators),
    },
  ];
}
