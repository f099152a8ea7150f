import type { ActivityStatus } from './activity-lifecycle.js';

export interface AdmittingActivity {
  status: ActivityStatus;
  /** Places; null = without limit. */
  capacity: number | null;
  endsOn: string;
  /** Last day on which one may enrol; null = until the last day of the activity. */
  enrolmentClosesOn: string | null;
  /** Turns in the waiting list; null or absent = without limit. */
  reservePlaces?: number | null;
}
export type Admission =
  | { kind: 'enrolled' }
  | { kind: 'waiting' }
  | { kind: 'refused'; reason: 'not-open' | 'closed' | 'list-full' };

/**
 * Whether somebody who asks now gets a place, waits, or is refused.
 *
 * A place that is free goes to those who wait first: while anybody waits, a newcomer waits too. Nobody waits in a
 * list that is full.
 *
 * @param activity      the activity, locked by the caller
 * @param enrolledCount people who hold a place
 * @param waitingCount  people who wait
 * @param today         today's day in the zone of the activity, ISO
 * @example admit({ status: 'open', capacity: 25, endsOn: '2026-05-21', enrolmentClosesOn: null }, 25, 0, '2026-05-01') // { kind: 'waiting' }
 */
export function admit(
  activity: AdmittingActivity,
  enrolledCount: number,
  waitingCount: number,
  today: string,
): Admission {
  if (activity.status !== 'open' && activity.status !== 'confirmed')
    return { kind: 'refused', reason: 'not-open' };
  if (today > (activity.enrolmentClosesOn ?? activity.endsOn)) return { kind: 'refused', reason: 'closed' };
  const free = activity.capacity === null || enrolledCount < activity.capacity;
  if (free && waitingCount === 0) return { kind: 'enrolled' };
  const { reservePlaces = null } = activity;
  const listFull = reservePlaces !== null && waitingCount >= reservePlaces;
  return listFull ? { kind: 'refused', reason: 'list-full' } : { kind: 'waiting' };
}

/**
 * How many more people come in, places and waiting list together; null without limit.
 *
 * @param activity      its places and the length of its waiting list
 * @param enrolledCount people who hold a place
 * @param waitingCount  people who wait
 * @example roomLeft({ capacity: 25, reservePlaces: 10 }, 23, 0) // 12: 2 places and 10 turns
 */
export function roomLeft(
  { capacity, reservePlaces = null }: Pick<AdmittingActivity, 'capacity' | 'reservePlaces'>,
  enrolledCount: number,
  waitingCount: number,
): number | null {
  if (reservePlaces === null) return null;
  const turns = Math.max(0, reservePlaces - waitingCount);
  if (waitingCount > 0) return turns;
  return capacity === null ? null : Math.max(0, capacity - enrolledCount) + turns;
}

/**
 * How many of those who wait move up now.
 * @example placesToFill({ capacity: 25 }, 23, 4) // 2
 */
export function placesToFill(
  activity: Pick<AdmittingActivity, 'capacity'>,
  enrolledCount: number,
  waitingCount: number,
): number {
  if (activity.capacity === null) return waitingCount;
  return Math.max(0, Math.min(waitingCount, activity.capacity - enrolledCount));
}

/**
 * Places that nobody holds, never below 0; null without limit.
 * @example placesLeft(25, 23) // 2
 */
export function placesLeft(capacity: number | null, enrolledCount: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - enrolledCount);
}
