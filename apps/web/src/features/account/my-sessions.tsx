import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useEndSession } from './mutations';
import { mySessionsQuery } from './queries';

export function MySessions() {
  const t = useWords('account');
  const format = useFormat();
  const query = useQuery(mySessionsQuery);
  const end = useEndSession();
  return (
    <QueryState query={query} lines={3}>
      {({ rows }) => (
        <div>
          <ProblemNote error={end.error} />
          <DataTable
            caption={t('sessions')}
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'method',
                header: t('sessions.method'),
                cell: (row) =>
                  row.current
                    ? `${t(`method.${row.method}`)} · ${t('sessions.here')}`
                    : t(`method.${row.method}`),
              },
              { key: 'since', header: t('sessions.since'), cell: (row) => format.instant(row.createdAt) },
              { key: 'seen', header: t('sessions.seen'), cell: (row) => format.instant(row.seenAt) },
              {
                key: 'act',
                header: t('sessions.act'),
                cell: (row) =>
                  !row.current && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => end.mutate(row.id)}
                      disabled={end.isPending}
                    >
                      {t('sessions.end')}
                    </Button>
                  ),
              },
            ]}
          />
        </div>
      )}
    </QueryState>
  );
}
