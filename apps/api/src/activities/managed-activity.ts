import { ActivityRepository, type LockedActivity } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableActivities } from './activities.policy.js';

/** The activity, locked, when the reader may change it and knows its newest version. */
export async function lockManaged(
  tx: EntityManager,
  subject: PersonSubject,
  id: string,
  version: number | null,
): Promise<LockedActivity> {
  const activity = await new ActivityRepository(tx).lockToManage(manageableActivities(subject), id);
  if (!activity) throw new Problem('request.not-found');
  if (version !== null && activity.version !== version)
    throw new Problem('request.version-stale', { version: activity.version });
  return activity;
}

/** What is over or does not take place is not planned any more. */
export function requirePlannable({ status }: LockedActivity): void {
  if (status === 'closed' || status === 'cancelled') throw new Problem('request.conflict', { status });
}
