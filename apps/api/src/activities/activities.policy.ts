import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Staff see what their grants name and what they work in; a focal point what their organization hosts or sends people to. */
export function readableActivities(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'activities.read');
}

/** Working in an activity is no licence to change it; only a grant is. */
export function manageableActivities(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'activities.manage'), staffPersonId: null };
}
