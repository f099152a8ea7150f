import type { DataSource } from 'typeorm';
import type { PlanWaveBody } from '@traccia/contracts';
import { EvaluationPlanRepository, inTransaction, type PlanOwner } from '@traccia/persistence';

export type PlanWaveShape = Partial<PlanWaveBody> & Pick<PlanWaveBody, 'code' | 'instrumentId'>;

/** Six months after the end, for whoever was there, with the usual reminders, unless it says otherwise. */
export function planWave(shape: PlanWaveShape): PlanWaveBody {
  return {
    kind: 'ex_post',
    respondentKind: 'participant',
    anchor: 'end',
    offsetMonths: 0,
    offsetDays: 0,
    sendAtLocal: '09:00',
    windowDays: 30,
    reminderDays: [7, 14],
    privacyMode: 'confidential',
    languageRule: 'recipient',
    eligibility: shape.kind === 'needs' || shape.kind === 'pre_test' ? 'everybody' : 'attended_once',
    opening: 'calendar',
    ...shape,
  };
}

/** A plan that is followed, or still a draft; answers its id. */
export async function makePlan(
  db: DataSource,
  owner: PlanOwner,
  waves: readonly PlanWaveShape[],
  state: 'active' | 'draft' = 'active',
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const plans = new EvaluationPlanRepository(tx);
    const id = await plans.begin(owner, null, null);
    await plans.save(id, waves.map(planWave));
    if (state === 'active') await plans.activate(owner, id, null);
    return id;
  });
}
