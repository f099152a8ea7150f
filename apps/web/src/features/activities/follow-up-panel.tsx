import { VisuallyHidden } from '@mantine/core';
import type { Activity } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { TextLink } from '../../components/link';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { WaveStateMark } from './activity-marks';

type Wave = Activity['waves'][number];

/** Which surveys follow, when, whom they reached and whether their mails have left. */
export function FollowUpPanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const may = useMay();
  const columns = useColumns(activity);
  if (activity.waves.length === 0)
    return (
      <EmptyState
        title={t('wave.empty_title')}
        text={t('wave.empty_text')}
        action={<PlanLinks activity={activity} />}
      />
    );
  return (
    <>
      <PlanLinks activity={activity} />
      <DataTable
        caption={t('wave.caption')}
        captionHidden
        columns={columns}
        rows={activity.waves}
        rowKey={(wave) => wave.id}
      />
      {may('messages.read') && (
        <p>
          <TextLink to="/staff/outbox" search={{ activity: activity.id }}>
            {t('wave.outbox')}
          </TextLink>
        </p>
      )}
    </>
  );
}

/** To what is planned, and to who would get it. */
function PlanLinks({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const may = useMay();
  if (!may('surveys.read')) return null;
  const params = { activityId: activity.id };
  return (
    <p className="wave-links">
      <TextLink to="/staff/activities/$activityId/evaluation" params={params}>
        {t('wave.plan_open')}
      </TextLink>
      {may('surveys.manage') && (
        <TextLink to="/staff/activities/$activityId/dry-run" params={params} search={{ plan: 'live' }}>
          {t('wave.dry_run_open')}
        </TextLink>
      )}
    </p>
  );
}

function useColumns(activity: Activity): Column<Wave>[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const instant = (iso: string | null) =>
    iso ? format.instantIn(iso, activity.timeZone) : t('wave.not_yet');
  return [
    {
      key: 'code',
      header: t('wave.code'),
      cell: (wave) => (
        <>
          {codes(`wave_kind.${wave.kind}`)}
          <bdi className="row-code">{wave.code}</bdi>
        </>
      ),
    },
    {
      key: 'instrument',
      header: t('wave.instrument'),
      cell: (wave) => (
        <>
          {say(wave.instrumentTitle)}
          <span className="row-code">{t('wave.version', { version: wave.instrumentVersion })}</span>
        </>
      ),
    },
    { key: 'state', header: t('wave.state'), cell: (wave) => <WaveStateMark state={wave.state} /> },
    { key: 'opens', header: t('wave.opens'), cell: (wave) => instant(wave.opensAt) },
    { key: 'closes', header: t('wave.closes'), cell: (wave) => instant(wave.closesAt) },
    {
      key: 'invited',
      header: t('wave.invited'),
      numeric: true,
      cell: (wave) =>
        wave.invited === null || wave.state === 'planned'
          ? t(activity.frameKind === 'none' ? 'wave.no_list' : 'wave.not_yet')
          : format.number(wave.invited),
    },
    {
      key: 'submitted',
      header: t('wave.submitted'),
      numeric: true,
      cell: (wave) => <AnswersLink wave={wave} />,
    },
    {
      key: 'paper',
      header: t('wave.paper'),
      cell: (wave) => <PaperLink wave={wave} />,
    },
    { key: 'promise', header: t('wave.promise'), cell: (wave) => <PromiseLink wave={wave} /> },
    { key: 'messages', header: t('wave.messages'), numeric: true, cell: (wave) => <MailsSent wave={wave} /> },
  ];
}

/** The number leads to the page that says what it is made of. */
function AnswersLink({ wave }: { wave: Wave }) {
  const t = useWords('activities');
  const format = useFormat();
  const may = useMay();
  if (!may('surveys.read') || wave.state === 'planned') return format.number(wave.submitted);
  return (
    <TextLink to="/staff/waves/$waveId/responses" params={{ waveId: wave.id }}>
      {format.number(wave.submitted)}
      <VisuallyHidden> {t('wave.responses_of', { wave: wave.code })}</VisuallyHidden>
    </TextLink>
  );
}

function PaperLink({ wave }: { wave: Wave }) {
  const t = useWords('activities');
  const may = useMay();
  if (!may('surveys.read')) return null;
  return (
    <TextLink to="/staff/waves/$waveId/paper" params={{ waveId: wave.id }}>
      {t('wave.paper_open')}
      <VisuallyHidden> {wave.code}</VisuallyHidden>
    </TextLink>
  );
}

function PromiseLink({ wave }: { wave: Wave }) {
  const t = useWords('activities');
  const may = useMay();
  if (!may('surveys.manage')) return null;
  return (
    <TextLink to="/staff/waves/$waveId/privacy" params={{ waveId: wave.id }}>
      {t('wave.promise_open')}
      <VisuallyHidden> {wave.code}</VisuallyHidden>
    </TextLink>
  );
}

/** Expected against sent, so that a wave that lags is seen before somebody asks. */
function MailsSent({ wave }: { wave: Wave }) {
  const t = useWords('activities');
  const format = useFormat();
  const missing = wave.messagesExpected - wave.messagesSent;
  const said = t('wave.sent_of', {
    sent: format.number(wave.messagesSent),
    expected: format.number(wave.messagesExpected),
  });
  if (missing <= 0 || wave.state === 'planned' || wave.state === 'cancelled') return said;
  return (
    <>
      {said}
      <span className="row-code">
        <StatusMark kind="trouble">{t('wave.behind', { count: format.number(missing) })}</StatusMark>
      </span>
    </>
  );
}
