import { constituentGroups } from './fields.js';

/** What figures are of. A constituent group has no run of its own: its figures are the rows of the centre's. */
export const scopeKinds = [
  'wave',
  'activity',
  'course',
  'programme',
  'centre',
  'constituent_group',
  'country',
  'funding',
  'year',
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Scopes that cut across programmes; they have totals only. A country is the one where activities were held. */
export const crossScopes = ['year', 'funding', 'country'] as const;
export type CrossScope = (typeof crossScopes)[number];

export function isCrossScope(kind: string): kind is CrossScope {
  return crossScopes.some((one) => one === kind);
}

/** Ids of scopes are uuids; those of what has a code of its own are of version 8, which is free, and end in the code. */
const groupStem = '00000000-0000-8000-8002-';

/** @example groupScopeId('workers_org') // '00000000-0000-8000-8002-000000000004' */
export function groupScopeId(group: (typeof constituentGroups)[number]): string {
  return groupStem + String(constituentGroups.indexOf(group) + 1).padStart(12, '0');
}

/** @returns null when the id is not one of a constituent group */
export function groupOfScope(scopeId: string): (typeof constituentGroups)[number] | null {
  return constituentGroups.find((group) => groupScopeId(group) === scopeId) ?? null;
}
