import { type ActivityDates, planFollowUps, type WaveChange, waveChanges } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { WavePlanRepository, type WavePlan } from '../evaluation-plans/wave-plan.repository.js';
import { InvitationRepository } from './invitation.repository.js';
import { type PlannedWave, WaveRepository, type WaveToMove } from './wave.repository.js';

export interface PlanEffect {
  code: string;
  kind: WaveToMove['kind'];
  change: WaveChange;
  before: Date | null;
  after: Date | null;
  invitations: number;
}
export interface PlannedEffects {
  effects: PlanEffect[];
  waves: PlannedWave[];
  waitFor: string[];
}

/** What following these waves would do to the activity: shown as a preview and done by `followPlan`, from the same figures. */
export async function previewPlan(
  tx: EntityManager,
  activityId: string,
  dates: ActivityDates,
  plans: readonly WavePlan[],
): Promise<PlannedEffects> {
  const waves = planFollowUps(dates, plans).flatMap(({ opensAt, closesAt }, index): PlannedWave[] => {
    const plan = plans[index];
    if (!plan || plan.instrumentVersionId === null) return [];
    return [{ ...plan, instrumentVersionId: plan.instrumentVersionId, opensAt, closesAt }];
  });
  const known = await new WaveRepository(tx).listToMove(activityId);
  const changes = waveChanges(
    waves.map((wave) => ({ code: wave.code, facts: factsOf(wave) })),
    known.map((wave) => ({ ...wave, facts: factsOf(wave) })),
  );
  const planned = new Map(waves.map((wave) => [wave.code, wave]));
  const standing = new Map(known.map((wave) => [wave.code, wave]));
  const effects = changes.map(({ code, change }) =>
    effectOf({ code, change }, standing.get(code), planned.get(code)),
  );
  const waitFor = plans.filter((plan) => plan.instrumentVersionId === null).map(({ code }) => code);
  return { effects, waves, waitFor };
}

/**
 * Makes the waves of an activity what its live plan says, and plans whom they ask. Waves whose instrument is not
 * published wait for it; the worker plans them once it is.
 */
export async function followPlan(
  tx: EntityManager,
  activityId: string,
  dates: ActivityDates,
): Promise<PlannedEffects> {
  const plans = await new WavePlanRepository(tx).listForActivity(activityId);
  const planned = await previewPlan(tx, activityId, dates, plans);
  const of = (...changes: WaveChange[]) =>
    planned.effects.filter(({ change }) => changes.includes(change)).map(({ code }) => code);
  const moved = new Set(of('added', 'changed', 'same'));
  const waves = new WaveRepository(tx);
  await waves.follow(
    activityId,
    planned.waves.filter(({ code }) => moved.has(code)),
  );
  await waves.cancel(activityId, of('cancelled'));
  const invitations = new InvitationRepository(tx);
  await invitations.dropUnasked(activityId);
  await invitations.planForActivity(activityId);
  await invitations.followWaves(activityId);
  return planned;
}

function effectOf(
  { code, change }: { code: string; change: WaveChange },
  was: WaveToMove | undefined,
  then: PlannedWave | undefined,
): PlanEffect {
  const before = was === undefined || was.state === 'cancelled' ? null : was.opensAt;
  const kind = (then ?? was)?.kind as PlanEffect['kind'];
  const afterOf = { cancelled: null, kept: before };
  const after = change in afterOf ? afterOf[change as keyof typeof afterOf] : (then?.opensAt ?? null);
  return { code, change, kind, before, after, invitations: was?.invitationsUnsent ?? 0 };
}

type Facts = Omit<PlannedWave, 'id' | 'opensAt' | 'closesAt'> & {
  opensAt: Date | null;
  closesAt: Date | null;
};

function factsOf(wave: Facts | WaveToMove): string {
  const {
    kind,
    instrumentVersionId,
    respondentKind,
    reminderDays,
    privacyMode,
    languageRule,
    eligibility,
    opening,
  } = wave;
  const dates = [wave.opensAt?.toISOString(), wave.closesAt?.toISOString()];
  return JSON.stringify([
    kind,
    instrumentVersionId,
    respondentKind,
    reminderDays,
    privacyMode,
    languageRule,
    eligibility,
    opening,
    ...dates,
  ]);
}
