import { type ActivityDates, localInstant, shiftDay } from './follow-up-calendar.js';

/** What hangs on the dates of an activity, as it stands. */
export interface DatedParts {
  sessions: readonly {
    id: string;
    startsAt: string;
    endsAt: string;
    /** Zone of its venue; null = it follows the zone of the activity. */
    timeZone: string | null;
    held: boolean;
  }[];
  phases: readonly { id: string; startsOn: string; endsOn: string }[];
  deadlines: { enrolmentClosesOn: string | null; applicationClosesOn: string | null };
}
export interface MovedParts {
  sessions: { id: string; startsAt: string; endsAt: string }[];
  phases: { id: string; startsOn: string; endsOn: string }[];
  deadlines: { enrolmentClosesOn: string | null; applicationClosesOn: string | null };
}

/**
 * Whole days from one ISO day to another.
 * @param from ISO day
 * @param to   ISO day
 * @returns days, negative when `to` is earlier
 * @example dayDistance('2026-02-27', '2026-03-01') // 2
 */
export function dayDistance(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * The same local hour some days later, right across summer time.
 *
 * @param instant ISO instant
 * @param days    whole days, negative = earlier
 * @param zones   the zone whose hour is read, and the zone in which it shall be that hour
 * @returns ISO instant
 * @example shiftInstant('2026-03-27T08:00:00.000Z', 3, { from: 'Europe/Rome', to: 'Europe/Rome' })
 *   // '2026-03-30T07:00:00.000Z': 09:00 in Rome on both days, summer time began on the 29th
 */
export function shiftInstant(instant: string, days: number, zones: { from: string; to: string }): string {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zones.from,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
  const [day = '', time = ''] = local.split(' ');
  const seconds = Date.parse(instant) % 60_000;
  return new Date(localInstant(shiftDay(day, 0, days), time, zones.to).getTime() + seconds).toISOString();
}

/**
 * What moves with the first day of an activity: sessions at the same local hour, phases and deadlines by the same
 * number of days. Sessions that were held stay. A session at a venue of its own keeps that venue's hour.
 *
 * @param before dates and zone as they are
 * @param after  dates and zone as they shall be
 * @param parts  what hangs on them
 * @returns the same order as `parts`, without the sessions that stay
 * @example moveDates({ startsOn: '2026-05-04', … }, { startsOn: '2026-05-11', … },
 *   { phases: [{ id: 'a', startsOn: '2026-05-04', endsOn: '2026-05-05' }], … }).phases[0]
 *   // { id: 'a', startsOn: '2026-05-11', endsOn: '2026-05-12' }
 */
export function moveDates(before: ActivityDates, after: ActivityDates, parts: DatedParts): MovedParts {
  const days = dayDistance(before.startsOn, after.startsOn);
  const day = (iso: string) => shiftDay(iso, 0, days);
  return {
    sessions: parts.sessions
      .filter(({ held }) => !held)
      .map(({ id, startsAt, endsAt, timeZone }) => {
        const zones = { from: timeZone ?? before.timeZone, to: timeZone ?? after.timeZone };
        return {
          id,
          startsAt: shiftInstant(startsAt, days, zones),
          endsAt: shiftInstant(endsAt, days, zones),
        };
      }),
    phases: parts.phases.map(({ id, startsOn, endsOn }) => ({
      id,
      startsOn: day(startsOn),
      endsOn: day(endsOn),
    })),
    deadlines: {
      enrolmentClosesOn: parts.deadlines.enrolmentClosesOn && day(parts.deadlines.enrolmentClosesOn),
      applicationClosesOn: parts.deadlines.applicationClosesOn && day(parts.deadlines.applicationClosesOn),
    },
  };
}

/**
 * First days of a recurrent offer, the given one not counted.
 *
 * @param startsOn ISO day of the first offer
 * @param every    how many weeks or months lie between two offers, at least 1
 * @param count    how many further offers
 * @returns ISO days in order; a day that a month does not have becomes its last
 * @example recurrences('2026-01-31', { months: 1 }, 2) // ['2026-02-28', '2026-03-31']
 */
export function recurrences(
  startsOn: string,
  every: { weeks?: number; months?: number },
  count: number,
): string[] {
  return Array.from({ length: count }, (_, index) =>
    shiftDay(startsOn, (every.months ?? 0) * (index + 1), (every.weeks ?? 0) * 7 * (index + 1)),
  );
}

export interface WaveToShift {
  id: string;
  planId: string | null;
  /** Before the activity or after it: decides on which of its ends the wave hangs. */
  before: boolean;
  planned: boolean;
  opensAt: string | null;
  closesAt: string | null;
}

/**
 * When the waves are asked after a move: planned ones by their plan anew, those without a plan some days later at the
 * same local hour; what was opened keeps its instants.
 *
 * @param before dates and zone as they are
 * @param after  dates and zone as they shall be
 * @param waves  instants ISO
 * @param planned new instants by id of the plan
 * @returns the same order as `waves`
 * @example moveWaves(before, sixDaysLater, [{ id: 'w', planId: null, before: true, planned: true,
 *   opensAt: '2026-05-01T07:00:00Z', closesAt: null }], new Map())[0].opensAt // '2026-05-07T07:00:00.000Z'
 */
export function moveWaves(
  before: ActivityDates,
  after: ActivityDates,
  waves: readonly WaveToShift[],
  planned: ReadonlyMap<string, { opensAt: Date; closesAt: Date }>,
): { id: string; opensAt: string | null; closesAt: string | null }[] {
  const zones = { from: before.timeZone, to: after.timeZone };
  const start = dayDistance(before.startsOn, after.startsOn);
  const end = dayDistance(before.endsOn, after.endsOn);
  return waves.map(({ id, opensAt, closesAt, ...wave }) => {
    if (!wave.planned) return { id, opensAt, closesAt };
    const anew = wave.planId === null ? undefined : planned.get(wave.planId);
    if (anew) return { id, opensAt: anew.opensAt.toISOString(), closesAt: anew.closesAt.toISOString() };
    if (wave.planId !== null) return { id, opensAt, closesAt };
    const days = wave.before ? start : end;
    const shift = (instant: string | null) => instant && shiftInstant(instant, days, zones);
    return { id, opensAt: shift(opensAt), closesAt: shift(closesAt) };
  });
}
