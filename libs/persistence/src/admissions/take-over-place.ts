import type { EntityManager } from 'typeorm';
import { EnrolmentRepository } from '../enrolments/enrolment.repository.js';
import { takePlace } from '../enrolments/take-place.js';
import { publish } from '../outbox/publish.js';
import { FundingLineRepository } from '../selection/funding-line.repository.js';
import { WithdrawalChargeRepository } from '../selection/withdrawal-charge.repository.js';
import { InvitationRepository } from '../waves/invitation.repository.js';
import { ApplicationRepository } from './application.repository.js';
import { NominationRepository } from './nomination.repository.js';

export interface Substitution {
  activityId: string;
  nominationId: string;
  replacesId: string;
  /** The replaced nominee has given the place back, and it waited for this one. */
  placeWaits: boolean;
  personId: string;
  organizationId: string;
  constituentGroup: string;
  formId: string;
}

/**
 * One place changes hands within the organization: the old enrolment ends as the new one begins, so that nobody who
 * waits comes between, and what was to be paid is paid for the new nominee. The caller holds the activity's lock.
 * Null when there is no place to take over.
 */
export async function takeOverPlace(
  tx: EntityManager,
  who: Substitution,
  requestId: string,
): Promise<string | null> {
  const held = who.placeWaits ? await takeWaiting(tx, who) : await takeHeld(tx, who, requestId);
  if (!held) return null;
  const applications = new ApplicationRepository(tx);
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

interface Place {
  enrolmentId: string;
  applicationId: string;
}

/** Who was enrolled until this moment is told. */
async function takeHeld(tx: EntityManager, who: Substitution, requestId: string): Promise<Place | null> {
  const nominations = new NominationRepository(tx);
  const held = await nominations.findHeldPlace(who.replacesId);
  const enrolments = new EnrolmentRepository(tx);
  if (!held || (await enrolments.lockStatus(held.enrolmentId)) !== 'enrolled') return null;
  await enrolments.withdraw(held.enrolmentId);
  await new InvitationRepository(tx).retire(held.enrolmentId);
  await new ApplicationRepository(tx).setState([held.applicationId], 'withdrawn');
  await nominations.setState(who.replacesId, 'superseded');
  await publish(tx, 'enrolment.replaced', { enrolmentId: held.enrolmentId }, requestId);
  return held;
}

/** Who stepped back owes nothing for a place that is taken after all. */
async function takeWaiting(tx: EntityManager, who: Substitution): Promise<Place | null> {
  const place = await new NominationRepository(tx).findGivenUpPlace(who.replacesId);
  if (place) await new WithdrawalChargeRepository(tx).waive(place.enrolmentId);
  return place;
}
