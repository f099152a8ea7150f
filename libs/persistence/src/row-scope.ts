import { permissionsOfRole, type Permission, type Role, type ScopeType } from '@traccia/contracts';

/** A role and what it is borne for. */
export interface ScopedRole {
  role: Role;
  scopeType: ScopeType;
  scopeId: string | null;
  /** Only because somebody is away whose deputy this person is. */
  deputy?: boolean;
}

/**
 * Which rows a door shows: everything, or the union of what the ids name. Ids are uuids as text, countries
 * two letters. Nothing in it: no rows.
 */
export interface RowScope {
  everything: boolean;
  programmes: string[];
  activities: string[];
  organizations: string[];
  countries: string[];
  /** Constituent groups whose secretary the reader is; only approvals ask for them. */
  groups: string[];
}

export function noRows(): RowScope {
  return { everything: false, programmes: [], activities: [], organizations: [], countries: [], groups: [] };
}

export function everyRow(): RowScope {
  return { ...noRows(), everything: true };
}

/** The rows behind a door: the union of the scopes of those grants whose role opens it. */
export function rowScopeOfGrants(grants: readonly ScopedRole[], permission: Permission): RowScope {
  const scope = noRows();
  for (const { role, scopeType, scopeId } of grants) {
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

/** Parameters 1 to 5 of every statement that holds a predicate over a scope: the order in which they stand above. */
export function rowScopeValues(scope: RowScope): [boolean, string[], string[], string[], string[]] {
  return [scope.everything, scope.programmes, scope.activities, scope.organizations, scope.countries];
}
