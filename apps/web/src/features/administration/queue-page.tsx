import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { AdministrationFrame } from './administration-frame';
import { useRetryDelivery } from './mutations';
import { ClockAlarms } from './clock-alarms';
import { administrationQueries } from './queries';
import { verdictsOf, type QueueHealth } from './queue-verdict';
import { useAge } from './use-age';

type Worker = QueueHealth['workers'][number];
type Dead = QueueHealth['dead'][number];

/** Whether work moves: one sentence first, the numbers behind it, and what waits for a decision. */
export function QueuePage() {
  const t = useWords('administration');
  const format = useFormat();
  const query = useQuery(administrationQueries.queue());
  return (
    <AdministrationFrame part="queue" description={t('queue.description')}>
      <QueryState query={query}>
        {(health) => (
          <>
            <Verdicts health={health} />
            <ClockAlarms alarms={health.clockAlarms} />
            <p className="queue-looked">
              {t('queue.refresh', { when: format.time(new Date(query.dataUpdatedAt).toISOString()) })}
            </p>
            <Waiting health={health} />
            <Workers workers={health.workers} />
            <DeadWork dead={health.dead} />
          </>
        )}
      </QueryState>
    </AdministrationFrame>
  );
}

function Verdicts({ health }: { health: QueueHealth }) {
  const t = useWords('administration');
  const age = useAge();
  return (
    <ul className="queue-verdicts" aria-live="polite">
      {verdictsOf(health).map((verdict) => (
        <li key={verdict}>
          <StatusMark kind={verdict === 'ok' ? 'done' : 'trouble'}>
            {t(`queue.verdict.${verdict}`, { age: age(health.oldestDueSeconds ?? 0) })}
          </StatusMark>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ health }: { health: QueueHealth }) {
  const t = useWords('administration');
  const format = useFormat();
  const age = useAge();
  const facts = [
    [t('queue.outbox'), format.number(health.outboxWaiting)],
    [t('queue.deliveries'), format.number(health.deliveriesWaiting)],
    [t('queue.messages'), format.number(health.messagesWaiting)],
    [
      t('queue.oldest'),
      health.oldestDueSeconds === null ? t('queue.none_due') : age(health.oldestDueSeconds),
    ],
  ];
  return (
    <dl className="queue-waiting" aria-label={t('queue.now')}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Workers({ workers }: { workers: readonly Worker[] }) {
  const t = useWords('administration');
  const format = useFormat();
  const stateOf = (worker: Worker) => {
    if (!worker.alive) return <StatusMark kind="off">{t('queue.gone')}</StatusMark>;
    return worker.queueReachable ? (
      <StatusMark kind="done">{t('queue.alive')}</StatusMark>
    ) : (
      <StatusMark kind="trouble">{t('queue.unreachable')}</StatusMark>
    );
  };
  const columns: Column<Worker>[] = [
    {
      key: 'worker',
      header: t('queue.worker'),
      cell: (worker) => <bdi className="machine-name">{worker.id.slice(0, 8)}</bdi>,
    },
    {
      key: 'backend',
      header: t('queue.backend'),
      cell: ({ backend }) => (backend === 'redis' ? 'Redis' : 'PostgreSQL'),
    },
    { key: 'state', header: t('queue.state'), cell: stateOf },
    { key: 'started', header: t('queue.started'), cell: (worker) => format.instant(worker.startedAt) },
    { key: 'seen', header: t('queue.seen'), cell: (worker) => format.instant(worker.seenAt) },
  ];
  return (
    <section className="administration-part" aria-labelledby="workers">
      <h2 id="workers">{t('queue.workers')}</h2>
      {workers.length === 0 ? (
        <EmptyState title={t('queue.no_workers_title')} text={t('queue.no_workers_text')} />
      ) : (
        <DataTable
          caption={t('queue.workers')}
          captionHidden
          columns={columns}
          rows={workers}
          rowKey={(worker) => worker.id}
        />
      )}
    </section>
  );
}

function DeadWork({ dead }: { dead: readonly Dead[] }) {
  const t = useWords('administration');
  const retry = useRetryDelivery();
  const mayRetry = useMay()('queue.manage');
  const columns = useDeadColumns((row) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('queue.retry_of', { job: row.job })}
      loading={retry.isPending && retry.variables === row.id}
      onClick={() =>
        retry.mutate(row.id, {
          onSuccess: () => notifications.show({ message: t('queue.retried', { job: row.job }) }),
        })
      }
    >
      {t('queue.retry')}
    </Button>
  ));
  return (
    <section className="administration-part" aria-labelledby="dead">
      <h2 id="dead">{t('queue.dead')}</h2>
      {dead.length === 0 ? (
        <p>{t('queue.dead_none')}</p>
      ) : (
        <DataTable
          caption={t('queue.dead')}
          captionHidden
          columns={mayRetry ? columns : columns.slice(0, -1)}
          rows={dead}
          rowKey={(row) => row.id}
        />
      )}
      <ProblemNote error={retry.error} />
    </section>
  );
}

function useDeadColumns(act: (row: Dead) => React.ReactNode): Column<Dead>[] {
  const t = useWords('administration');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    { key: 'job', header: t('queue.job'), cell: (row) => <bdi className="machine-name">{row.job}</bdi> },
    {
      key: 'event',
      header: t('queue.event'),
      cell: (row) => <bdi className="machine-name">{row.event}</bdi>,
    },
    { key: 'tries', header: t('queue.tries'), numeric: true, cell: (row) => format.number(row.attempt) },
    { key: 'error', header: t('queue.error'), cell: (row) => row.lastError ?? '–' },
    { key: 'died', header: t('queue.died'), cell: (row) => format.instant(row.deadAt) },
    { key: 'act', header: codes('column.act'), numeric: true, cell: act },
  ];
}
