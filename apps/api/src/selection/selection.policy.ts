import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Whose applicants somebody judges. */
export function panelScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'admissions.read');
}

/** Whose applicants somebody decides on. */
export function decisionScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'admissions.manage');
}

/** Whose travel somebody arranges; trainers and evaluators have no such door. */
export function logisticsScopeOf(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'logistics.read'), staffPersonId: null };
}
