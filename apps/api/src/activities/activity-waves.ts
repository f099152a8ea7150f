import {
  InvitationRepository,
  type LockedActivity,
  WavePlanRepository,
  WaveRepository,
} from '@traccia/persistence';
import { type ActivityDates, planFollowUps } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { daysBetween } from './sound-activity.js';

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

/** Planned waves and the invitations that are not handed out follow the dates; what was sent does not. */
export async function moveWaves(
  tx: EntityManager,
  before: LockedActivity,
  dates: ActivityDates,
  { revive }: { revive: boolean },
): Promise<void> {
  const waves = new WaveRepository(tx);
  if (revive) await waves.revive(before.id);
  const plans = await new WavePlanRepository(tx).listForCourse(before.courseId);
  await waves.movePlanned(before.id, plans, planFollowUps(dates, plans));
  const days = {
    start: daysBetween(before.startsOn, dates.startsOn),
    end: daysBetween(before.endsOn, dates.endsOn),
  };
  await waves.shiftUnplanned(before.id, days, { from: before.timeZone, to: dates.timeZone });
  const invitations = new InvitationRepository(tx);
  await invitations.planForActivity(before.id);
  await invitations.followWaves(before.id);
}
