import type { RowScope } from '@traccia/persistence';
import { Problem } from '../http/problem.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Released figures of what a grant names; working in an activity alone shows none. */
export function readableFigures(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'impact.read');
}

/** Whose figures somebody may have computed again. */
export function manageableFigures(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'impact.manage');
}

/** Computing serves everybody at once, so that only somebody for the whole centre may stop it. */
export function mayStopComputing(subject: PersonSubject): boolean {
  return manageableFigures(subject).everything;
}

export function requireStopComputing(subject: PersonSubject): void {
  if (!mayStopComputing(subject)) throw new Problem('permission.denied');
}
