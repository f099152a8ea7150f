import { permissionsOfRole, type Permission } from '@traccia/contracts';
import { noRows, type RowScope } from '@traccia/persistence';
import type { Subject } from './subject.js';

/** The rows behind a door: the union of the scopes of those grants whose role opens it. */
export function rowScopeOf(subject: Subject, permission: Permission): RowScope {
  const scope = noRows();
  if (subject.kind !== 'person') return scope;
  for (const { role, scopeType, scopeId } of subject.grants) {
    if (!permissionsOfRole[role].includes(permission)) continue;
    if (scopeType === 'centre') scope.everything = true;
    else if (scopeId !== null) scope[listOf[scopeType]].push(scopeId);
  }
  return scope;
}

const listOf = {
  programme: 'programmes',
  activity: 'activities',
  organization: 'organizations',
  country: 'countries',
  constituent_group: 'groups',
} as const;
