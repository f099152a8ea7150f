import type { Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Who teaches, plans or evaluates; focal points and travel officers have no use for it. */
const readers: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];

/** Whose results somebody sees. @throws Problem permission.denied when none of the roles may at all */
export function resultScopeOf(subject: PersonSubject): ActivityScope {
  const grants = subject.grants.filter(({ role }) => readers.includes(role));
  if (grants.length === 0) throw new Problem('permission.denied');
  return activityScopeOf({ ...subject, grants }, 'activities.read');
}

/** Who may give more time: whoever manages the enrolments; working in an activity is no licence. */
export function timeScopeOf(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'enrolments.manage'), staffPersonId: null };
}
