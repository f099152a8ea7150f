import { Button, NumberInput, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useMay, useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useMoveDemoClock } from './mutations';
import { demoClockQuery } from './queries';
import './demo-clock.css';

const steps = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['half_year', 183],
] as const;
const furthest = 3660;

/** Moves the product's today in a demo, so that a follow-up six months away can be watched now. */
export function DemoClockMenu() {
  const may = useMay();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const t = useWords('demo-clock');
  if (!me?.demo || !may('demo-clock.manage')) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('label')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')}>{opened && <Clock />}</Popover.Dropdown>
    </Popover>
  );
}

function Clock() {
  const t = useWords('demo-clock');
  const format = useFormat();
  const clock = useQuery(demoClockQuery);
  const move = useMoveDemoClock();
  const [days, setDays] = useState<number | string>('');
  const go = (count: number) =>
    move.mutate(count, {
      onSuccess: ({ businessNow }) => {
        setDays('');
        notifications.show({ message: t('moved', { day: format.day(format.dayOf(businessNow)) }) });
      },
    });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (Number(days)) go(Number(days));
  };
  return (
    <form className="demo-clock" onSubmit={submit}>
      {clock.data && <Today now={clock.data.businessNow} offsetSeconds={clock.data.offsetSeconds} />}
      <p className="warning">{t('warning')}</p>
      <div role="group" aria-label={t('forward')}>
        <p>{t('forward')}</p>
        <div className="steps">
          {steps.map(([step, count]) => (
            <Button
              key={step}
              variant="default"
              loading={move.isPending && move.variables === count}
              disabled={move.isPending}
              onClick={() => go(count)}
            >
              {t(step)}
            </Button>
          ))}
        </div>
      </div>
      <div className="any">
        <NumberInput
          label={t('days')}
          description={t('days_hint')}
          min={-furthest}
          max={furthest}
          allowDecimal={false}
          value={days}
          onChange={setDays}
        />
        <Button type="submit" loading={move.isPending} disabled={!Number(days)}>
          {t('move')}
        </Button>
      </div>
      <ProblemNote error={clock.error ?? move.error} />
    </form>
  );
}

const daySeconds = 86_400;

function Today({ now, offsetSeconds }: { now: string; offsetSeconds: number }) {
  const t = useWords('demo-clock');
  const format = useFormat();
  const ahead = Math.round(offsetSeconds / daySeconds);
  return (
    <p>
      {t('text', { day: format.day(format.dayOf(now)) })}{' '}
      <strong>{ahead === 0 ? t('in_step') : t('ahead', { count: format.number(ahead) })}</strong>
    </p>
  );
}
