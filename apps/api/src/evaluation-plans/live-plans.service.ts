import { Injectable } from '@nestjs/common';
import type { BodyOf, evaluationPlansApi } from '@traccia/contracts';
import {
  EvaluationPlanRepository,
  followPlan,
  inTransaction,
  type PlanOwner,
  PlanReadingRepository,
  SendLedgerRepository,
  WavePlanRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { plannedActivities } from './evaluation-plans.policy.js';
import { findFaults } from './plan-faults.js';
import { findOwner, lockOwner, lockPlan, requireDraft } from './plan-owners.js';

/** Plans as they are followed: activated, held, going on. */
@Injectable()
export class LivePlansService {
  constructor(private readonly db: DataSource) {}

  async activate(
    subject: PersonSubject,
    id: string,
    { version, activityIds }: BodyOf<typeof evaluationPlansApi.activate>,
    requestId: string,
  ): Promise<PlanOwner> {
    return inTransaction(this.db, async (tx) => {
      const { plan, owner } = await lockPlan(tx, subject, id);
      requireDraft(plan, version);
      const { activity } = await findOwner(tx, subject, owner);
      await requireSound(tx, id, activity);
      await new EvaluationPlanRepository(tx).activate(owner, id, subject.personId);
      if (activity) {
        refuseFollowers(activityIds);
        await followPlan(tx, activity.id, activity);
      } else await this.handDown(tx, subject, { courseId: owner.id, planId: id }, activityIds, requestId);
      const detail = {
        owner: owner.kind,
        ownerId: owner.id,
        number: plan.number,
        takenOver: activityIds.length,
      };
      await recordAct(tx, subject, { act: 'evaluation-plan.activated', ...about(id), requestId, detail });
      return owner;
    });
  }

  async pause(subject: PersonSubject, id: string, reason: string, requestId: string): Promise<PlanOwner> {
    return inTransaction(this.db, async (tx) => {
      const { plan, owner } = await lockPlan(tx, subject, id);
      if (!(await new EvaluationPlanRepository(tx).pause(id, reason)))
        throw new Problem('request.conflict', { state: plan.state });
      await recordAct(tx, subject, {
        act: 'evaluation-plan.paused',
        ...about(id),
        requestId,
        detail: { owner: owner.kind, ownerId: owner.id, reason },
      });
      return owner;
    });
  }

  async resume(subject: PersonSubject, id: string, reason: string, requestId: string): Promise<PlanOwner> {
    return inTransaction(this.db, async (tx) => {
      const { plan, owner } = await lockPlan(tx, subject, id);
      if (!(await new EvaluationPlanRepository(tx).resume(id)))
        throw new Problem('request.conflict', { state: plan.state });
      if (owner.kind === 'activity') await new SendLedgerRepository(tx).resumeHeld(owner.id);
      await recordAct(tx, subject, {
        act: 'evaluation-plan.resumed',
        ...about(id),
        requestId,
        detail: { owner: owner.kind, ownerId: owner.id, reason },
      });
      return owner;
    });
  }

  /** Existing activities take a plan over only when they are named; all others keep what they follow. */
  private async handDown(
    tx: EntityManager,
    subject: PersonSubject,
    { courseId, planId }: { courseId: string; planId: string },
    activityIds: readonly string[],
    requestId: string,
  ): Promise<void> {
    if (activityIds.length === 0) return;
    const scope = plannedActivities(subject, 'surveys.manage');
    const followers = await new PlanReadingRepository(tx).listFollowers(scope, courseId);
    const chosen = followers.filter(({ id }) => activityIds.includes(id));
    if (chosen.length < new Set(activityIds).size)
      throw new Problem('request.invalid', {}, [{ field: 'body.activityIds', key: 'fault.unknown' }]);
    for (const activity of chosen.sort((one, other) => one.id.localeCompare(other.id))) {
      await lockOwner(tx, subject, { kind: 'activity', id: activity.id });
      await new EvaluationPlanRepository(tx).adopt(activity.id, planId, subject.personId);
      await followPlan(tx, activity.id, activity);
      await recordAct(tx, subject, {
        act: 'evaluation-plan.taken-over',
        subjectType: 'activity',
        subjectId: activity.id,
        requestId,
        detail: { planId },
      });
    }
  }
}

const about = (planId: string) => ({ subjectType: 'evaluation_plan', subjectId: planId });

async function requireSound(
  tx: EntityManager,
  planId: string,
  activity: Awaited<ReturnType<typeof findOwner>>['activity'],
): Promise<void> {
  const waves = await new WavePlanRepository(tx).listForPlans([planId]);
  const faults = (await findFaults(tx, waves, activity)).filter(({ level }) => level === 'fault');
  if (faults.length === 0) return;
  throw new Problem(
    'evaluation-plan.faults',
    {},
    faults.map(({ wave, field, key }) => ({
      field: wave === null ? field : `waves.${wave}.${field}`,
      key: `fault.${key}`,
    })),
  );
}

function refuseFollowers(activityIds: readonly string[]): void {
  if (activityIds.length > 0)
    throw new Problem('request.invalid', {}, [{ field: 'body.activityIds', key: 'fault.invalid' }]);
}
