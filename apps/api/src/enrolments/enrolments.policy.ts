import type { Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Who may say who was present; focal points and evaluators look only. */
const recorders: readonly Role[] = ['trainer', 'activity_manager', 'administrator'];

/** Whose participants somebody sees. */
export function rosterScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'enrolments.read');
}

/** Whose attendance somebody may record; null when none of the roles may at all. */
export function attendanceScopeOf(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => recorders.includes(role));
  return grants.length === 0 ? null : { ...rosterScopeOf({ ...subject, grants }), organizations: [] };
}
