import type { ActivityScope, LockedApplication } from '@traccia/persistence';
import type { ApplicationRefusal } from '@traccia/training';
import type { ProblemCode } from '@traccia/contracts';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Whose applications staff see: those of the activities they manage. */
export function applicationScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'admissions.read');
}

/**
 * A draft may be filled in; so may the form of whoever was sent in without one, by a nomination or a sheet of the
 * centre, until it is sent.
 */
export function mayFillIn({
  state,
  formComplete,
}: Pick<LockedApplication, 'state' | 'formComplete'>): boolean {
  return state === 'draft' || (!formComplete && ['submitted', 'needs_approval', 'eligible'].includes(state));
}

const codes: Record<ApplicationRefusal, ProblemCode> = {
  mode: 'application.by-another-way',
  'not-open': 'activity.not-open',
  closed: 'application.closed',
  'not-invited': 'application.not-invited',
};

export function refuse(refusal: ApplicationRefusal | null): void {
  if (refusal !== null) throw new Problem(codes[refusal]);
}
