import type { Transitions } from './transitions.js';

export type EnrolmentStatus = 'waiting' | 'enrolled' | 'attended' | 'completed' | 'withdrawn' | 'cancelled';

/** The same table stands in the database (`enrolment_transition`); coming back makes a new enrolment. */
export const enrolmentTransitions: Transitions<EnrolmentStatus> = {
  waiting: ['enrolled', 'withdrawn', 'cancelled'],
  enrolled: ['attended', 'withdrawn', 'cancelled'],
  attended: ['completed', 'withdrawn', 'enrolled'],
  completed: ['attended'],
  withdrawn: [],
  cancelled: [],
};

/** Statuses that hold a place. */
export const placeHolding: readonly EnrolmentStatus[] = ['enrolled', 'attended', 'completed'];
/** Statuses of somebody who still takes part or waits. */
export const live: readonly EnrolmentStatus[] = ['waiting', ...placeHolding];

/** Whether somebody may still give the place back: while waiting or enrolled, until the activity has ended. */
export function mayWithdraw(status: EnrolmentStatus, endsOn: string, today: string): boolean {
  return (status === 'waiting' || status === 'enrolled') && today <= endsOn;
}
