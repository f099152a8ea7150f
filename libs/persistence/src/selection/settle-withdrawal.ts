import { cancellationCharge } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { endNomination } from '../admissions/end-nomination.js';
import { ApplicationRepository } from '../admissions/application.repository.js';
import { SelectionRuleRepository } from './selection-rule.repository.js';
import { WithdrawalChargeRepository } from './withdrawal-charge.repository.js';

/**
 * What is left of a place that is given back: the charge by the activity's bands, the application that led to it and
 * the nomination behind that. Answers the nomination for whose answer the place waits, else null. Called before the
 * enrolment changes, while the funding lines are still found by it.
 */
export async function settleWithdrawal(
  tx: EntityManager,
  enrolment: {
    id: string;
    personId: string;
    activity: { id: string; startsOn: string; today: string };
  },
): Promise<string | null> {
  const { id, personId, activity } = enrolment;
  const charges = new WithdrawalChargeRepository(tx);
  const owed = await charges.findOwed(id);
  const { cancellationBands } = await new SelectionRuleRepository(tx).find(activity.id);
  const amountCents = owed?.amountCents ?? null;
  const charge = cancellationCharge(cancellationBands, activity.startsOn, activity.today, amountCents);
  await charges.record(id, charge, owed?.currency ?? null);
  const substituteId = await endNomination(tx, activity.id, personId);
  await new ApplicationRepository(tx).withdrawEnrolled(activity.id, personId);
  return substituteId;
}
