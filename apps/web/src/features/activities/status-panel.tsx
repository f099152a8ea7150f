import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { Activity } from '@traccia/contracts';
import { activityTransitions } from '@traccia/training';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ActivityStatusMark, type ActivityStatus } from './activity-marks';
import { useSetActivityStatus } from './mutations';
import { activitiesQueries } from './queries';

/** What cannot be taken back, or is told to many, is not done by one press. */
const needsWord = (status: ActivityStatus) =>
  status === 'cancelled' || activityTransitions[status].length === 0;

/** Where the activity stands and the steps its lifecycle allows from there. */
export function StatusPanel({ activity, mayChange }: { activity: Activity; mayChange: boolean }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const change = useSetActivityStatus(activity.id);
  const [asking, ask] = useState<ActivityStatus | null>(null);
  const next = activityTransitions[activity.status];
  const go = (status: ActivityStatus, reason?: string) => {
    ask(null);
    change.mutate(
      { status, version: activity.version, ...(reason ? { reason } : {}) },
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
      {mayChange && asking === null && (
        <div className="moves">
          {next.map((status, index) => (
            <Button
              key={status}
              variant={index === 0 && status !== 'cancelled' ? 'outline' : 'default'}
              loading={change.isPending && change.variables.status === status}
              disabled={change.isPending}
              onClick={() => (needsWord(status) ? ask(status) : go(status))}
            >
              {t(`status.to.${status}`)}
            </Button>
          ))}
        </div>
      )}
      {asking === 'cancelled' && (
        <Cancelling
          activityId={activity.id}
          onYes={(reason) => go('cancelled', reason)}
          onNo={() => ask(null)}
        />
      )}
      {asking !== null && asking !== 'cancelled' && (
        <Finishing to={asking} onYes={() => go(asking)} onNo={() => ask(null)} />
      )}
      <ProblemNote error={change.error} />
    </section>
  );
}

function Finishing(props: { to: ActivityStatus; onYes: () => void; onNo: () => void }) {
  const t = useWords('activities');
  return (
    <div className="moves" role="group" aria-label={t(`status.to.${props.to}`)}>
      <p>{t('status.final_warning')}</p>
      <Button variant="outline" onClick={props.onYes}>
        {t(`status.to.${props.to}`)}
      </Button>
      <Button variant="default" onClick={props.onNo}>
        {t('status.final_no')}
      </Button>
    </div>
  );
}

/** Why, and who will be told; only then the act. */
function Cancelling(props: { activityId: string; onYes: (reason: string) => void; onNo: () => void }) {
  const t = useWords('activities');
  const format = useFormat();
  const preview = useQuery(activitiesQueries.cancellation(props.activityId));
  const [reason, setReason] = useState('');
  return (
    <div className="moves" role="group" aria-label={t('status.to.cancelled')}>
      <p>{t('status.cancel_warning')}</p>
      {preview.data && (
        <p>
          {t('status.cancel_told', {
            enrolled: format.number(preview.data.enrolled),
            waiting: format.number(preview.data.waiting),
            applicants: format.number(preview.data.applicants),
            nominees: format.number(preview.data.nominees),
            waves: format.number(preview.data.waves),
          })}{' '}
          {format.list(
            preview.data.languages.map(
              ({ locale, people }) => `${format.languageName(locale)} ${format.number(people)}`,
            ),
          )}
        </p>
      )}
      <Textarea
        label={t('status.cancel_reason')}
        required
        maxLength={1000}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        variant="outline"
        color="red"
        disabled={reason.trim() === ''}
        onClick={() => props.onYes(reason.trim())}
      >
        {t('status.cancel_yes')}
      </Button>
      <Button variant="default" onClick={props.onNo}>
        {t('status.cancel_no')}
      </Button>
    </div>
  );
}
