import type { Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Who may say who was present; focal points and evaluators look only. */
const recorders: readonly Role[] = ['trainer', 'activity_manager', 'administrator'];

/** Whose attendance somebody sees. */
export function attendanceReadScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'enrolments.read');
}

/** Whose attendance somebody may record. @throws Problem permission.denied when none of the roles may at all */
export function recordScopeOf(subject: PersonSubject): ActivityScope {
  const grants = subject.grants.filter(({ role }) => recorders.includes(role));
  if (grants.length === 0) throw new Problem('permission.denied');
  return { ...attendanceReadScopeOf({ ...subject, grants }), organizations: [] };
}
