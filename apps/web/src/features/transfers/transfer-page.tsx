import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { transfersApi, type Transfer } from '@traccia/contracts';
import { FactList } from '../../components/fact-list';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { Faults } from './faults';
import { FilterLine } from './filter-line';
import { useMoveTransfer } from './mutations';
import { transfersQueries } from './queries';
import { TransferState } from './transfer-words';

const page = getRouteApi('/signed-in/staff/staff/transfers/$transferId');

/** Second and third step: what the sheet holds, and how far the taking is. */
export function TransferPage() {
  const t = useWords('transfers');
  const { transferId } = page.useParams();
  const query = useQuery(transfersQueries.detail(transferId));
  const title = query.data ? t(`${query.data.direction}_of.${query.data.kind}`) : t('title');
  return (
    <PageFrame title={title} crumbs={[{ label: t('title'), to: '/staff/transfers' }]}>
      <QueryState query={query}>{(transfer) => <TransferShown transfer={transfer} />}</QueryState>
    </PageFrame>
  );
}

function TransferShown({ transfer }: { transfer: Transfer }) {
  const t = useWords('transfers');
  const sound = transfer.rowsTotal - transfer.rowsFaulty;
  return (
    <>
      <p role="status">
        <TransferState transfer={transfer} />
      </p>
      {transfer.fault && <p role="alert">{t(`fault.${transfer.fault}`)}</p>}
      <FilterLine filter={transfer.filter} />
      <Facts transfer={transfer} />
      {asksConsents(transfer) && <p>{t('consents.asked')}</p>}
      {transfer.state === 'running' && (
        <progress max={sound} value={transfer.rowsDone} aria-label={t('progress')} />
      )}
      <Acts transfer={transfer} />
      {transfer.rowsFaulty > 0 && <Faults transferId={transfer.id} />}
    </>
  );
}

function asksConsents({ direction, kind, rowsToAdd, rowsNew }: Transfer): boolean {
  return direction === 'import' && kind === 'applications' && rowsToAdd + rowsNew > 0;
}

/** What the check foresaw stands beside what was done, so that the second can be held against the first. */
function Facts({ transfer }: { transfer: Transfer }) {
  const t = useWords('transfers');
  const format = useFormat();
  const { rowsTotal, rowsFaulty, rowsToAdd, rowsToChange, rowsDone, rowsNew, rowsChanged } = transfer;
  const imports = transfer.direction === 'import';
  const checked = imports && rowsTotal > 0;
  const taken = imports && ['running', 'done', 'cancelled'].includes(transfer.state) && rowsDone > 0;
  const counts = (added: number, changed: number, all: number) =>
    t('counts', {
      added: format.number(added),
      changed: format.number(changed),
      same: format.number(Math.max(0, all - added - changed)),
    });
  return (
    <FactList
      facts={[
        ...(transfer.fileName ? [{ name: t('col.file'), value: <bdi>{transfer.fileName}</bdi> }] : []),
        ...(transfer.activityCode
          ? [{ name: t('new.activity'), value: <bdi>{transfer.activityCode}</bdi> }]
          : []),
        ...(transfer.askedByName ? [{ name: t('col.by'), value: transfer.askedByName }] : []),
        { name: t('col.asked'), value: format.instant(transfer.askedAt) },
        { name: t('col.rows'), value: format.number(rowsTotal) },
        ...(checked
          ? [
              { name: t('facts.faulty'), value: format.number(rowsFaulty) },
              { name: t('facts.foreseen'), value: counts(rowsToAdd, rowsToChange, rowsTotal - rowsFaulty) },
            ]
          : []),
        ...(taken ? [{ name: t('facts.taken'), value: counts(rowsNew, rowsChanged, rowsDone) }] : []),
      ]}
    />
  );
}

function Acts({ transfer }: { transfer: Transfer }) {
  const t = useWords('transfers');
  const format = useFormat();
  const move = useMoveTransfer(transfer.id);
  const sound = transfer.rowsTotal - transfer.rowsFaulty;
  const open = ['asked', 'checked', 'running'].includes(transfer.state);
  return (
    <>
      <ProblemNote error={move.error} />
      {transfer.state === 'checked' && sound > 0 && transfer.rowsToAdd + transfer.rowsToChange === 0 && (
        <p>{t('nothing_new')}</p>
      )}
      <Group gap="sm" my="md">
        {transfer.state === 'checked' && sound > 0 && (
          <Button loading={move.isPending} onClick={() => move.mutate('confirm')}>
            {t('take', { count: sound, number: format.number(sound) })}
          </Button>
        )}
        {open && (
          <Button variant="default" loading={move.isPending} onClick={() => move.mutate('cancel')}>
            {t('stop')}
          </Button>
        )}
        {transfer.hasResult && (
          <Button component="a" href={transfersApi.result.path.replace(':id', transfer.id)} download>
            {t('download')}
          </Button>
        )}
        {!open && transfer.direction === 'import' && (
          <ButtonLink
            to="/staff/transfers/new"
            search={{
              direction: 'import',
              kind: transfer.kind,
              activity: transfer.activityId ?? undefined,
            }}
            variant="default"
          >
            {t('again')}
          </ButtonLink>
        )}
      </Group>
    </>
  );
}
