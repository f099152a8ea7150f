import { permissionsOfRole, type Permission, type Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Who may say who was present; focal points and evaluators look only. */
const recorders: readonly Role[] = ['trainer', 'activity_manager', 'administrator'];
/** Without a scope of their own these roles see the activities in which the person works, or nobody's. */
const boundRoles: readonly Role[] = ['trainer', 'focal_point'];

/** Whose participants somebody sees. */
export function rosterScopeOf(
  subject: PersonSubject,
  permission: Permission = 'enrolments.read',
): ActivityScope {
  const grants = subject.grants.filter(
    ({ role, scopeType }) => scopeType !== 'centre' || !boundRoles.includes(role),
  );
  return { ...rowScopeOf({ ...subject, grants }, permission), staffPersonId: subject.personId };
}

/** Whose attendance somebody may record; null when none of the roles may at all. */
export function attendanceScopeOf(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(
    ({ role }) => recorders.includes(role) && permissionsOfRole[role].includes('enrolments.read'),
  );
  return grants.length === 0 ? null : { ...rosterScopeOf({ ...subject, grants }), organizations: [] };
}
