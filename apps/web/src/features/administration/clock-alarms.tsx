import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useConfirmClock } from './mutations';
import { isConfirmable, type QueueHealth } from './queue-verdict';
import { useAge } from './use-age';

type Alarm = QueueHealth['clockAlarms'][number];

/** What is wrong with the time, and the one question that only a person can answer. */
export function ClockAlarms({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useWords('administration');
  const confirm = useConfirmClock();
  const mayConfirm = useMay()('queue.manage');
  if (alarms.length === 0) return null;
  return (
    <section className="administration-part clock-alarms" aria-labelledby="clock">
      <h2 id="clock">{t('clock.title')}</h2>
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <AlarmWords alarm={alarm} />
            {mayConfirm && isConfirmable(alarm) && (
              <Button
                loading={confirm.isPending}
                onClick={() =>
                  confirm.mutate(alarm.id, {
                    onSuccess: () => notifications.show({ message: t('clock.confirmed') }),
                  })
                }
              >
                {t('clock.confirm')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={confirm.error} />
    </section>
  );
}

function AlarmWords({ alarm }: { alarm: Alarm }) {
  const t = useWords('administration');
  const format = useFormat();
  const age = useAge();
  const values = {
    span: age(Math.abs(alarm.secondsOff)),
    when: format.instant(alarm.seenAt),
    worker: alarm.workerId.slice(0, 8),
  };
  return (
    <div>
      <StatusMark kind="trouble">{t(`clock.${alarm.kind}`, values)}</StatusMark>
      {alarm.waitingMails > 0 && <p>{t('clock.waiting', { number: format.number(alarm.waitingMails) })}</p>}
      <p>{t(isConfirmable(alarm) ? 'clock.what_to_do' : 'clock.set_it')}</p>
    </div>
  );
}
