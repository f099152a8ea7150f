import type { RowScope } from '@traccia/persistence';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Editions are read by whoever reads the figures they hold. */
export function readableEditions(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'impact.read');
}

/** Whose figures somebody may freeze, and whose editions they may withdraw. */
export function manageableEditions(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'impact.manage');
}
