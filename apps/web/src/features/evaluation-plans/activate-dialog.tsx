import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { PlanPreview } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { type Owner, planQueries, usePlanActs } from './queries';

interface Props {
  owner: Owner;
  draftId: string;
  /** Saves what is still on its way; answers the version that is followed then. */
  flush: () => Promise<number>;
  onClose: () => void;
}

/** What activating would do, and then the act. */
export function ActivateDialog(props: Props) {
  const t = useWords('evaluation-plans');
  const shell = useWords('shell');
  const query = useQuery({ ...planQueries.preview(props.draftId), refetchOnMount: 'always' });
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="xl"
      title={t('activate.title')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <QueryState query={query} lines={4}>
        {(preview) => <Effects {...props} preview={preview} />}
      </QueryState>
    </Modal>
  );
}

function Effects({ owner, draftId, flush, onClose, preview }: Props & { preview: PlanPreview }) {
  const t = useWords('evaluation-plans');
  const { activate } = usePlanActs(owner);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const faults = preview.faults.filter(({ level }) => level === 'fault');
  const act = async () => {
    const version = await flush();
    activate.mutate(
      { id: draftId, version, activityIds: [...chosen] },
      {
        onSuccess: () => {
          notifications.show({ message: t('activate.done') });
          onClose();
        },
      },
    );
  };
  return (
    <Stack>
      {faults.length > 0 ? (
        <p>
          <StatusMark kind="trouble">{t('activate.faults', { count: faults.length })}</StatusMark>
        </p>
      ) : (
        <p>{t(owner.kind === 'course' ? 'activate.course' : 'activate.activity')}</p>
      )}
      {owner.kind === 'activity' && preview.waves.length > 0 && <WaveEffects waves={preview.waves} />}
      {owner.kind === 'course' && (
        <Activities activities={preview.activities} chosen={chosen} onChoose={choose} />
      )}
      <ProblemNote error={activate.error} />
      <Group>
        <Button disabled={faults.length > 0} loading={activate.isPending} onClick={() => void act()}>
          {chosen.size > 0 ? t('activate.act_with', { count: chosen.size }) : t('activate.act')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

type WaveEffect = PlanPreview['waves'][number];

function WaveEffects({ waves }: { waves: readonly WaveEffect[] }) {
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const format = useFormat();
  const instant = (iso: string | null) => (iso ? format.instant(iso) : '–');
  const columns: Column<WaveEffect>[] = [
    {
      key: 'wave',
      header: t('col.wave'),
      cell: ({ kind, code }) => (
        <>
          {codes(`wave_kind.${kind}`)} <bdi className="plan-under">{code}</bdi>
        </>
      ),
    },
    { key: 'change', header: t('col.change'), cell: ({ change }) => t(`change.${change}`) },
    { key: 'before', header: t('col.before'), cell: ({ before }) => instant(before) },
    { key: 'after', header: t('col.after'), cell: ({ after }) => instant(after) },
    {
      key: 'invitations',
      header: t('col.invitations'),
      numeric: true,
      cell: ({ invitations }) => format.number(invitations),
    },
  ];
  return (
    <DataTable
      caption={t('activate.waves')}
      columns={columns}
      rows={waves}
      rowKey={({ code, change }) => `${code} ${change}`}
    />
  );
}

function Activities(props: {
  activities: PlanPreview['activities'];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const format = useFormat();
  if (props.activities.length === 0) return <p>{t('activate.no_activities')}</p>;
  return (
    <fieldset className="plan-activities">
      <legend>{t('activate.activities')}</legend>
      {props.activities.map((activity) => (
        <Checkbox
          key={activity.id}
          checked={props.chosen.has(activity.id)}
          label={`${activity.code} · ${say(activity.title)}`}
          description={[
            format.dayRange(activity.startsOn, activity.endsOn),
            t(
              activity.livePlan === null
                ? 'activate.without'
                : activity.ownPlan
                  ? 'activate.own'
                  : 'activate.copy',
            ),
            t('activate.moves', {
              waves: format.number(activity.wavesPlanned),
              mails: format.number(activity.invitationsUnsent),
            }),
          ].join(' · ')}
          onChange={(event) => {
            const next = new Set(props.chosen);
            if (event.currentTarget.checked) next.add(activity.id);
            else next.delete(activity.id);
            props.onChoose(next);
          }}
        />
      ))}
    </fieldset>
  );
}
