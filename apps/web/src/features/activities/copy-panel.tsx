import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Activity } from '@traccia/contracts';
import { recurrences } from '@traccia/training';
import { useState } from 'react';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useCopyActivity } from './mutations';

/** The same activity again, once or every so often; codes and days are shown before anything is made. */
export function CopyPanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const copy = useCopyActivity(activity.id);
  const [code, setCode] = useState(`${activity.code}-COPY`);
  const [startsOn, setStartsOn] = useState('');
  const [count, setCount] = useState(1);
  const [every, setEvery] = useState(1);
  const [unit, setUnit] = useState<'weeks' | 'months'>('months');
  const days = startsOn ? [startsOn, ...recurrences(startsOn, { [unit]: every }, count - 1)] : [];
  const copies = days.map((day, index) => ({
    code: count === 1 ? code.trim() : `${code.trim()}-${index + 1}`,
    startsOn: day,
  }));
  return (
    <section className="move-panel" aria-labelledby="copy-activity">
      <h2 id="copy-activity">{t('copy.title')}</h2>
      <div className="form-part">
        <div className="pair">
          <TextInput
            label={t('form.code')}
            dir="ltr"
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('form.starts')}
            value={startsOn}
            onChange={(e) => setStartsOn(e.currentTarget.value)}
          />
          <NumberInput
            label={t('copy.count')}
            min={1}
            max={24}
            allowDecimal={false}
            value={count}
            onChange={(value) => setCount(Math.min(24, Math.max(1, Number(value))))}
          />
          {count > 1 && <EveryFields every={every} unit={unit} onEvery={setEvery} onUnit={setUnit} />}
        </div>
        <Copies copies={copies} />
        <ProblemNote error={copy.error} />
        <div>
          <Button
            variant="default"
            disabled={copies.length === 0 || code.trim() === ''}
            loading={copy.isPending}
            onClick={() =>
              copy.mutate(copies, { onSuccess: () => notifications.show({ message: t('copy.done') }) })
            }
          >
            {t('copy.act')}
          </Button>
        </div>
        <Made activities={copy.data?.activities ?? []} />
      </div>
    </section>
  );
}

function EveryFields(props: {
  every: number;
  unit: 'weeks' | 'months';
  onEvery: (every: number) => void;
  onUnit: (unit: 'weeks' | 'months') => void;
}) {
  const t = useWords('activities');
  return (
    <>
      <NumberInput
        label={t('copy.every')}
        min={1}
        max={52}
        allowDecimal={false}
        value={props.every}
        onChange={(value) => props.onEvery(Math.max(1, Number(value)))}
      />
      <NativeSelect
        label={t('copy.unit')}
        data={[
          { value: 'weeks', label: t('copy.weeks') },
          { value: 'months', label: t('copy.months') },
        ]}
        value={props.unit}
        onChange={(event) => props.onUnit(event.currentTarget.value === 'weeks' ? 'weeks' : 'months')}
      />
    </>
  );
}

function Copies({ copies }: { copies: readonly { code: string; startsOn: string }[] }) {
  const format = useFormat();
  if (copies.length === 0) return null;
  return (
    <ul>
      {copies.map((one) => (
        <li key={one.startsOn}>
          <bdi>{one.code}</bdi> · {format.day(one.startsOn)}
        </li>
      ))}
    </ul>
  );
}

function Made({ activities }: { activities: readonly { id: string; code: string }[] }) {
  return activities.map((made) => (
    <TextLink key={made.id} to="/staff/activities/$activityId" params={{ activityId: made.id }}>
      {made.code}
    </TextLink>
  ));
}
