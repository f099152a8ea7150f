import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { scopeKinds, waveKinds } from '@traccia/contracts';
import { Button } from '@mantine/core';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { ImpactRun } from './dashboard-types';
import { impactQueries } from './queries';
import { useScopeName } from '../../lib/scope-name';
import { RoundProgress } from './round-progress';
import './impact.css';

const page = getRouteApi('/signed-in/staff/impact');

/** Everything that is released within my scope; each row opens its figures. */
export function ScopesPage() {
  const t = useWords('impact');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(
    impactQueries.scopes({ search: search.search, waveKind: search.kind, scopeType: search.level }),
  );
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useColumns();
  return (
    <PageFrame title={t('list.title')} description={t('list.description')} actions={<Readings />}>
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('list.kind')}
          any={t('list.all_kinds')}
          value={search.kind}
          options={waveKinds.map((kind) => ({ value: kind, label: codes(`wave_kind.${kind}`) }))}
          onChange={(value) => set({ kind: waveKinds.find((kind) => kind === value) })}
        />
        <FilterSelect
          label={t('list.level')}
          any={t('list.all_levels')}
          value={search.level}
          options={scopeKinds.map((level) => ({ value: level, label: codes(`scope.${level}`) }))}
          onChange={(value) => set({ level: scopeKinds.find((level) => level === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('list.caption')}
        columns={columns}
        rowKey={(run) => `${run.id} ${run.scopeId}`}
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
      <RoundProgress />
    </PageFrame>
  );
}

/** What else is read about figures. */
function Readings() {
  const t = useWords('impact');
  const metrics = useWords('metrics');
  return (
    <>
      <TextLink to="/impact/editions">{t('editions.link')}</TextLink>
      <TextLink to="/impact/metrics">{metrics('list_link')}</TextLink>
      <TextLink to="/impact/trust">{t('trust.link')}</TextLink>
    </>
  );
}

/** Their names say all that their codes do. */
const named: ReadonlySet<string> = new Set(['year', 'country', 'constituent_group']);

function useColumns(): Column<ImpactRun>[] {
  const t = useWords('impact');
  const codes = useWords('codes');
  const nameOf = useScopeName();
  const format = useFormat();
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  return [
    {
      key: 'scope',
      header: t('list.scope'),
      cell: (run) => (
        <>
          <TextLink
            to="/impact/$scopeType/$scopeId"
            params={{ scopeType: run.scopeType, scopeId: run.scopeId ?? 'all' }}
            search={{ kind: run.waveKind }}
          >
            {nameOf(run)}
          </TextLink>
          {run.scopeCode && !named.has(run.scopeType) && <bdi className="impact-code">{run.scopeCode}</bdi>}
        </>
      ),
    },
    { key: 'level', header: t('list.level'), cell: (run) => codes(`scope.${run.scopeType}`) },
    { key: 'kind', header: t('list.kind'), cell: (run) => codes(`wave_kind.${run.waveKind}`) },
    { key: 'invited', header: t('list.invited'), numeric: true, cell: (run) => number(run.invited) },
    { key: 'responded', header: t('list.responded'), numeric: true, cell: (run) => number(run.responded) },
    {
      key: 'rate',
      header: t('list.rate'),
      numeric: true,
      cell: (run) =>
        run.invited && run.responded !== null ? format.percent(run.responded / run.invited) : '–',
    },
    { key: 'computed', header: t('list.computed'), cell: (run) => format.day(format.dayOf(run.businessAt)) },
  ];
}
