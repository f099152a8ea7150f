import type { Permission, Role } from '@traccia/contracts';
import type { ActivityScope } from '@traccia/persistence';
import { rowScopeOf } from './row-scope.js';
import type { PersonSubject } from './subject.js';

/** Centre-wide these roles see only the activities in which the person works: a scope is what makes them wider. */
const boundRoles: readonly Role[] = ['trainer', 'focal_point'];

/** The activities behind a door, for every feature that stands on activities. */
export function activityScopeOf(subject: PersonSubject, permission: Permission): ActivityScope {
  const grants = subject.grants.filter(
    ({ role, scopeType }) => scopeType !== 'centre' || !boundRoles.includes(role),
  );
  return { ...rowScopeOf({ ...subject, grants }, permission), staffPersonId: subject.personId };
}
