import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EvaluationPlan, OwnedPlans } from '@traccia/contracts';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state';
import { PageFrame } from '../../components/page-frame';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { PlanEditor } from './plan-editor';
import { PlanVersions } from './plan-versions';
import { type Owner, planQueries, usePlanActs } from './queries';
import { WaveLine } from './wave-line';
import './evaluation-plans.css';

/** When whom is asked what: of a course, or of one activity. */
export function EvaluationPlanPage({ owner }: { owner: Owner }) {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const may = useMay();
  const query = useQuery(planQueries.of(owner));
  const known = query.data?.owner;
  return (
    <PageFrame
      title={t('title')}
      description={known && t(`lead.${owner.kind}`, { title: say(known.title) })}
      crumbs={
        known && [
          owner.kind === 'course'
            ? { label: known.code, to: '/staff/courses/$courseId', params: { courseId: owner.id } }
            : { label: known.code, to: '/staff/activities/$activityId', params: { activityId: owner.id } },
        ]
      }
      actions={
        owner.kind === 'activity' &&
        may('surveys.manage') && (
          <TextLink to="/staff/activities/$activityId/dry-run" params={{ activityId: owner.id }}>
            {t('dry_run.open')}
          </TextLink>
        )
      }
    >
      <QueryState query={query} lines={8}>
        {(plans) => <Plans owner={owner} plans={plans} />}
      </QueryState>
    </PageFrame>
  );
}

function Plans({ owner, plans }: { owner: Owner; plans: OwnedPlans }) {
  const t = useWords('evaluation-plans');
  const { live, draft, mayChange, waitsFor } = plans;
  return (
    <div className="evaluation-plans">
      {live === null && (
        <EmptyState
          title={t('none.title')}
          text={t(owner.kind === 'course' ? 'none.course' : 'none.activity')}
        />
      )}
      {draft && mayChange && <PlanEditor key={draft.id} owner={owner} draft={draft} />}
      {live && <LivePlan owner={owner} live={live} mayChange={mayChange} waitsFor={waitsFor} />}
      {!draft && mayChange && <Begin owner={owner} hasLive={live !== null} />}
      <PlanVersions plans={plans} />
    </div>
  );
}

function LivePlan(props: {
  owner: Owner;
  live: EvaluationPlan;
  mayChange: boolean;
  waitsFor: readonly string[];
}) {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const format = useFormat();
  const { live, waitsFor } = props;
  return (
    <section aria-labelledby="plan-live">
      <h2 id="plan-live">{t('live.title', { number: format.number(live.number) })}</h2>
      <p>
        {live.state === 'paused' ? (
          <StatusMark kind="trouble">
            {t('live.paused', {
              when: live.pausedAt ? format.instant(live.pausedAt) : '',
              reason: live.pauseReason ?? '',
            })}
          </StatusMark>
        ) : (
          <StatusMark kind="running">
            {t('live.active', { when: live.activatedAt ? format.instant(live.activatedAt) : '' })}
          </StatusMark>
        )}
      </p>
      {waitsFor.length > 0 && (
        <p>
          <StatusMark kind="trouble">{t('live.waits', { codes: format.list(waitsFor) })}</StatusMark>
        </p>
      )}
      <WaveLine
        label={t('live.line')}
        waves={live.waves}
        titleOf={({ instrumentTitle }) => say(instrumentTitle)}
      />
      {props.mayChange && <Hold owner={props.owner} live={live} />}
    </section>
  );
}

/** Holds a plan, or lets it go on; either way with a reason that stays. */
function Hold({ owner, live }: { owner: Owner; live: EvaluationPlan }) {
  const t = useWords('evaluation-plans');
  const { hold } = usePlanActs(owner);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const on = live.state === 'paused';
  if (!asking)
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(on ? 'hold.resume' : 'hold.pause')}
      </Button>
    );
  return (
    <form
      className="plan-hold"
      onSubmit={(event) => {
        event.preventDefault();
        hold.mutate({ id: live.id, reason: reason.trim(), on }, { onSuccess: () => setAsking(false) });
      }}
    >
      <p>{t(on ? 'hold.resume_means' : 'hold.pause_means')}</p>
      <TextInput
        label={t('hold.reason')}
        value={reason}
        maxLength={500}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={hold.error} />
      <Group mt="sm">
        <Button type="submit" loading={hold.isPending} disabled={!reason.trim()}>
          {t(on ? 'hold.resume' : 'hold.pause')}
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}

function Begin({ owner, hasLive }: { owner: Owner; hasLive: boolean }) {
  const t = useWords('evaluation-plans');
  const { begin } = usePlanActs(owner);
  const button = (from: 'live' | 'course' | 'empty', first: boolean) => (
    <Button
      key={from}
      variant={first ? 'filled' : 'default'}
      loading={begin.isPending && begin.variables.from === from}
      onClick={() => begin.mutate({ from })}
    >
      {t(`begin.${from}`)}
    </Button>
  );
  return (
    <section aria-labelledby="plan-begin">
      <h2 id="plan-begin">{t('begin.title')}</h2>
      <p>{t('begin.text')}</p>
      <Group>
        {hasLive && button('live', true)}
        {owner.kind === 'activity' && button('course', !hasLive)}
        {button('empty', !hasLive && owner.kind === 'course')}
      </Group>
      <ProblemNote error={begin.error} />
    </section>
  );
}
