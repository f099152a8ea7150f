import { placesToFill } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { LockedActivity } from '../activities/activity.repository.js';
import { publish } from '../outbox/publish.js';
import { InvitationRepository } from '../waves/invitation.repository.js';
import { EnrolmentRepository } from './enrolment.repository.js';

/** The activity under its lock, with the places and people it has now. */
export type ActivityWithPlaces = Pick<
  LockedActivity,
  'id' | 'status' | 'capacity' | 'enrolledCount' | 'offersOpen' | 'startsOn' | 'today'
>;

/**
 * Fills free places from the waiting list, in its order, until the activity begins; each person promoted is
 * told by one event and will be asked like everybody else.
 */
export async function promoteWaiting(
  tx: EntityManager,
  activity: ActivityWithPlaces,
  requestId: string | null,
): Promise<string[]> {
  const admits = activity.status === 'open' || activity.status === 'confirmed';
  if (!admits || activity.today > activity.startsOn) return [];
  const enrolments = new EnrolmentRepository(tx);
  const waiting = await enrolments.countWaiting(activity.id);
  const places = placesToFill(activity, activity.enrolledCount + activity.offersOpen, waiting);
  if (places === 0) return [];
  const promoted = await enrolments.promoteFirst(activity.id, places);
  await new InvitationRepository(tx).planFor(activity.id, promoted);
  for (const enrolmentId of promoted) await publish(tx, 'enrolment.promoted', { enrolmentId }, requestId);
  return promoted;
}
