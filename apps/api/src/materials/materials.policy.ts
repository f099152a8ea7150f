import type { ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Whose materials somebody authors: a nominating or hosting organization has no say in them. */
export function authorScopeOf(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'materials.manage'), organizations: [] };
}

/** Only what is open may be read, noted or handed in. */
export function refuseClosed(access: string): void {
  if (access !== 'open') throw new Problem('material.closed', { access });
}
