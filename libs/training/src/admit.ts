import type { ActivityStatus } from './activity-lifecycle.js';

export interface AdmittingActivity {
  status: ActivityStatus;
  /** Places; null = without limit. */
  capacity: number | null;
  endsOn: string;
  /** Last day on which one may enrol; null = until the last day of the activity. */
  enrolmentClosesOn: string | null;
}
export type Admission =
  { kind: 'enrolled' } | { kind: 'waiting' } | { kind: 'refused'; reason: 'not-open' | 'closed' };

/**
 * Whether somebody who asks now gets a place, waits, or is refused.
 *
 * A place that is free goes to those who wait first: while anybody waits, a newcomer waits too.
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
  return free && waitingCount === 0 ? { kind: 'enrolled' } : { kind: 'waiting' };
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
