import type { DateMove } from '@traccia/contracts';
import {
  ActivityPlanRepository,
  ActivityRepository,
  ActivitySessionRepository,
  InvitationRepository,
  type LockedActivity,
  type MovedOffers,
  OfferRepository,
  type PlanParts,
  type StartMove,
  WavePlanRepository,
  WaveRepository,
  type WaveToMove,
} from '@traccia/persistence';
import {
  type ActivityDates,
  dayDistance,
  moveDates,
  type MovedParts,
  moveWaves,
  planFollowUps,
} from '@traccia/training';
import type { EntityManager } from 'typeorm';

type MovedWave = ReturnType<typeof moveWaves>[number];
export interface PlannedMove {
  starts: StartMove;
  parts: MovedParts;
  waves: MovedWave[];
  shown: DateMove;
}

/** What a move of the dates would do: shown as a preview and done by `carryOut`, from the same figures. */
export async function planMove(
  tx: EntityManager,
  before: LockedActivity,
  after: ActivityDates,
): Promise<PlannedMove> {
  const plan = await new ActivityPlanRepository(tx).read(before.id);
  const plans = await new WavePlanRepository(tx).listForActivity(before.id);
  const followUps = planFollowUps(after, plans);
  const anew = new Map(
    plans.flatMap(({ id }, index) => (followUps[index] ? [[id, followUps[index]] as const] : [])),
  );
  const all = await new WaveRepository(tx).listToMove(before.id);
  const waves = all.filter(({ state }) => state !== 'cancelled');
  const parts = moveDates(before, after, {
    phases: plan.phases,
    sessions: withVenueZone(plan.sessions),
    deadlines: before,
  });
  const moved = moveWaves(before, after, waves.map(toShift), anew);
  const offers = await new OfferRepository(tx).previewStart(before.id, { before, after });
  const shown = present(before, after, plan, waves, { parts, waves: moved, offers });
  return { starts: { before, after }, parts, waves: moved, shown };
}

/** A session is timed by its venue, else it follows the activity, also into another zone. */
export function withVenueZone(sessions: PlanParts['sessions']) {
  return sessions.map(({ timeZone, ...session }) => ({
    ...session,
    timeZone: session.venueId === null ? null : timeZone,
  }));
}

/** Sessions, phases, waves and the ends of offers go to their new dates; the dates of the activity itself are written by the caller. */
export async function carryOut(tx: EntityManager, activityId: string, move: PlannedMove): Promise<void> {
  await new ActivitySessionRepository(tx).move(move.parts.sessions);
  await new ActivityPlanRepository(tx).movePhases(move.parts.phases);
  await new WaveRepository(tx).move(move.waves);
  await new OfferRepository(tx).followStart(activityId, move.starts);
  const invitations = new InvitationRepository(tx);
  await invitations.planForActivity(activityId);
  await invitations.followWaves(activityId);
}

export async function writeDates(
  tx: EntityManager,
  id: string,
  after: ActivityDates,
  move: PlannedMove,
): Promise<void> {
  await new ActivityRepository(tx).setDates(id, { ...after, ...move.parts.deadlines });
}

function toShift(wave: WaveToMove) {
  return {
    id: wave.id,
    planId: wave.planId,
    before: wave.kind === 'needs' || wave.kind === 'pre_test',
    planned: wave.state === 'planned',
    opensAt: wave.opensAt?.toISOString() ?? null,
    closesAt: wave.closesAt?.toISOString() ?? null,
  };
}

function present(
  before: LockedActivity,
  after: ActivityDates,
  plan: PlanParts,
  waves: readonly WaveToMove[],
  moved: { parts: MovedParts; waves: readonly MovedWave[]; offers: readonly MovedOffers[] },
): DateMove {
  const newPhases = new Map(moved.parts.phases.map((phase) => [phase.id, phase]));
  const newSessions = new Map(moved.parts.sessions.map((session) => [session.id, session]));
  const newWaves = new Map(moved.waves.map((wave) => [wave.id, wave]));
  const deadlines = [
    ['enrolment_closes', before.enrolmentClosesOn, moved.parts.deadlines.enrolmentClosesOn],
    ['application_closes', before.applicationClosesOn, moved.parts.deadlines.applicationClosesOn],
  ] as const;
  return {
    days: dayDistance(before.startsOn, after.startsOn),
    moves: [
      ...deadlines
        .filter(([, day]) => day !== null)
        .map(([what, was, then]) => ({ ...line(what, before.id), before: was, after: then })),
      ...moved.offers.map(presentOffers),
      ...plan.phases.map((phase) => ({
        ...line('phase', phase.id),
        label: phase.title,
        code: phase.kind,
        before: phase.startsOn,
        after: newPhases.get(phase.id)?.startsOn ?? phase.startsOn,
      })),
      ...plan.sessions.map((session) => ({
        ...line('session', session.id),
        label: session.titles,
        code: String(session.position),
        stays: session.held,
        before: isoOf(session.startsAt),
        after: newSessions.get(session.id)?.startsAt ?? isoOf(session.startsAt),
      })),
      ...waves.map((wave) => ({
        ...line('wave', wave.id),
        label: wave.title,
        code: wave.code,
        waveKind: wave.kind,
        stays: wave.state !== 'planned',
        before: wave.opensAt?.toISOString() ?? null,
        after: newWaves.get(wave.id)?.opensAt ?? null,
        invitationsUnsent: wave.invitationsUnsent,
      })),
    ],
  };
}

function line(what: DateMove['moves'][number]['what'], id: string) {
  return { what, id, label: {}, code: '', waveKind: null, stays: false, invitationsUnsent: 0 };
}

function presentOffers({ id, count, before, after }: MovedOffers): DateMove['moves'][number] {
  return {
    ...line('offers', id),
    code: String(count),
    stays: before.getTime() === after.getTime(),
    before: before.toISOString(),
    after: after.toISOString(),
  };
}

const isoOf = (instant: string) => new Date(instant).toISOString();
