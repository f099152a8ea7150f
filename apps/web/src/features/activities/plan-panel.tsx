import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import type { Activity, ActivityPlan } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useSavePlan } from './mutations';
import { bodyOfDraft, draftOf, type PlanDraft } from './plan-draft';
import { PhaseRows, SessionRows, VenueRows } from './plan-when';
import { ObjectiveRows, PriceRows, StaffRows, TargetRows } from './plan-who';
import { activitiesQueries } from './queries';

const sections = ['venues', 'phases', 'sessions', 'staff', 'prices', 'objectives', 'targets'] as const;

/** The inner order of an activity, edited as one form and saved as one. */
export function PlanPanel({ activity }: { activity: Activity }) {
  const query = useQuery(activitiesQueries.plan(activity.id));
  return (
    <QueryState query={query} lines={10}>
      {(plan) => <PlanForm key={plan.version} activity={activity} plan={plan} />}
    </QueryState>
  );
}

function PlanForm({ activity, plan }: { activity: Activity; plan: ActivityPlan }) {
  const t = useWords('activities');
  const may = useMay();
  const save = useSavePlan(activity.id);
  const [draft, setDraft] = useState(() => draftOf(plan));
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(plan));
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm(t('plan.leave')),
    enableBeforeUnload: () => changed,
  });
  const set = (more: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...more }));
  const parts = { activity, plan, draft, set };
  const submit = () =>
    save.mutate(bodyOfDraft(draft, plan.version), {
      onSuccess: () => notifications.show({ message: t('plan.saved') }),
    });
  return (
    <form
      className="activity-form"
      aria-label={t('tab.plan')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <nav className="plan-nav" aria-label={t('plan.parts')}>
        {sections.map((section) => (
          <a key={section} href={`#plan-${section}`}>
            {t(`plan.${section}`)}
          </a>
        ))}
      </nav>
      <Conflicts plan={plan} />
      <fieldset disabled={!may('activities.manage')} className="form-part">
        <VenueRows {...parts} />
        <PhaseRows {...parts} />
        <SessionRows {...parts} />
        <StaffRows {...parts} />
        <PriceRows {...parts} />
        <ObjectiveRows {...parts} />
        <TargetRows {...parts} />
      </fieldset>
      <ProblemNote error={save.error} />
      {may('activities.manage') && (
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t('plan.save')}
          </Button>
          <span role="status">{changed ? t('plan.unsaved') : t('plan.all_saved')}</span>
        </Group>
      )}
    </form>
  );
}

function Conflicts({ plan }: { plan: ActivityPlan }) {
  const t = useWords('activities');
  const format = useFormat();
  if (plan.conflicts.length === 0) return null;
  return (
    <section className="stale-note" role="status">
      <h2>{t('plan.conflicts')}</h2>
      <ul>
        {plan.conflicts.map((one) => (
          <li key={`${one.personId} ${one.sessionId} ${one.otherSessionId}`}>
            {t('plan.conflict', {
              name: one.name,
              when: `${format.instant(one.startsAt)}–${format.time(one.endsAt)}`,
              other: one.otherCode ?? t('plan.elsewhere'),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
