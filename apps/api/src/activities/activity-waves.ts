import {
  EvaluationPlanRepository,
  followPlan,
  type LockedActivity,
  WaveRepository,
} from '@traccia/persistence';
import type { ActivityDates } from '@traccia/training';
import type { EntityManager } from 'typeorm';

/**
 * Copies the live plan of the course, which is active at once, and plans its waves; counts what is planned and what
 * waits for an instrument to be published. Without a plan in the course nothing is planned, which is an alarm.
 */
export async function planWaves(
  tx: EntityManager,
  activityId: string,
  courseId: string,
  dates: ActivityDates,
): Promise<{ waves: number; withoutInstrument: number }> {
  await new EvaluationPlanRepository(tx).copyToActivity(activityId, courseId, null);
  const { waves, waitFor } = await followPlan(tx, activityId, dates);
  return { waves: waves.length, withoutInstrument: waitFor.length };
}

/** An activity that is taken up again gets back its waves that were not opened, at the dates of their plan. */
export async function reviveWaves(tx: EntityManager, before: LockedActivity): Promise<void> {
  await new WaveRepository(tx).revive(before.id);
  await followPlan(tx, before.id, before);
}
