import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Whose participants somebody sees. */
export function rosterScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'enrolments.read');
}
