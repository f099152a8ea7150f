import type { Permission } from '@traccia/contracts';
import { type ActivityScope, activityScopeOfGrants } from '@traccia/persistence';
import type { PersonSubject } from './subject.js';

/** The activities behind a door, for every feature that stands on activities. */
export function activityScopeOf(subject: PersonSubject, permission: Permission): ActivityScope {
  return activityScopeOfGrants(subject.personId, subject.grants, permission);
}
