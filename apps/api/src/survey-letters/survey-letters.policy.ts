import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { rowScopeOf } from '../http/row-scope.js';

/** These letters speak for the whole centre; whoever looks after a part of it may not word them. */
export function refusePartOfCentre(subject: PersonSubject): void {
  if (!rowScopeOf(subject, 'surveys.manage').everything) throw new Problem('permission.denied');
}
