import { useQuery } from '@tanstack/react-query';
import type { Instrument } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ChangeList } from './change-list';
import { instrumentsQueries } from './queries';

type Version = Instrument['versions'][number];

/** Every version with what it changed against the one before. */
export function VersionList({ instrument }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const columns = useColumns();
  const published = instrument.versions.filter(({ state }) => state !== 'draft');
  return (
    <>
      <DataTable
        caption={t('page.versions')}
        captionHidden
        columns={columns}
        rows={published}
        rowKey={(row) => row.id}
      />
      {published.slice(0, -1).map((version, i) => (
        <Difference key={version.id} id={instrument.id} version={version} before={published[i + 1]} />
      ))}
    </>
  );
}

function useColumns(): Column<Version>[] {
  const t = useWords('instruments');
  const format = useFormat();
  return [
    {
      key: 'number',
      header: t('col.version'),
      cell: ({ number }) => t('page.version_n', { number }),
    },
    {
      key: 'state',
      header: t('col.state'),
      cell: ({ state }) => t(state === 'frozen' ? 'state.frozen' : 'state.published'),
    },
    {
      key: 'published',
      header: t('col.published'),
      cell: ({ publishedAt, publishedByName }) => {
        if (!publishedAt) return '–';
        const time = format.instant(publishedAt);
        return publishedByName ? t('page.by', { time, name: publishedByName }) : time;
      },
    },
    { key: 'items', header: t('col.items'), numeric: true, cell: (row) => format.number(row.items) },
    { key: 'waves', header: t('col.waves'), numeric: true, cell: (row) => format.number(row.waves) },
  ];
}

function Difference({ id, version, before }: { id: string; version: Version; before: Version | undefined }) {
  const t = useWords('instruments');
  const query = useQuery(instrumentsQueries.difference(id, before?.number ?? 0, version.number));
  if (!before) return null;
  return (
    <details className="instrument-difference">
      <summary>
        {t('page.version_n', { number: version.number })}: {t('page.difference', { number: before.number })}
      </summary>
      <QueryState query={query} lines={3}>
        {({ changes }) => <ChangeList changes={changes} />}
      </QueryState>
    </details>
  );
}
