import type { ActivityScope, RowScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Courses and programmes are seen by who sees an activity of theirs. */
export function readableCourses(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'activities.read');
}

/** Only a grant for the programme lets somebody change its courses. */
export function manageableCourses(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'courses.manage');
}

/** Working in an activity is no licence to say what it answers to; only a grant is. */
export function manageableActivities(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'activities.manage'), staffPersonId: null };
}
