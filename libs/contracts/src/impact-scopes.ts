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

/**
 * Ids of scopes are uuids; those of what has a code of its own are of version 8, which is free, and end in the code.
 * What is read out of an id is checked here, so that nobody asks the database for a year that is none.
 */
const stems = {
  year: '00000000-0000-8000-8000-',
  country: '00000000-0000-8000-8001-',
  group: '00000000-0000-8000-8002-',
} as const;
const idOf = (stem: string, end: string): string => stem + end.padStart(12, '0');

/** @example yearScopeId(2026) // '00000000-0000-8000-8000-000000002026' */
export function yearScopeId(year: number): string {
  return idOf(stems.year, String(year));
}

/** @returns null when the id is not one of a year of four digits */
export function yearOfScope(scopeId: string): number | null {
  const year = Number(scopeId.slice(-4));
  return year >= 1000 && yearScopeId(year) === scopeId ? year : null;
}

/** Ends in the two letters of the code as bytes. @example countryScopeId('IT') // '00000000-0000-8000-8001-000000004954' */
export function countryScopeId(code: string): string {
  return idOf(stems.country, [...code].map((letter) => letter.charCodeAt(0).toString(16)).join(''));
}

/** @returns two capital letters; null when the id is not one of a country */
export function countryOfScope(scopeId: string): string | null {
  const bytes = [scopeId.slice(-4, -2), scopeId.slice(-2)];
  const code = bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join('');
  return /^[A-Z]{2}$/.test(code) && countryScopeId(code) === scopeId ? code : null;
}

/** @example groupScopeId('workers_org') // ends in its place among the groups */
export function groupScopeId(group: (typeof constituentGroups)[number]): string {
  return idOf(stems.group, String(constituentGroups.indexOf(group) + 1));
}

/** @returns null when the id is not one of a constituent group */
export function groupOfScope(scopeId: string): (typeof constituentGroups)[number] | null {
  return constituentGroups.find((group) => groupScopeId(group) === scopeId) ?? null;
}
