import {
  InvitationRepository,
  type LockedActivity,
  WavePlanRepository,
  WaveRepository,
} from '@traccia/persistence';
import { type ActivityDates, planFollowUps } from '@traccia/training';
import type { EntityManager } from 'typeorm';

/** Plans the waves of the course; counts what is planned and what waits for an instrument to be published. */
export async function planWaves(
  tx: EntityManager,
  activityId: string,
  courseId: string,
  dates: ActivityDates,
): Promise<{ waves: number; withoutInstrument: number }> {
  const plans = await new WavePlanRepository(tx).listForCourse(courseId);
  const waves = await new WaveRepository(tx).plan(activityId, plans, planFollowUps(dates, plans));
  return { waves, withoutInstrument: plans.length - waves };
}

/** An activity that is taken up again gets back its waves that were not opened, at the dates of their plans. */
export async function reviveWaves(tx: EntityManager, before: LockedActivity): Promise<void> {
  const waves = new WaveRepository(tx);
  await waves.revive(before.id);
  const plans = await new WavePlanRepository(tx).listForCourse(before.courseId);
  await waves.movePlanned(before.id, plans, planFollowUps(before, plans));
  const invitations = new InvitationRepository(tx);
  await invitations.planForActivity(before.id);
  await invitations.followWaves(before.id);
}
