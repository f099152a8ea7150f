import { attendanceStates, type RoomRow } from '@traccia/contracts';

export type AttendanceState = NonNullable<RoomRow['state']>;
export type Marks = Readonly<Record<string, AttendanceState>>;

const keys: Record<string, AttendanceState> = { p: 'present', h: 'partial', a: 'absent', e: 'excused' };
/** The mark a key stands for; null for every other key. */
export const stateOfKey = (key: string): AttendanceState | null => keys[key.toLowerCase()] ?? null;

/** The marks that the server holds, by enrolment. */
export const recordedOf = (rows: readonly RoomRow[]): Marks =>
  Object.fromEntries(rows.flatMap(({ enrolmentId, state }) => (state ? [[enrolmentId, state]] : [])));

/** Enrolments whose mark is another than the one that was recorded or waits to be sent. */
export function unsavedIds(known: Marks, changed: Marks): string[] {
  return Object.keys(changed).filter((enrolmentId) => known[enrolmentId] !== changed[enrolmentId]);
}

/** How many people stand where; `open` have no mark. */
export function tally(people: readonly string[], marks: Marks): Record<AttendanceState | 'open', number> {
  const counts = { present: 0, partial: 0, absent: 0, excused: 0, open: 0 };
  for (const id of people) counts[marks[id] ?? 'open'] += 1;
  return counts;
}

/** The session to show first: the one that runs or comes next, else the last. */
export function sessionAt(
  sessions: readonly { position: number; endsAt: string }[],
  now: string,
): number | null {
  const next = sessions.find((session) => new Date(session.endsAt) >= new Date(now));
  return (next ?? sessions.at(-1))?.position ?? null;
}

export { attendanceStates };
