import { type AttendanceState, presentShare } from './attendance.js';

export interface MarkedSession {
  /** Calendar day of the session at its venue, ISO 8601. */
  day: string;
  /** Length of the session in hours. */
  hours: number;
  state: AttendanceState | null;
}

const hoursOfOnlineDay = 6;

/**
 * Days in which one participant took part, in halves where people meet; of online activities hours by six.
 *
 * Where people meet, a day counts 1 when every session of it was attended wholly, 0 when none was attended,
 * and 0.5 otherwise; a session that is not marked or excused was not attended.
 *
 * @param sessions every session of the activity, with the mark of this person
 * @param counting `days` where people meet; `hours` for online activities
 * @returns days, 0 or more
 * @source DOMAIN §7 R2: participant-days = sum of days present, half days .5, online hours by six
 * @example participantDays([{ day: '2026-05-18', hours: 3, state: 'present' }, { day: '2026-05-18', hours: 3, state: 'absent' }], 'days') // 0.5
 */
export function participantDays(sessions: readonly MarkedSession[], counting: 'days' | 'hours'): number {
  if (counting === 'hours') {
    const hours = sessions.reduce((sum, { hours, state }) => sum + hours * shareOf(state), 0);
    return hours / hoursOfOnlineDay;
  }
  const days = new Map<string, number[]>();
  for (const { day, state } of sessions) days.set(day, [...(days.get(day) ?? []), shareOf(state)]);
  return [...days.values()].reduce((sum, shares) => sum + dayShare(shares), 0);
}

const shareOf = (state: AttendanceState | null): number => (state === null ? 0 : (presentShare(state) ?? 0));

function dayShare(shares: readonly number[]): number {
  if (shares.every((share) => share === 1)) return 1;
  return shares.some((share) => share > 0) ? 0.5 : 0;
}
