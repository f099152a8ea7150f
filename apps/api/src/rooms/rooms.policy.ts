import type { Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Who teaches in it, and who manages the surveys. */
const openers: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];

/** Whose rooms somebody opens. @throws Problem permission.denied when none of the roles may at all */
export function roomScopeOf(subject: PersonSubject): ActivityScope {
  const grants = subject.grants.filter(({ role }) => openers.includes(role));
  if (grants.length === 0) throw new Problem('permission.denied');
  return activityScopeOf({ ...subject, grants }, 'activities.read');
}
