import { cancellationCharge } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { ApplicationRepository } from '../admissions/application.repository.js';
import { SelectionRuleRepository } from './selection-rule.repository.js';
import { WithdrawalChargeRepository } from './withdrawal-charge.repository.js';

/**
 * What is left of a place that is given back: the charge by the activity's bands, and the application that led to
 * it. Called before the enrolment changes, while the funding lines are still found by it.
 */
export async function settleWithdrawal(
  tx: EntityManager,
  enrolment: {
    id: string;
    personId: string;
    activity: { id: string; startsOn: string; today: string };
  },
): Promise<void> {
  const { id, personId, activity } = enrolment;
  const charges = new WithdrawalChargeRepository(tx);
  const owed = await charges.findOwed(id);
  const { cancellationBands } = await new SelectionRuleRepository(tx).find(activity.id);
  const amountCents = owed?.amountCents ?? null;
  const charge = cancellationCharge(cancellationBands, activity.startsOn, activity.today, amountCents);
  await charges.record(id, charge, owed?.currency ?? null);
  await new ApplicationRepository(tx).withdrawEnrolled(activity.id, personId);
}
