import type { RowScope } from '@traccia/persistence';
import { rowScopeOf } from '../http/row-scope.js';
import { may, type PersonSubject } from '../http/subject.js';

export function readableMessages(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'messages.read');
}

export function manageableMessages(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'messages.manage');
}

/** Links that open a form or stop mail; whoever holds one can do no more than the addressee's survey allows. */
const surveyPurposes = new Set(['link', 'unsubscribe']);

/**
 * Whether somebody who reads a captured mail may use the link in it. Links into an account are for those who may
 * change accounts anyway; for everybody else reading a mail would be a way into it.
 */
export function mayHoldToken(subject: PersonSubject, purpose: string): boolean {
  return (
    surveyPurposes.has(purpose) ||
    (may(subject, 'people.manage') && rowScopeOf(subject, 'people.manage').everything)
  );
}
