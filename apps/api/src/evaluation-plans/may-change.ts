import { CourseRepository, PlanReadingRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import type { PersonSubject } from '../http/subject.js';
import { plannedActivities, plannedCourses } from './evaluation-plans.policy.js';
import type { KnownOwner } from './plan-owners.js';

/** Whether the reader may also change what is shown. */
export async function mayChange(
  tx: EntityManager,
  subject: PersonSubject,
  owner: KnownOwner,
): Promise<boolean> {
  if (owner.kind === 'course') return new CourseRepository(tx).mayManage(plannedCourses(subject), owner.id);
  const scope = plannedActivities(subject, 'surveys.manage');
  const activity = await new PlanReadingRepository(tx).findActivity(scope, owner.id);
  return activity !== null && activity.status !== 'closed' && activity.status !== 'cancelled';
}
