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

/** A draft may be filled in; so may the form of a nominee, who was sent in without one, until it is sent. */
export function mayFillIn(
  application: Pick<LockedApplication, 'state' | 'nominationId' | 'formComplete'>,
): boolean {
  const { state, nominationId, formComplete } = application;
  if (state === 'draft') return true;
  return (
    nominationId !== null && !formComplete && ['submitted', 'needs_approval', 'eligible'].includes(state)
  );
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
