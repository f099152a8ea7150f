import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Activity, DateMove } from '@traccia/contracts';
import { dayDistance, shiftDay } from '@traccia/training';
import { useState } from 'react';
import { DataTable } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useMoveDates, usePreviewMove } from './mutations';

/** Other dates: first what would move with them, then the act. */
export function MovePanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const preview = usePreviewMove(activity.id);
  const move = useMoveDates(activity.id);
  const [startsOn, setStartsOn] = useState(activity.startsOn);
  const [endsOn, setEndsOn] = useState(activity.endsOn);
  const dates = { startsOn, endsOn, timeZone: activity.timeZone };
  const edit = (first: string, last: string) => {
    setStartsOn(first);
    setEndsOn(last);
    preview.reset();
  };
  const start = (day: string) =>
    edit(day, day ? shiftDay(activity.endsOn, 0, dayDistance(activity.startsOn, day)) : endsOn);
  const done = () => {
    preview.reset();
    notifications.show({ message: t('move.done') });
  };
  const act = () => move.mutate({ ...dates, version: activity.version }, { onSuccess: done });
  return (
    <section className="move-panel" aria-labelledby="move-dates">
      <h2 id="move-dates">{t('move.title')}</h2>
      <div className="form-part">
        <div className="pair">
          <TextInput
            type="date"
            label={t('form.starts')}
            value={startsOn}
            onChange={(event) => start(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('form.ends')}
            value={endsOn}
            onChange={(event) => edit(startsOn, event.currentTarget.value)}
          />
        </div>
        <div>
          <Button
            variant="default"
            loading={preview.isPending}
            disabled={!startsOn || !endsOn}
            onClick={() => preview.mutate(dates)}
          >
            {t('move.preview')}
          </Button>
        </div>
      </div>
      <ProblemNote error={preview.error ?? move.error} />
      {preview.data && (
        <>
          <Moves activity={activity} move={preview.data} />
          <MoveButton onMove={act} moving={move.isPending} />
        </>
      )}
    </section>
  );
}

function MoveButton({ onMove, moving }: { onMove: () => void; moving: boolean }) {
  const t = useWords('activities');
  return (
    <Button mt="md" loading={moving} onClick={onMove}>
      {t('move.act')}
    </Button>
  );
}

function Moves({ activity, move }: { activity: Activity; move: DateMove }) {
  const t = useWords('activities');
  const format = useFormat();
  const say = useLocalised();
  const codes = useWords('codes');
  const zones = new Map(activity.sessions.map(({ id, timeZone }) => [id, timeZone]));
  const when = (value: string | null, { id }: DateMove['moves'][number]) => {
    if (value === null) return '–';
    if (value.length === 10) return format.day(value);
    return format.instantIn(value, zones.get(id) ?? activity.timeZone);
  };
  return (
    <DataTable
      caption={t('move.caption')}
      rows={move.moves}
      rowKey={(row) => `${row.what} ${row.id}`}
      columns={[
        {
          key: 'what',
          header: t('move.what'),
          cell: (row) =>
            [
              row.waveKind ? codes(`wave_kind.${row.waveKind}`) : t(`move.${row.what}`),
              say(row.label) || row.code,
            ]
              .filter(Boolean)
              .join(' · '),
        },
        { key: 'before', header: t('move.before'), cell: (row) => when(row.before, row) },
        {
          key: 'after',
          header: t('move.after'),
          cell: (row) => (row.stays ? t('move.stays') : when(row.after, row)),
        },
        {
          key: 'unsent',
          header: t('move.unsent'),
          numeric: true,
          cell: (row) => (row.what === 'wave' ? format.number(row.invitationsUnsent) : '–'),
        },
      ]}
    />
  );
}
