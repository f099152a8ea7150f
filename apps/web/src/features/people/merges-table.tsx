import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, duplicatesApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { duplicateQueries, useUndoMerge } from './organization-queries';

type Merge = AnswerOf<typeof duplicatesApi.merges>['rows'][number];

/** What was brought together, by whom, and the way back. */
export function MergesTable() {
  const t = useWords('people');
  const query = useInfiniteQuery(duplicateQueries.merges());
  const undo = useUndoMerge();
  const columns = useColumns(undo);
  return (
    <>
      <ProblemNote error={undo.error} />
      <PagedTable
        query={query}
        caption={t('duplicates.merged')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('merges.empty_title'), text: t('merges.empty_text') }}
      />
    </>
  );
}

function useColumns(undo: ReturnType<typeof useUndoMerge>): Column<Merge>[] {
  const t = useWords('people');
  const format = useFormat();
  return [
    {
      key: 'kept',
      header: t('merges.kept'),
      cell: (row) => (
        <TextLink to="/staff/people/$personId" params={{ personId: row.keptId }}>
          {row.keptName}
        </TextLink>
      ),
    },
    { key: 'merged', header: t('merges.merged'), cell: (row) => row.mergedName },
    { key: 'moved', header: t('merges.moved'), numeric: true, cell: (row) => format.number(row.moved) },
    { key: 'why', header: t('merges.why'), cell: (row) => row.reason ?? '–' },
    { key: 'by', header: t('merges.by'), cell: (row) => row.byName },
    { key: 'at', header: t('merges.at'), cell: (row) => format.instant(row.mergedAt) },
    {
      key: 'undo',
      header: t('merges.back'),
      cell: (row) =>
        row.undoneAt ? (
          t('merges.undone', { day: format.day(format.dayOf(row.undoneAt)) })
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('merges.undo_of', { name: row.mergedName })}
            loading={undo.isPending && undo.variables === row.id}
            onClick={() => undo.mutate(row.id)}
          >
            {t('merges.undo')}
          </Button>
        ),
    },
  ];
}
