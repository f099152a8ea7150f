import { attendanceStates } from '@traccia/contracts';
import type { AttendanceMark } from './mutations';

export type AttendanceState = AttendanceMark['state'];
export type Marks = Readonly<Record<string, AttendanceState>>;

const keys: Record<string, AttendanceState> = { p: 'present', a: 'absent', e: 'excused' };
/** The mark a key stands for; null for every other key. */
export const stateOfKey = (key: string): AttendanceState | null => keys[key.toLowerCase()] ?? null;

/** Marks that the server does not have yet. */
export function unsavedMarks(recorded: Marks, changed: Marks): AttendanceMark[] {
  return Object.entries(changed)
    .filter(([enrolmentId, state]) => recorded[enrolmentId] !== state)
    .map(([enrolmentId, state]) => ({ enrolmentId, state }));
}

/** How many people stand where; `open` have no mark. */
export function tally(people: readonly string[], marks: Marks): Record<AttendanceState | 'open', number> {
  const counts = { present: 0, absent: 0, excused: 0, open: 0 };
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
