import type { EntityManager } from 'typeorm';
import { EnrolmentRepository } from '../enrolments/enrolment.repository.js';
import { takePlace } from '../enrolments/take-place.js';
import { publish } from '../outbox/publish.js';
import { FundingLineRepository } from '../selection/funding-line.repository.js';
import { InvitationRepository } from '../waves/invitation.repository.js';
import { ApplicationRepository } from './application.repository.js';
import { NominationRepository } from './nomination.repository.js';

export interface Substitution {
  activityId: string;
  nominationId: string;
  replacesId: string;
  personId: string;
  organizationId: string;
  constituentGroup: string;
  formId: string;
}

/**
 * One place changes hands within the organization: the old enrolment ends as the new one begins, so that nobody who
 * waits comes between, and what was to be paid is paid for the new nominee. The caller holds the activity's lock.
 * Null when the replaced nominee holds no place.
 */
export async function takeOverPlace(
  tx: EntityManager,
  who: Substitution,
  requestId: string,
): Promise<string | null> {
  const nominations = new NominationRepository(tx);
  const held = await nominations.findHeldPlace(who.replacesId);
  const enrolments = new EnrolmentRepository(tx);
  if (!held || (await enrolments.lockStatus(held.enrolmentId)) !== 'enrolled') return null;
  const applications = new ApplicationRepository(tx);
  await enrolments.withdraw(held.enrolmentId);
  await new InvitationRepository(tx).retire(held.enrolmentId);
  await applications.setState([held.applicationId], 'withdrawn');
  await nominations.setState(who.replacesId, 'superseded');
  await publish(tx, 'enrolment.replaced', { enrolmentId: held.enrolmentId }, requestId);
  const applicationId = await applications.takeNomination(who.nominationId, 'submitted', who.formId);
  const taken = await applications.lock(applicationId);
  if (taken?.state === 'needs_approval' || taken?.state === 'ineligible')
    await applications.setState([applicationId], 'submitted');
  for (const state of ['offered', 'accepted', 'enrolled'] as const)
    await applications.setState([applicationId], state);
  await applications.markTold([applicationId]);
  const { activityId, personId, organizationId, constituentGroup } = who;
  const place = { activityId, personId, organizationId, constituentGroup };
  const made = await takePlace(tx, { ...place, status: 'enrolled', waitPosition: null }, requestId);
  await new FundingLineRepository(tx).handOver(
    { applicationId: held.applicationId, enrolmentId: held.enrolmentId },
    { applicationId, enrolmentId: made.id },
  );
  return applicationId;
}
