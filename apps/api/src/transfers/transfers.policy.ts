import type { ActivityScope, RowScope, TransferReader } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** Own transfers within the present scope; who administers the whole centre sees everybody's. */
export function readerOf(subject: PersonSubject): TransferReader {
  const seesAll = subject.grants.some(
    ({ role, scopeType }) => role === 'administrator' && scopeType === 'centre',
  );
  return { personId: subject.personId, scope: transferScopeOf(subject), seesAll };
}

export function transferScopeOf(subject: PersonSubject): ActivityScope {
  return activityScopeOf(subject, 'transfers.manage');
}

/** The rows of the centre's lists that an export holds: those that the list itself shows. */
export function listScopeOf(subject: PersonSubject): RowScope {
  return rowScopeOf(subject, 'transfers.manage');
}

/** A sheet of people changes accounts, one of organizations the register: for those who manage all of them. */
export function mayImportInto(subject: PersonSubject, kind: 'people' | 'organizations'): boolean {
  const permission = kind === 'people' ? 'people.manage' : 'organizations.manage';
  return rowScopeOf(subject, permission).everything;
}
