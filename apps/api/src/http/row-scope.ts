import type { Permission } from '@traccia/contracts';
import { noRows, type RowScope, rowScopeOfGrants } from '@traccia/persistence';
import type { Subject } from './subject.js';

/** The rows behind a door for whoever asks. */
export function rowScopeOf(subject: Subject, permission: Permission): RowScope {
  return subject.kind === 'person' ? rowScopeOfGrants(subject.grants, permission) : noRows();
}
