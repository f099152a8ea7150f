import type { ActivityScope, RowScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

type Door = 'surveys.read' | 'surveys.manage';

/** Whoever runs the follow-up of an activity by a grant; working in it is no licence to ask its people. */
export function plannedActivities(subject: PersonSubject, door: Door): ActivityScope {
  return { ...activityScopeOf(subject, door), staffPersonId: null };
}

/** The plan of a course is read by whoever runs the follow-up of one of its activities. */
export function readableCourses(subject: PersonSubject): ActivityScope {
  return plannedActivities(subject, 'surveys.read');
}

/** Only a grant for the programme lets somebody change what later activities of its courses are asked. */
export function plannedCourses(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'surveys.manage');
}
