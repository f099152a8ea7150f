import type { RowScope } from '@traccia/persistence';
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
