import type { Permission } from '@traccia/contracts';
import { Problem } from '../http/problem.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** What is administered belongs to the whole centre: a role within a narrower scope shows and changes none of it. */
export function refuseNarrowScope(subject: PersonSubject, permission: Permission): void {
  if (!rowScopeOf(subject, permission).everything) throw new Problem('permission.denied');
}

/** A key that could make keys would outlive its own end. */
export function refuseApiKey(subject: PersonSubject): void {
  if (subject.apiKeyId !== null) throw new Problem('permission.denied');
}

const maxOffsetDays = 3660;
const daySeconds = 86_400;

/**
 * The offset after a move. Back is possible as far as the real today and no further: what was sent in a past that
 * then never was could not be explained.
 *
 * @example movedOffset(86_400 * 10, -20) // { key: 'fault.min', params: { min: -10 } }
 */
export function movedOffset(
  offsetSeconds: number,
  days: number,
): number | { key: 'fault.min' | 'fault.max'; params: Record<string, number> } {
  const next = offsetSeconds + days * daySeconds;
  if (next < 0) return { key: 'fault.min', params: { min: -Math.floor(offsetSeconds / daySeconds) } };
  if (next > maxOffsetDays * daySeconds)
    return { key: 'fault.max', params: { max: Math.floor(maxOffsetDays - offsetSeconds / daySeconds) } };
  return next;
}
