import { Injectable } from '@nestjs/common';
import { activitiesApi, planningSchema, type Activity, type BodyOf } from '@traccia/contracts';
import {
  ActivityRepository,
  ActivitySessionRepository,
  ApplicationRepository,
  constraintOf,
  CourseRepository,
  FrameworkLinkRepository,
  EnrolmentRepository,
  inTransaction,
  type LockedActivity,
  NominationRepository,
  OfferRepository,
  type PlanningDraft,
  promoteWaiting,
  publish,
  WaveRepository,
} from '@traccia/persistence';
import { mayFollow, activityTransitions, planSessions } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableActivities } from './activities.policy.js';
import { ActivitiesService } from './activities.service.js';
import { planWaves, reviveWaves } from './activity-waves.js';
import { carryOut, planMove } from './date-move.js';
import { lockManaged, requirePlannable } from './managed-activity.js';
import { requireSoundActivity } from './sound-activity.js';

type Body = BodyOf<typeof activitiesApi.update>;

/** What staff do to an activity; each act is one transaction with its trace. */
@Injectable()
export class ChangeActivityService {
  constructor(
    private readonly db: DataSource,
    private readonly activities: ActivitiesService,
  ) {}

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof activitiesApi.create>,
    requestId: string,
  ): Promise<Activity> {
    await requireSoundActivity(this.db.manager, body);
    const { courseId, code } = body;
    const id = await inTransaction(this.db, async (tx) => {
      const scope = manageableActivities(subject);
      if (!(await new CourseRepository(tx).mayPlanIn(scope, courseId, body.countryCode)))
        throw new Problem('request.not-found');
      const activityId = await new ActivityRepository(tx).insert(courseId, code, body).catch(nameTheField);
      await new ActivityRepository(tx).setPlanning(activityId, planningOf(body));
      await new FrameworkLinkRepository(tx).copyFromCourse(activityId, courseId);
      await new ActivitySessionRepository(tx).insert(activityId, planSessions(body));
      const waves = await planWaves(tx, activityId, courseId, body);
      await recordAct(tx, subject, {
        act: 'activity.created',
        ...about(activityId),
        requestId,
        detail: waves,
      });
      return activityId;
    });
    return this.activities.get(subject, id);
  }

  async update(subject: PersonSubject, id: string, body: Body, requestId: string): Promise<Activity> {
    await requireSoundActivity(this.db.manager, body);
    await inTransaction(this.db, async (tx) => {
      const before = await lockManaged(tx, subject, id, body.version);
      requirePlannable(before);
      requireTemplateDraft(before, body);
      if (body.capacity !== null && body.capacity < before.enrolledCount + before.offersOpen)
        throw new Problem('activity.below-enrolled', { enrolled: before.enrolledCount + before.offersOpen });
      await new ActivityRepository(tx).update(id, body).catch(nameTheField);
      await new ActivityRepository(tx).setPlanning(id, planningOf(body));
      await requireStillInScope(tx, subject, id);
      const moved = await this.moveDates(tx, before, body, requestId);
      const promoted = await promoteWaiting(tx, { ...before, ...body, id }, requestId);
      const detail = { moved, capacity: body.capacity, promoted: promoted.length };
      await recordAct(tx, subject, { act: 'activity.updated', ...about(id), requestId, detail });
    });
    return this.activities.get(subject, id);
  }

  async setStatus(
    subject: PersonSubject,
    id: string,
    { status, reason, version }: BodyOf<typeof activitiesApi.setStatus>,
    requestId: string,
  ): Promise<Activity> {
    await inTransaction(this.db, async (tx) => {
      const before = await lockManaged(tx, subject, id, version);
      if (!mayFollow(activityTransitions, before.status, status))
        throw new Problem('request.conflict', { from: before.status, to: status });
      // A template is copied, never held.
      if (before.isTemplate && status !== 'draft') throw new Problem('request.conflict', { to: status });
      await new ActivityRepository(tx).setStatus(id, status);
      if (status === 'cancelled') await cancel(tx, id, reason || null, requestId);
      if (before.status === 'cancelled') await reviveWaves(tx, before);
      await promoteWaiting(tx, { ...before, status }, requestId);
      const completed = status === 'closed' ? await new EnrolmentRepository(tx).complete([id]) : null;
      const detail = {
        from: before.status,
        to: status,
        ...(completed && { completed: completed.get(id) ?? 0 }),
      };
      await recordAct(tx, subject, { act: 'activity.status-set', ...about(id), requestId, detail });
    });
    return this.activities.get(subject, id);
  }

  private async moveDates(
    tx: EntityManager,
    before: LockedActivity,
    body: Body,
    requestId: string,
  ): Promise<boolean> {
    const same =
      before.startsOn === body.startsOn && before.endsOn === body.endsOn && before.timeZone === body.timeZone;
    if (same) return false;
    await carryOut(tx, before.id, await planMove(tx, before, body));
    await publish(tx, 'activity.dates-moved', { activityId: before.id }, requestId);
    return true;
  }
}

/** Places, offers, applications and nominations end, planned survey mail stops; the worker tells everybody. */
async function cancel(
  tx: EntityManager,
  id: string,
  reason: string | null,
  requestId: string,
): Promise<void> {
  await new ActivityRepository(tx).noteCancelling(id, reason);
  await new EnrolmentRepository(tx).cancelLive(id);
  await new OfferRepository(tx).withdrawAll(id);
  await new ApplicationRepository(tx).endAll(id);
  await new NominationRepository(tx).endAll(id);
  // Whether survey mail may still leave is asked when it is claimed.
  await new WaveRepository(tx).cancelUnfinished(id);
  await publish(tx, 'activity.cancelled', { activityId: id }, requestId);
}

/** The named ones of the fields of the planning. */
function planningOf(body: PlanningDraft): PlanningDraft {
  return planningSchema.partial().parse(body);
}

/** What people may already have a place in is copied as it is; only a draft is made a template. */
function requireTemplateDraft({ status }: LockedActivity, { isTemplate }: Body): void {
  if (isTemplate && status !== 'draft')
    throw new Problem('request.invalid', {}, [{ field: 'body.isTemplate', key: 'fault.invalid' }]);
}

const about = (activityId: string) => ({ subjectType: 'activity', subjectId: activityId });

/** The country is part of a scope: whoever may manage one country gives nothing away to another. */
async function requireStillInScope(tx: EntityManager, subject: PersonSubject, id: string): Promise<void> {
  if (await new ActivityRepository(tx).lockToManage(manageableActivities(subject), id)) return;
  throw new Problem('request.invalid', {}, [{ field: 'body.countryCode', key: 'fault.invalid' }]);
}

/** What only the database can know: a code that is taken, a country that does not exist. */
function nameTheField(error: unknown): never {
  const constraint = constraintOf(error);
  if (constraint === 'activity_code_key')
    throw new Problem('request.conflict', {}, [{ field: 'body.code', key: 'fault.taken' }]);
  if (constraint === 'activity_country_code_fkey')
    throw new Problem('request.invalid', {}, [{ field: 'body.countryCode', key: 'fault.unknown' }]);
  throw error;
}
