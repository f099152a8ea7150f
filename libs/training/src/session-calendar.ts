import { TZDate } from '@date-fns/tz';
import { type ActivityDates, localInstant, shiftDay } from './follow-up-calendar.js';

export interface PlannedSession {
  /** The ISO day, until somebody names the session. */
  title: string;
  startsAt: Date;
  endsAt: Date;
}

/**
 * One session a day, so that attendance can be taken from the first day on.
 *
 * @param activity its first and last day and its zone
 * @param most     sessions at most; a self-paced activity over months is not held daily
 * @returns by day; local 09:00 to 17:00 as instants
 * @example planSessions({ startsOn: '2026-05-18', endsOn: '2026-05-19', timeZone: 'Europe/Rome' })[1]
 *   // { title: '2026-05-19', startsAt: 2026-05-19T07:00:00Z, endsAt: 2026-05-19T15:00:00Z }
 */
export function planSessions(activity: ActivityDates, most = 31): PlannedSession[] {
  const sessions: PlannedSession[] = [];
  for (
    let day = activity.startsOn;
    day <= activity.endsOn && sessions.length < most;
    day = shiftDay(day, 0, 1)
  ) {
    sessions.push({
      title: day,
      startsAt: localInstant(day, '09:00', activity.timeZone),
      endsAt: localInstant(day, '17:00', activity.timeZone),
    });
  }
  return sessions;
}

/**
 * An instant that shows the clock of a place: `getHours` and its like answer in that zone.
 *
 * @param zone IANA zone
 * @example atPlace(new Date('2026-07-01T07:00:00Z'), 'Europe/Rome').getHours() // 9
 */
export function atPlace(instant: Date, zone: string): Date {
  return new TZDate(instant, zone);
}
