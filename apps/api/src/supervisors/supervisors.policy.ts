import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Whose supervisors staff may name: those of activities they manage, not of those in which they only work. */
export function supervisedScopeOf(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'enrolments.manage'), staffPersonId: null };
}
