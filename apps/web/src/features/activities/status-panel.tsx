import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Activity } from '@traccia/contracts';
import { activityTransitions } from '@traccia/training';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { ActivityStatusMark, type ActivityStatus } from './activity-marks';
import { useSetActivityStatus } from './mutations';

/** Where the activity stands and the steps its lifecycle allows from there. */
export function StatusPanel({ activity, mayChange }: { activity: Activity; mayChange: boolean }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const change = useSetActivityStatus(activity.id);
  const [cancelling, setCancelling] = useState(false);
  const next = activityTransitions[activity.status];
  const go = (status: ActivityStatus) => {
    setCancelling(false);
    change.mutate(
      { status, version: activity.version },
      {
        onSuccess: () =>
          notifications.show({
            message: t('status.changed', { status: codes(`activity_status.${status}`) }),
          }),
      },
    );
  };
  return (
    <section className="status-panel" aria-labelledby="activity-status">
      <h2 id="activity-status">{t('status.title')}</h2>
      <p>
        {t('status.now')}: <ActivityStatusMark status={activity.status} />
      </p>
      {next.length === 0 && <p>{t('status.final')}</p>}
      {mayChange && !cancelling && (
        <div className="moves">
          {next.map((status, index) => (
            <Button
              key={status}
              variant={index === 0 && status !== 'cancelled' ? 'outline' : 'default'}
              loading={change.isPending && change.variables.status === status}
              disabled={change.isPending}
              onClick={() => (status === 'cancelled' ? setCancelling(true) : go(status))}
            >
              {t(`status.to.${status}`)}
            </Button>
          ))}
        </div>
      )}
      {cancelling && (
        <div className="moves" role="group" aria-label={t('status.to.cancelled')}>
          <p>{t('status.cancel_warning')}</p>
          <Button variant="outline" color="red" onClick={() => go('cancelled')}>
            {t('status.cancel_yes')}
          </Button>
          <Button variant="default" onClick={() => setCancelling(false)}>
            {t('status.cancel_no')}
          </Button>
        </div>
      )}
      <ProblemNote error={change.error} />
    </section>
  );
}
