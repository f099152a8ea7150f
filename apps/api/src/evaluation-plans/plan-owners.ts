import {
  ActivityRepository,
  CourseRepository,
  EvaluationPlanRepository,
  type LockedPlan,
  type PlanningActivity,
  type PlanOwner,
  PlanReadingRepository,
  type PlanVersion,
} from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { plannedActivities, plannedCourses, readableCourses } from './evaluation-plans.policy.js';

/** Whose plan it is, as far as the reader reaches it. */
export interface KnownOwner extends PlanOwner {
  code: string;
  title: Record<string, string>;
  courseId: string;
  /** Null: a course has no days. */
  activity: PlanningActivity | null;
}

export async function findOwner(
  tx: EntityManager,
  subject: PersonSubject,
  owner: PlanOwner,
): Promise<KnownOwner> {
  if (owner.kind === 'course') {
    const course = await new CourseRepository(tx).find(readableCourses(subject), owner.id);
    if (!course) throw new Problem('request.not-found');
    return { ...owner, code: course.code, title: course.title, courseId: course.id, activity: null };
  }
  const scope = plannedActivities(subject, 'surveys.read');
  const activity = await new PlanReadingRepository(tx).findActivity(scope, owner.id);
  if (!activity) throw new Problem('request.not-found');
  const { code, title, courseId } = activity;
  return { ...owner, code, title, courseId, activity };
}

export function ownerOf({ courseId, activityId }: PlanVersion | LockedPlan): PlanOwner {
  return courseId === null ? { kind: 'activity', id: activityId ?? '' } : { kind: 'course', id: courseId };
}

/** The owner is locked before its plan, as everything that hangs on it is. */
export async function lockOwner(tx: EntityManager, subject: PersonSubject, owner: PlanOwner): Promise<void> {
  if (owner.kind === 'course') {
    if (await new CourseRepository(tx).lockToManage(plannedCourses(subject), owner.id)) return;
    throw new Problem('request.not-found');
  }
  const scope = plannedActivities(subject, 'surveys.manage');
  const activity = await new ActivityRepository(tx).lockToManage(scope, owner.id);
  if (!activity) throw new Problem('request.not-found');
  if (activity.status === 'closed' || activity.status === 'cancelled')
    throw new Problem('request.conflict', { status: activity.status });
}

/** The plan with its owner, both locked, when the reader may change it. */
export async function lockPlan(
  tx: EntityManager,
  subject: PersonSubject,
  id: string,
): Promise<{ plan: LockedPlan; owner: PlanOwner }> {
  const plans = new EvaluationPlanRepository(tx);
  const found = await plans.find(id);
  if (!found) throw new Problem('request.not-found');
  const owner = ownerOf(found);
  await lockOwner(tx, subject, owner);
  const plan = await plans.lock(id);
  if (!plan) throw new Problem('request.not-found');
  return { plan, owner };
}

/** A draft that nobody has saved over since it was read. */
export function requireDraft({ state, version }: LockedPlan, known: number): void {
  if (state !== 'draft') throw new Problem('request.conflict', { state });
  if (version !== known) throw new Problem('request.version-stale', { version });
}
