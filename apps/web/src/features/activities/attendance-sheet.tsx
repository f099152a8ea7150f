import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState, type KeyboardEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { AttendanceRow } from './attendance-row';
import { stateOfKey, tally, unsavedMarks, type AttendanceState, type Marks } from './attendance-marks';
import { useRecordAttendance } from './mutations';
import type { Attendee } from './queries';

interface SheetProps {
  activityId: string;
  position: number;
  people: readonly Attendee[];
  recorded: Marks;
}

/** What is marked here and not yet recorded lies over what the server has; only that is kept and sent. */
function useSheet({ activityId, position, people, recorded }: SheetProps) {
  const t = useWords('activities');
  const format = useFormat();
  const record = useRecordAttendance(activityId, position);
  const [changed, setChanged] = useState<Marks>({});
  const ids = people.map((person) => person.id);
  const marks: Marks = { ...recorded, ...changed };
  const unsaved = unsavedMarks(recorded, changed);
  const mark = (id: string, state: AttendanceState) => setChanged((before) => ({ ...before, [id]: state }));
  const markRest = () => {
    const rest = ids.filter((id) => !marks[id]).map((id) => [id, 'present' as const]);
    setChanged((before) => ({ ...before, ...Object.fromEntries(rest) }));
  };
  const save = () =>
    record.mutate(unsaved, {
      onSuccess: (answer) =>
        notifications.show({ message: t('attendance.saved', { count: format.number(answer.recorded) }) }),
    });
  return { marks, unsaved, counts: tally(ids, marks), mark, markRest, save, record };
}

/** One line a person, one key a mark. Only what is new is sent. */
export function AttendanceSheet(props: SheetProps) {
  const t = useWords('activities');
  const format = useFormat();
  const { marks, unsaved, counts, mark, markRest, save, record } = useSheet(props);
  const sheet = useRef<HTMLTableElement>(null);
  const news = new Set(unsaved.map((one) => one.enrolmentId));
  return (
    <>
      <Group justify="space-between" mb="xs">
        <p className="tally" aria-live="polite">
          {t('attendance.tally', counts)}
        </p>
        <Button variant="default" onClick={markRest} disabled={counts.open === 0}>
          {t('attendance.rest_present')}
        </Button>
      </Group>
      <p className="keys">{t('attendance.keys')}</p>
      <table ref={sheet} className="attendance-sheet">
        <caption>{t('attendance.caption', { position: props.position })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('attendance.person')}</th>
            <th scope="col">{t('attendance.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => (
            <AttendanceRow
              key={person.id}
              person={person}
              state={marks[person.id]}
              unsaved={news.has(person.id)}
              onMark={(state) => mark(person.id, state)}
              onKey={(event) => handleKey(event, sheet.current, (state) => mark(person.id, state))}
            />
          ))}
        </tbody>
      </table>
      <ProblemNote error={record.error} />
      <div className="attendance-save">
        <Button onClick={save} loading={record.isPending} disabled={unsaved.length === 0}>
          {unsaved.length === 0
            ? t('attendance.nothing')
            : t('attendance.save', { count: format.number(unsaved.length) })}
        </Button>
      </div>
    </>
  );
}

const stepOfKey: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Letters mark and go on to the next person; up and down only move. Left and right stay the browser's. */
function handleKey(
  event: KeyboardEvent<HTMLTableRowElement>,
  sheet: HTMLTableElement | null,
  mark: (state: AttendanceState) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const state = stateOfKey(event.key);
  const step = state ? 1 : stepOfKey[event.key];
  if (!step) return;
  event.preventDefault();
  if (state) mark(state);
  const rows = [...(sheet?.tBodies[0]?.rows ?? [])];
  focusIn(rows[rows.indexOf(event.currentTarget) + step]);
}

function focusIn(row: HTMLTableRowElement | undefined): void {
  const radios = [...(row?.querySelectorAll('input') ?? [])];
  (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
}
