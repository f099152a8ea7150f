import { Button, Group, TextInput } from '@mantine/core';
import type { RoomRow as Person } from '@traccia/contracts';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { HistoryDialog } from './history-dialog';
import { recordedOf, stateOfKey, tally, unsavedIds, type AttendanceState, type Marks } from './marks';
import { keepDraft, putInOutbox, readDraft, type Batch, type KeptMark } from './outbox';
import { RoomRow } from './room-row';
import { useOutbox } from './use-outbox';

interface SheetProps {
  activityId: string;
  position: number;
  people: readonly Person[];
  /** A closed activity takes a correction with a reason only. */
  closed: boolean;
  mayRecord: boolean;
}
type Draft = Readonly<Record<string, KeptMark>>;

const stateOf = (draft: Draft): Marks =>
  Object.fromEntries(Object.values(draft).map(({ enrolmentId, state }) => [enrolmentId, state]));

/** Marks of this session that are on their way to the server. */
function onTheWay(batches: readonly Batch[], activityId: string, position: number): Marks {
  const mine = batches.filter(
    (one) => one.activityId === activityId && one.position === position && one.refusal === null,
  );
  return Object.fromEntries(
    mine.flatMap(({ marks }) => marks.map(({ enrolmentId, state }) => [enrolmentId, state])),
  );
}

/** What is marked here lies over what waits in the outbox, and that over what the server has. */
function useSheet({ activityId, position, people }: SheetProps) {
  const { batches, personId, flush } = useOutbox();
  const [draft, setDraft] = useState<Draft>({});
  useEffect(() => {
    void readDraft(activityId, position).then((marks) => {
      const kept = Object.fromEntries(marks.map((mark) => [mark.enrolmentId, mark]));
      setDraft((now) => ({ ...kept, ...now }));
    });
  }, [activityId, position]);
  const ids = people.map(({ enrolmentId }) => enrolmentId);
  const known: Marks = { ...recordedOf(people), ...onTheWay(batches, activityId, position) };
  const marks: Marks = { ...known, ...stateOf(draft) };
  const unsaved = unsavedIds(known, stateOf(draft)).filter((id) => ids.includes(id));
  const markAll = (states: readonly (readonly [string, AttendanceState])[]) => {
    const at = Date.now();
    const made = states.map(([enrolmentId, state]) => [enrolmentId, { enrolmentId, state, at }] as const);
    const next = { ...draft, ...Object.fromEntries(made) };
    setDraft(next);
    void keepDraft(activityId, position, Object.values(next));
  };
  const save = async (reason: string | null) => {
    const wanted = unsaved.flatMap((id) => draft[id] ?? []);
    if (!personId || wanted.length === 0) return;
    await putInOutbox({ personId, activityId, position, marks: wanted, reason });
    setDraft({});
    await keepDraft(activityId, position, []);
    await flush();
  };
  return { ids, marks, unsaved, markAll, save };
}

/** One line a person, one tap or key a mark. What is recorded goes to the outbox first, then to the server. */
export function RoomSheet(props: SheetProps) {
  const t = useWords('attendance');
  const { ids, marks, unsaved, markAll, save } = useSheet(props);
  const [history, setHistory] = useState<Person | null>(null);
  const sheet = useRef<HTMLTableElement>(null);
  const counts = tally(ids, marks);
  const open = ids.filter((id) => !marks[id]);
  const mark = (id: string, state: AttendanceState) => markAll([[id, state]]);
  return (
    <>
      <Group justify="space-between" mb="xs">
        <p className="tally" aria-live="polite">
          {t('tally', counts)}
        </p>
        {props.mayRecord && (
          <Button
            className="everybody"
            onClick={() => markAll(open.map((id) => [id, 'present'] as const))}
            disabled={open.length === 0}
          >
            {open.length === ids.length ? t('everybody_present') : t('rest_present')}
          </Button>
        )}
      </Group>
      {props.mayRecord && <p className="keys">{t('keys')}</p>}
      <table ref={sheet} className="attendance-sheet">
        <caption>{t('caption', { position: props.position })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('mark')}</th>
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => (
            <RoomRow
              key={person.enrolmentId}
              person={person}
              state={marks[person.enrolmentId]}
              unsaved={unsaved.includes(person.enrolmentId)}
              disabled={!props.mayRecord}
              onMark={(state) => mark(person.enrolmentId, state)}
              onHistory={() => setHistory(person)}
              onKey={(event) => handleKey(event, sheet.current, (state) => mark(person.enrolmentId, state))}
            />
          ))}
        </tbody>
      </table>
      {props.mayRecord && <SaveBar count={unsaved.length} closed={props.closed} onSave={save} />}
      {history && (
        <HistoryDialog
          activityId={props.activityId}
          position={props.position}
          person={history}
          onClose={() => setHistory(null)}
        />
      )}
    </>
  );
}

function SaveBar(props: {
  count: number;
  closed: boolean;
  onSave: (reason: string | null) => Promise<void>;
}) {
  const t = useWords('attendance');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const lacks = props.closed && reason.trim() === '';
  const save = () => {
    setBusy(true);
    void props.onSave(props.closed ? reason.trim() : null).finally(() => {
      setReason('');
      setBusy(false);
    });
  };
  return (
    <div className="attendance-save">
      {props.closed && (
        <TextInput
          label={t('reason')}
          description={t('reason_hint')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          mb="xs"
        />
      )}
      <Button onClick={save} loading={busy} disabled={props.count === 0 || lacks}>
        {props.count === 0 ? t('nothing') : t('save', { number: format.number(props.count) })}
      </Button>
    </div>
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
