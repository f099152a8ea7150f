import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type activityPlanApi,
  type AnswerOf,
  type BodyOf,
  type DateMove,
  planningSchema,
} from '@traccia/contracts';
import {
  type ActivityDetail,
  ActivityPlanRepository,
  ActivityRepository,
  constraintOf,
  copyMaterials,
  CourseRepository,
  FrameworkLinkRepository,
  inTransaction,
  type PlanParts,
  publish,
} from '@traccia/persistence';
import { dayDistance, moveDates, shiftDay } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableActivities } from './activities.policy.js';
import { writePlan } from './activity-plan.service.js';
import { planWaves } from './activity-waves.js';
import { carryOut, planMove, withVenueZone, writeDates } from './date-move.js';
import { lockManaged, requirePlannable } from './managed-activity.js';
import { requireSoundActivity } from './sound-activity.js';

type Dates = BodyOf<typeof activityPlanApi.previewMove>;

/** Activities on other days: moved as a whole, or copied with everything that was planned. */
@Injectable()
export class MoveActivityService {
  constructor(private readonly db: DataSource) {}

  async preview(subject: PersonSubject, id: string, dates: Dates): Promise<DateMove> {
    return inTransaction(this.db, async (tx) => {
      const before = await lockManaged(tx, subject, id, null);
      await requireSoundActivity(tx, { title: before.title, enrolmentClosesOn: null, ...dates });
      return (await planMove(tx, before, dates)).shown;
    });
  }

  async move(
    subject: PersonSubject,
    id: string,
    { version, ...dates }: BodyOf<typeof activityPlanApi.move>,
    requestId: string,
  ): Promise<DateMove> {
    return inTransaction(this.db, async (tx) => {
      const before = await lockManaged(tx, subject, id, version);
      requirePlannable(before);
      await requireSoundActivity(tx, { title: before.title, enrolmentClosesOn: null, ...dates });
      const move = await planMove(tx, before, dates);
      await writeDates(tx, id, dates, move);
      await carryOut(tx, id, move);
      await publish(tx, 'activity.dates-moved', { activityId: id }, requestId);
      const detail = { days: move.shown.days };
      await recordAct(tx, subject, { act: 'activity.dates-moved', ...about(id), requestId, detail });
      return move.shown;
    });
  }

  async copy(
    subject: PersonSubject,
    id: string,
    { copies }: BodyOf<typeof activityPlanApi.copy>,
    requestId: string,
  ): Promise<AnswerOf<typeof activityPlanApi.copy>> {
    const activities = await inTransaction(this.db, async (tx) => {
      const source = await new ActivityRepository(tx).find(manageableActivities(subject), id);
      const scope = manageableActivities(subject);
      if (!source || !(await new CourseRepository(tx).mayPlanIn(scope, source.courseId, source.countryCode)))
        throw new Problem('request.not-found');
      const plan = await new ActivityPlanRepository(tx).read(id);
      const made: { id: string; code: string }[] = [];
      for (const [index, { code, startsOn }] of copies.entries()) {
        const copyId = await copyOne(tx, { source, plan }, code, startsOn).catch(nameTheCode(index));
        await recordAct(tx, subject, {
          act: 'activity.copied',
          ...about(copyId),
          requestId,
          detail: { from: source.code },
        });
        made.push({ id: copyId, code });
      }
      return made;
    });
    return { activities };
  }
}

const about = (activityId: string) => ({ subjectType: 'activity', subjectId: activityId });

function nameTheCode(index: number): (error: unknown) => never {
  return (error) => {
    if (constraintOf(error) === 'activity_code_key')
      throw new Problem('request.conflict', {}, [{ field: `body.copies.${index}.code`, key: 'fault.taken' }]);
    throw error;
  };
}

async function copyOne(
  tx: EntityManager,
  { source, plan }: { source: ActivityDetail; plan: PlanParts },
  code: string,
  startsOn: string,
): Promise<string> {
  const days = dayDistance(source.startsOn, startsOn);
  const dates = { startsOn, endsOn: shiftDay(source.endsOn, 0, days), timeZone: source.timeZone };
  await requireSoundActivity(tx, { title: source.title, enrolmentClosesOn: null, ...dates });
  // A copy has held nothing yet, so every session goes along.
  const sessions = withVenueZone(plan.sessions).map((session) => ({ ...session, held: false }));
  const moved = moveDates(source, dates, { ...plan, sessions, deadlines: source });
  const activities = new ActivityRepository(tx);
  const id = await activities.insert(source.courseId, code, { ...source, ...dates, ...moved.deadlines });
  const planning = planningSchema.parse(source);
  await activities.setPlanning(id, { ...planning, ...pickApplication(moved.deadlines), isTemplate: false });
  await activities.setCopiedFrom(id, source.id);
  await writePlan(tx, id, { ...renewed(plan, moved), version: 1 });
  await planWaves(tx, id, source.courseId, dates);
  await new FrameworkLinkRepository(tx).copyFromActivity(id, source.id);
  await copyMaterials(tx, source.id, id);
  return id;
}

const pickApplication = ({ applicationClosesOn }: { applicationClosesOn: string | null }) => ({
  applicationClosesOn,
});

/** The same plan under ids of its own; pieces go on naming each other. */
function renewed(plan: PlanParts, moved: ReturnType<typeof moveDates>) {
  const ids = new Map(
    [...plan.venues, ...plan.phases, ...plan.sessions, ...plan.objectives].map(({ id }) => [
      id,
      randomUUID() as string,
    ]),
  );
  const anew = (id: string) => ids.get(id) ?? id;
  const orNull = (id: string | null) => id && anew(id);
  return {
    venues: plan.venues.map((venue) => ({ ...venue, id: anew(venue.id) })),
    phases: plan.phases.map((phase, index) => ({
      ...phase,
      ...moved.phases[index],
      id: anew(phase.id),
      venueId: orNull(phase.venueId),
    })),
    sessions: plan.sessions.map(({ titles, trainerIds, startsAt, endsAt, ...session }, index) => ({
      titles,
      trainerIds,
      startsAt: moved.sessions[index]?.startsAt ?? startsAt,
      endsAt: moved.sessions[index]?.endsAt ?? endsAt,
      id: anew(session.id),
      phaseId: orNull(session.phaseId),
      venueId: orNull(session.venueId),
    })),
    prices: plan.prices,
    objectives: plan.objectives.map((objective) => ({ ...objective, id: anew(objective.id) })),
    targets: plan.targets,
    staff: plan.staff.map(({ personId, staffRole }) => ({ personId, staffRole })),
  };
}
