import { nextInReserve, seatsToOffer } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { LockedActivity } from '../activities/activity.repository.js';
import { ActivityRepository } from '../activities/activity.repository.js';
import { ApplicationRepository } from '../admissions/application.repository.js';
import { publish } from '../outbox/publish.js';
import { OfferRepository } from './offer.repository.js';
import { SelectionDecisionRepository } from './selection-decision.repository.js';

const inOneEvent = 100;

/** Offers made and letters let go; the events carry as many ids as one job can tell. */
export async function publishTold(
  tx: EntityManager,
  decisionIds: readonly string[],
  requestId: string | null,
): Promise<void> {
  for (let at = 0; at < decisionIds.length; at += inOneEvent)
    await publish(tx, 'selection.told', { decisionIds: decisionIds.slice(at, at + inOneEvent) }, requestId);
}

/**
 * Free places go to the reserve list in its order, as offers, until the day before the activity begins. Places of
 * those who are chosen but not yet written to are not free. The activity is read anew: the caller holds its lock
 * and has just changed what it counts.
 */
export async function advanceReserve(
  tx: EntityManager,
  activityId: string,
  requestId: string | null,
): Promise<string[]> {
  const activity = await new ActivityRepository(tx).lock(activityId);
  if (!activity || !takesPeople(activity)) return [];
  const decisions = new SelectionDecisionRepository(tx);
  const reserve = await decisions.listReserve(activityId);
  if (reserve.length === 0) return [];
  const selected = await decisions.countSelected(activityId);
  const seats = seatsToOffer({
    capacity: activity.capacity,
    enrolled: activity.enrolledCount,
    openOffers: activity.offersOpen + selected,
  });
  const next = nextInReserve(
    reserve.map(({ applicationId, position }) => ({ id: applicationId, position })),
    seats,
  );
  if (next.length === 0) return [];
  const about = { activityId, decision: 'offer' as const, reason: null, decidedBy: null };
  const decisionIds = await decisions.record(about, next);
  await decisions.markTold(decisionIds);
  await new OfferRepository(tx).make(activityId, decisionIds);
  const applications = new ApplicationRepository(tx);
  await applications.setState(next, 'offered');
  await applications.markTold(next);
  await publishTold(tx, decisionIds, requestId);
  return next;
}

function takesPeople({ status, today, startsOn }: LockedActivity): boolean {
  return (status === 'open' || status === 'confirmed') && today < startsOn;
}
