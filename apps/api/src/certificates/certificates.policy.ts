import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Issuing is given by a grant alone; working in an activity is no licence for it. */
export function issuableActivities(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'certificates.manage'), staffPersonId: null };
}
