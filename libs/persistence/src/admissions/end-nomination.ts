import type { EntityManager } from 'typeorm';
import { ActivityRepository } from '../activities/activity.repository.js';
import { promoteWaiting } from '../enrolments/promote-waiting.js';
import { advanceReserve } from '../selection/advance-reserve.js';
import { NominationRepository } from './nomination.repository.js';

/**
 * Whoever gives the place or the application back is no nominee any more, and takes no place of the quota. Answers
 * the nomination of whom the organization has already asked instead, whose answer the place waits for; else null.
 * Called while the application still stands, by whoever holds the activity's lock.
 */
export async function endNomination(
  tx: EntityManager,
  activityId: string,
  personId: string,
): Promise<string | null> {
  const nominations = new NominationRepository(tx);
  const held = await nominations.lockOfApplicant(activityId, personId);
  if (!held) return null;
  await nominations.setState(held.id, held.substituteId === null ? 'declined' : 'superseded');
  return held.substituteId;
}

/** A place that waited for a nominee's answer is free again; the caller holds the activity's lock. */
export async function passOnPlace(
  tx: EntityManager,
  activityId: string,
  requestId: string | null,
): Promise<void> {
  const activity = await new ActivityRepository(tx).lock(activityId);
  if (!activity) return;
  await promoteWaiting(tx, activity, requestId);
  await advanceReserve(tx, activityId, requestId);
}
