import { TZDate } from '@date-fns/tz';
import { dayIn, localInstant, shiftDay } from './follow-up-calendar.js';

/** Where and when somebody reads mail that belongs to work. */
export interface WorkingPlace {
  /** IANA zone. */
  timeZone: string;
  /** ISO days of the week that are free, 1 = Monday … 7 = Sunday; all seven free counts as none. */
  weekend: readonly number[];
}
/** Days on which an activity is held face to face, in the zone of its venue. */
export interface OnSite {
  startsOn: string;
  endsOn: string;
  timeZone: string;
}
/** Local hours in which mail may arrive: from the first, before the second. */
export const workingHours = { from: '09:00', to: '17:00' } as const;

const ordinary: readonly number[] = [6, 7];

/** ISO day of the week, 1 = Monday. @example weekdayOf('2026-11-27') // 5, a Friday */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/**
 * First instant, not before the given one, in somebody's working hours.
 *
 * @param notBefore the earliest instant
 * @param place     zone and free days of whoever shall read it
 * @returns the same instant where it lies in working hours; else the next opening of them. A morning that summer time
 *   skips opens at the first instant after the gap; where a zone leaves a whole day out, that day is not there.
 * @example workingInstant(new Date('2026-11-27T18:30:00Z'), { timeZone: 'Europe/Rome', weekend: [6, 7] })
 *   // 2026-11-30T08:00:00Z: Friday 19:30 in Rome, so Monday at 09:00
 */
export function workingInstant(notBefore: Date, { timeZone, weekend }: WorkingPlace): Date {
  const free = weekend.length >= 7 ? ordinary : weekend;
  const first = dayIn(notBefore, timeZone);
  for (let days = 0; days <= 8; days += 1) {
    const day = shiftDay(first, 0, days);
    if (free.includes(weekdayOf(day))) continue;
    const opens = localInstant(day, workingHours.from, timeZone);
    const closes = localInstant(day, workingHours.to, timeZone);
    const instant = new Date(Math.max(opens.getTime(), notBefore.getTime()));
    if (instant < closes && dayIn(instant, timeZone) === day) return instant;
  }
  throw new RangeError(`no working hours in ${timeZone}`);
}

/**
 * As `workingInstant`, but on the days on which the activity is held face to face, those who are there read their mail at
 * the venue, on every day of it.
 *
 * @param notBefore the earliest instant
 * @param place     where the recipient works otherwise
 * @param onSite    spans in which the recipient is there; empty for whoever is not
 * @example askingInstant(new Date('2026-11-28T06:00:00Z'), { timeZone: 'Africa/Dakar', weekend: [6, 7] },
 *   [{ startsOn: '2026-11-23', endsOn: '2026-11-28', timeZone: 'Europe/Rome' }])
 *   // 2026-11-28T08:00:00Z: the last day, a Saturday, at 09:00 in Turin
 */
export function askingInstant(notBefore: Date, place: WorkingPlace, onSite: readonly OnSite[]): Date {
  for (const { startsOn, endsOn, timeZone } of onSite) {
    const there = workingInstant(notBefore, { timeZone, weekend: [] });
    const day = dayIn(there, timeZone);
    if (day >= startsOn && day <= endsOn) return there;
  }
  return workingInstant(notBefore, place);
}

/**
 * When whoever has not answered is reminded.
 *
 * @param askedAt  the instant from which days are counted
 * @param days     days after it
 * @param place    where the recipient reads mail
 * @param onSite   spans in which the recipient is at the venue
 * @param closesAt end of the window; null: none
 * @returns null where the window is over by then
 * @example remindingInstant(new Date('2026-11-20T08:00:00Z'), 8, { timeZone: 'Europe/Rome', weekend: [6, 7] }, [], null)
 *   // 2026-11-30T08:00:00Z: eight days later is a Saturday
 */
export function remindingInstant(
  askedAt: Date,
  days: number,
  place: WorkingPlace,
  onSite: readonly OnSite[],
  closesAt: Date | null,
): Date | null {
  const local = new TZDate(askedAt.getTime(), place.timeZone);
  const time = `${pad(local.getHours())}:${pad(local.getMinutes())}`;
  const notBefore = localInstant(shiftDay(dayIn(askedAt, place.timeZone), 0, days), time, place.timeZone);
  const instant = askingInstant(notBefore, place, onSite);
  return closesAt !== null && instant >= closesAt ? null : instant;
}

const pad = (value: number) => String(value).padStart(2, '0');
