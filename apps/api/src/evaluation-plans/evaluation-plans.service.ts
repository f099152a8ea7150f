import { Injectable } from '@nestjs/common';
import type { BodyOf, EvaluationPlan, evaluationPlansApi, OwnedPlans, PlanPreview } from '@traccia/contracts';
import {
  constraintOf,
  EvaluationPlanRepository,
  inTransaction,
  type PlanOwner,
  PlanReadingRepository,
  previewPlan,
  WavePlanRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentPlan, presentPreview, presentVersion } from './evaluation-plan.presenter.js';
import { plannedActivities } from './evaluation-plans.policy.js';
import { findFaults } from './plan-faults.js';
import { mayChange } from './may-change.js';
import { findOwner, lockOwner, lockPlan, ownerOf, requireDraft } from './plan-owners.js';

/** Plans as they are read, begun and written. */
@Injectable()
export class EvaluationPlansService {
  constructor(private readonly db: DataSource) {}

  async of(subject: PersonSubject, wanted: PlanOwner): Promise<OwnedPlans> {
    const tx = this.db.manager;
    const owner = await findOwner(tx, subject, wanted);
    const versions = await new EvaluationPlanRepository(tx).listOf(owner);
    const live = versions.find(({ state }) => state === 'active' || state === 'paused');
    const draft = versions.find(({ state }) => state === 'draft');
    const shown = [live, draft].flatMap((plan) => plan?.id ?? []);
    const waves = await new WavePlanRepository(tx).listForPlans(shown);
    const { kind, id, code, title, courseId } = owner;
    return {
      owner: { kind, id, code, title, courseId },
      mayChange: await mayChange(tx, subject, owner),
      live: live ? presentPlan(live, waves) : null,
      draft: draft ? presentPlan(draft, waves) : null,
      versions: versions.map(presentVersion),
      waitsFor: waves
        .filter(({ planId, instrumentVersionId }) => planId === live?.id && instrumentVersionId === null)
        .map(({ code: waiting }) => waiting),
    };
  }

  async get(subject: PersonSubject, id: string): Promise<EvaluationPlan> {
    const plan = await new EvaluationPlanRepository(this.db.manager).find(id);
    if (!plan) throw new Problem('request.not-found');
    await findOwner(this.db.manager, subject, ownerOf(plan));
    return presentPlan(plan, await new WavePlanRepository(this.db.manager).listForPlans([id]));
  }

  async begin(
    subject: PersonSubject,
    owner: PlanOwner,
    { from }: BodyOf<typeof evaluationPlansApi.beginForCourse>,
    requestId: string,
  ): Promise<OwnedPlans> {
    await inTransaction(this.db, async (tx) => {
      await lockOwner(tx, subject, owner);
      const fromId = await findOriginal(tx, subject, owner, from);
      const id = await new EvaluationPlanRepository(tx)
        .begin(owner, fromId, subject.personId)
        .catch(refuseSecondDraft);
      const detail = { owner: owner.kind, ownerId: owner.id, from };
      await recordAct(tx, subject, { act: 'evaluation-plan.begun', ...about(id), requestId, detail });
    });
    return this.of(subject, owner);
  }

  async save(
    subject: PersonSubject,
    id: string,
    { version, waves }: BodyOf<typeof evaluationPlansApi.save>,
    requestId: string,
  ): Promise<OwnedPlans> {
    requireOneCodeEach(waves);
    const owner = await inTransaction(this.db, async (tx) => {
      const locked = await lockPlan(tx, subject, id);
      requireDraft(locked.plan, version);
      await new EvaluationPlanRepository(tx).save(id, waves).catch(nameTheInstrument);
      const detail = { waves: waves.length };
      await recordAct(tx, subject, { act: 'evaluation-plan.saved', ...about(id), requestId, detail });
      return locked.owner;
    });
    return this.of(subject, owner);
  }

  async discard(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const { plan } = await lockPlan(tx, subject, id);
      requireDraft(plan, plan.version);
      await new EvaluationPlanRepository(tx).discard(id);
      await recordAct(tx, subject, { act: 'evaluation-plan.discarded', ...about(id), requestId });
    });
  }

  async preview(subject: PersonSubject, id: string): Promise<PlanPreview> {
    const tx = this.db.manager;
    const plan = await new EvaluationPlanRepository(tx).find(id);
    if (!plan) throw new Problem('request.not-found');
    const owner = await findOwner(tx, subject, ownerOf(plan));
    const waves = await new WavePlanRepository(tx).listForPlans([id]);
    const faults = await findFaults(tx, waves, owner.activity);
    if (owner.activity) {
      const { effects } = await previewPlan(tx, owner.id, owner.activity, waves);
      return presentPreview(faults, effects, []);
    }
    const scope = plannedActivities(subject, 'surveys.manage');
    return presentPreview(faults, [], await new PlanReadingRepository(tx).listFollowers(scope, owner.id));
  }
}

const about = (planId: string) => ({ subjectType: 'evaluation_plan', subjectId: planId });

async function findOriginal(
  tx: EntityManager,
  subject: PersonSubject,
  owner: PlanOwner,
  from: 'live' | 'course' | 'empty',
): Promise<string | null> {
  if (from === 'empty') return null;
  const { courseId } = await findOwner(tx, subject, owner);
  const original = from === 'live' ? owner : ({ kind: 'course', id: courseId } as const);
  return (await new EvaluationPlanRepository(tx).findLive(original))?.id ?? null;
}

function refuseSecondDraft(error: unknown): never {
  if (constraintOf(error)?.endsWith('_draft')) throw new Problem('request.conflict', { state: 'draft' });
  throw error;
}

function nameTheInstrument(error: unknown): never {
  if (constraintOf(error) === 'wave_plan_instrument_id_fkey')
    throw new Problem('request.invalid', {}, [{ field: 'body.waves', key: 'fault.unknown' }]);
  throw error;
}

/** A wave is found again by its code. */
function requireOneCodeEach(waves: readonly { code: string }[]): void {
  const index = waves.findIndex(({ code }, at) => waves.findIndex((other) => other.code === code) < at);
  if (index === -1) return;
  throw new Problem('request.invalid', {}, [{ field: `body.waves.${index}.code`, key: 'fault.taken' }]);
}
