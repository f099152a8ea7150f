import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { waveKinds } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { editionQueries, type Edition } from './queries';
import { useScopeName } from '../../lib/scope-name';
import './editions.css';

const page = getRouteApi('/signed-in/staff/impact/editions');

/** Every frozen edition within my scope, newest first. */
export function EditionsPage() {
  const t = useWords('editions');
  const codes = useWords('codes');
  const impact = useWords('impact');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(editionQueries.list({ search: search.search, waveKind: search.kind }));
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const narrowed = search.search !== undefined || search.kind !== undefined;
  return (
    <PageFrame
      title={t('list.title')}
      description={t('list.description')}
      crumbs={[{ label: impact('list.title'), to: '/impact' }]}
    >
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
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('list.title')}
        columns={useColumns()}
        rowKey={({ code }) => code}
        empty={
          narrowed
            ? {
                title: t('list.none_title'),
                text: t('list.none_text'),
                action: (
                  <Button variant="default" onClick={() => void navigate({ search: {} })}>
                    {t('list.clear')}
                  </Button>
                ),
              }
            : {
                title: t('list.empty_title'),
                text: t('list.empty_text'),
                action: <ButtonLink to="/impact">{t('list.to_figures')}</ButtonLink>,
              }
        }
      />
    </PageFrame>
  );
}

function useColumns(): Column<Edition>[] {
  const t = useWords('editions');
  const codes = useWords('codes');
  const format = useFormat();
  const scopeName = useScopeName();
  return [
    {
      key: 'title',
      header: t('col.title'),
      cell: ({ code, title }) => (
        <>
          <TextLink to="/impact/editions/$code" params={{ code }}>
            <bdi>{title}</bdi>
          </TextLink>
          <bdi className="edition-code">{code}</bdi>
        </>
      ),
    },
    { key: 'scope', header: t('col.scope'), cell: ({ run }) => <bdi>{scopeName(run)}</bdi> },
    { key: 'kind', header: t('list.kind'), cell: ({ run }) => codes(`wave_kind.${run.waveKind}`) },
    {
      key: 'figures',
      header: t('col.figures'),
      numeric: true,
      cell: ({ figures }) => format.number(figures),
    },
    { key: 'frozen', header: t('col.frozen'), cell: ({ frozenAt }) => format.day(format.dayOf(frozenAt)) },
    { key: 'state', header: t('col.state'), cell: (edition) => <EditionState edition={edition} /> },
  ];
}

function EditionState({ edition }: { edition: Edition }) {
  const t = useWords('editions');
  if (edition.withdrawn) return <StatusMark kind="trouble">{t('state.withdrawn')}</StatusMark>;
  if (edition.newer) return <StatusMark kind="running">{t('state.newer')}</StatusMark>;
  return <StatusMark kind="done">{t('state.stands')}</StatusMark>;
}
