import type { EntityManager } from 'typeorm';
import { publish } from '../outbox/publish.js';
import { InvitationRepository } from '../waves/invitation.repository.js';
import { EnrolmentRepository, type NewEnrolment } from './enrolment.repository.js';

/**
 * Writes down a place, or one on the waiting list: the row, what the person will be asked, the event. Registration
 * and accepted offers come through here; the caller holds the activity's lock and has made sure that there is room.
 */
export async function takePlace(
  tx: EntityManager,
  enrolment: NewEnrolment,
  requestId: string | null,
): Promise<{ id: string; createdAt: Date; version: number }> {
  const row = await new EnrolmentRepository(tx).insert(enrolment);
  if (enrolment.status === 'enrolled')
    await new InvitationRepository(tx).planFor(enrolment.activityId, [row.id]);
  await publish(tx, 'enrolment.created', { enrolmentId: row.id }, requestId);
  return row;
}
