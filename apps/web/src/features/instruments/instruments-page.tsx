import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { instrumentStates, type InstrumentEntry } from '@traccia/contracts';
import { instrumentKinds } from '@traccia/survey';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { InstrumentState } from './instrument-state';
import { instrumentsQueries } from './queries';
import './instruments.css';

const page = getRouteApi('/signed-in/staff/instruments');

/** All questionnaires and tests, those of the bank among them. */
export function InstrumentsPage() {
  const t = useWords('instruments');
  const mayWrite = useMay()('instruments.manage');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(instrumentsQueries.list(search));
  const columns = useColumns();
  const filtered = Object.values(search).some((value) => value !== undefined);
  const bringIn = useWords('conversions')('open');
  const begin = mayWrite && (
    <>
      <ButtonLink to="/instruments/new">{t('list.new')}</ButtonLink>
      <ButtonLink to="/instruments/import" variant="default">
        {bringIn}
      </ButtonLink>
    </>
  );
  return (
    <PageFrame title={t('title')} description={t('list.description')} actions={begin}>
      <Filters />
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t(filtered ? 'list.none_title' : 'list.empty_title'),
          text: t(filtered ? 'list.none_text' : 'list.empty_text'),
          action: filtered ? (
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('list.clear')}
            </Button>
          ) : (
            begin
          ),
        }}
      />
    </PageFrame>
  );
}

function Filters() {
  const t = useWords('instruments');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const mayWrite = useMay()('instruments.manage');
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const states = instrumentStates.filter((state) => mayWrite || state !== 'draft');
  return (
    <FilterBar label={t('list.search')}>
      <SearchField
        label={t('list.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <FilterSelect
        label={t('list.kind')}
        any={t('list.any_kind')}
        value={search.kind}
        options={instrumentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => set({ kind: instrumentKinds.find((kind) => kind === value) })}
      />
      <FilterSelect
        label={t('list.state')}
        any={t('list.any_state')}
        value={search.state}
        options={states.map((value) => ({ value, label: t(`list.state.${value}`) }))}
        onChange={(value) => set({ state: instrumentStates.find((state) => state === value) })}
      />
    </FilterBar>
  );
}

function useColumns(): Column<InstrumentEntry>[] {
  const t = useWords('instruments');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('col.title'),
      cell: (row) => (
        <TextLink to="/instruments/$instrumentId" params={{ instrumentId: row.id }}>
          <bdi>{say(row.title) || row.code}</bdi>
        </TextLink>
      ),
    },
    { key: 'code', header: t('col.code'), cell: (row) => <bdi>{row.code}</bdi> },
    { key: 'kind', header: t('col.kind'), cell: (row) => t(`kind.${row.kind}`) },
    { key: 'state', header: t('col.state'), cell: (row) => <InstrumentState instrument={row} /> },
    {
      key: 'version',
      header: t('col.version'),
      numeric: true,
      cell: (row) => (row.published ? format.number(row.published.number) : '–'),
    },
    {
      key: 'items',
      header: t('col.items'),
      numeric: true,
      cell: (row) => (row.published ? format.number(row.published.items) : '–'),
    },
    {
      key: 'languages',
      header: t('col.languages'),
      cell: (row) => format.list(row.languages.map((code) => format.languageName(code))),
    },
  ];
}
