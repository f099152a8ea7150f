import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, administrationApi } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { AdministrationFrame } from './administration-frame';
import { useEndApiKey } from './mutations';
import { NewKeyForm, NewSecret, type MadeKey } from './new-key-form';
import { administrationQueries } from './queries';

type Key = AnswerOf<typeof administrationApi.listApiKeys>['rows'][number];

/** Keys for other systems; a secret is shown once, when its key is made. */
export function ApiKeysPage() {
  const t = useWords('administration');
  const query = useQuery(administrationQueries.apiKeys());
  const [made, setMade] = useState<MadeKey | null>(null);
  return (
    <AdministrationFrame part="api_keys" description={t('keys.description')}>
      {made && <NewSecret made={made} onDone={() => setMade(null)} />}
      <QueryState
        query={query}
        empty={{
          when: ({ rows }) => rows.length === 0,
          title: t('keys.empty_title'),
          text: t('keys.empty_text'),
        }}
      >
        {({ rows }) => <KeyTable keys={rows} />}
      </QueryState>
      <NewKeyForm onMade={setMade} />
    </AdministrationFrame>
  );
}

function KeyTable({ keys }: { keys: readonly Key[] }) {
  const t = useWords('administration');
  const end = useEndApiKey();
  const columns = useColumns((key) =>
    key.ended ? null : (
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('keys.end_of', { name: key.name })}
        loading={end.isPending && end.variables === key.id}
        onClick={() =>
          end.mutate(key.id, {
            onSuccess: () => notifications.show({ message: t('keys.was_ended', { name: key.name }) }),
          })
        }
      >
        {t('keys.end')}
      </Button>
    ),
  );
  return (
    <>
      <DataTable
        caption={t('keys.caption')}
        captionHidden
        columns={columns}
        rows={keys}
        rowKey={(key) => key.id}
      />
      <ProblemNote error={end.error} />
    </>
  );
}

function useColumns(act: (key: Key) => React.ReactNode): Column<Key>[] {
  const t = useWords('administration');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    { key: 'name', header: t('keys.name'), cell: (key) => key.name },
    { key: 'person', header: t('keys.person'), cell: (key) => key.personName },
    { key: 'created', header: t('keys.created'), cell: (key) => format.instant(key.createdAt) },
    {
      key: 'used',
      header: t('keys.used'),
      cell: (key) => (key.usedAt ? format.instant(key.usedAt) : t('keys.never')),
    },
    {
      key: 'expires',
      header: t('keys.expires'),
      cell: (key) => (key.expiresAt ? format.instant(key.expiresAt) : t('keys.no_end')),
    },
    {
      key: 'state',
      header: t('keys.state'),
      cell: (key) => (
        <StatusMark kind={key.ended ? 'off' : 'done'}>
          {t(key.ended ? 'keys.ended' : 'keys.works')}
        </StatusMark>
      ),
    },
    { key: 'act', header: codes('column.act'), numeric: true, cell: act },
  ];
}
