import { permissionsOfRole, type Permission } from '@traccia/contracts';
import type { ScopedRole } from '@traccia/persistence';

export type Grant = ScopedRole;

export interface PersonSubject {
  kind: 'person';
  personId: string;
  /** The session the request came with; null for an API key. */
  sessionId: string | null;
  apiKeyId: string | null;
  grants: readonly Grant[];
}

export type Subject = PersonSubject | { kind: 'anonymous' };

export const anonymous: Subject = Object.freeze({ kind: 'anonymous' });

/** Which doors are open to whom; which rows stand behind a door is the matter of `rowScopeOf` and the policies. */
export function may(subject: Subject, permission: Permission): boolean {
  if (permission === 'public' || permission === 'link') return true;
  if (subject.kind !== 'person') return false;
  if (permission === 'signed-in') return true;
  return subject.grants.some(({ role }) => permissionsOfRole[role].includes(permission));
}

/** All doors open to a person, without the ones open to everybody. */
export function permissionsOf(subject: PersonSubject): Permission[] {
  return [...new Set(subject.grants.flatMap(({ role }) => permissionsOfRole[role]))];
}
