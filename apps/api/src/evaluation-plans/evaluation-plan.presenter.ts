import type { EvaluationPlan, OwnedPlans, PlanPreview } from '@traccia/contracts';
import type { PlanEffect, PlanFollower, PlanVersion, WavePlan } from '@traccia/persistence';
import type { EvaluationFault } from '@traccia/training';
import * as z from 'zod';
import { planWaveSchema } from '@traccia/contracts';

type Version = OwnedPlans['versions'][number];

export function presentVersion(plan: PlanVersion): Version {
  const {
    id,
    number,
    state,
    copiedFrom,
    createdAt,
    createdBy,
    activatedAt,
    activatedBy,
    pausedAt,
    pauseReason,
  } = plan;
  return {
    id,
    number,
    state,
    copiedFrom,
    createdAt: createdAt.toISOString(),
    createdBy,
    activatedAt: activatedAt?.toISOString() ?? null,
    activatedBy,
    pausedAt: pausedAt?.toISOString() ?? null,
    pauseReason,
  };
}

/** What the database's own checks guarantee, said to the compiler. */
const wavesSchema = z.array(planWaveSchema);

export function presentPlan(plan: PlanVersion, waves: readonly WavePlan[]): EvaluationPlan {
  const own = waves.filter(({ planId }) => planId === plan.id);
  return { ...presentVersion(plan), version: plan.version, waves: wavesSchema.parse(own) };
}

export function presentPreview(
  faults: EvaluationFault[],
  effects: readonly PlanEffect[],
  followers: readonly PlanFollower[],
): PlanPreview {
  return {
    faults,
    waves: effects.map((effect) => ({
      ...effect,
      before: effect.before?.toISOString() ?? null,
      after: effect.after?.toISOString() ?? null,
    })),
    activities: followers.map(({ timeZone: _, ...follower }) => follower),
  };
}
