import { Injectable } from '@nestjs/common';
import {
  type ActivityPlan,
  activityPlanApi,
  type AnswerOf,
  idSchema,
  type PlanBody,
  type ProblemFault,
  type QueryOf,
} from '@traccia/contracts';
import {
  ActivityCancellingRepository,
  ActivityPlanRepository,
  ActivityRepository,
  ActivitySessionRepository,
  ActivityStaffRepository,
  constraintOf,
  inTransaction,
  type LockedActivity,
  SessionCalendarRepository,
} from '@traccia/persistence';
import { type PlanFault, planFaults } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableActivities, readableActivities } from './activities.policy.js';
import { lockManaged, requirePlannable } from './managed-activity.js';
import { isZone } from './sound-activity.js';

/** The inner order of an activity: where and when it happens, who works in it, what it costs and aims at. */
@Injectable()
export class ActivityPlanService {
  constructor(private readonly db: DataSource) {}

  async get(subject: PersonSubject, id: string): Promise<ActivityPlan> {
    const scope = readableActivities(subject);
    if (!(await new ActivityRepository(this.db.manager).isInScope(scope, id)))
      throw new Problem('request.not-found');
    const plan = await new ActivityPlanRepository(this.db.manager).read(id);
    return {
      ...plan,
      conflicts: await new SessionCalendarRepository(this.db.manager).conflicts(scope, id),
    };
  }

  async save(subject: PersonSubject, id: string, body: PlanBody, requestId: string): Promise<ActivityPlan> {
    await inTransaction(this.db, async (tx) => {
      const activity = await lockManaged(tx, subject, id, body.version);
      requirePlannable(activity);
      await requireSoundPlan(tx, activity, body);
      await writePlan(tx, id, body).catch(nameThePiece);
      await new ActivityRepository(tx).raiseVersion(id);
      const detail = { sessions: body.sessions.length, phases: body.phases.length, staff: body.staff.length };
      await recordAct(tx, subject, {
        act: 'activity.plan-saved',
        subjectType: 'activity',
        subjectId: id,
        requestId,
        detail,
      });
    });
    return this.get(subject, id);
  }

  async cancellation(
    subject: PersonSubject,
    id: string,
  ): Promise<AnswerOf<typeof activityPlanApi.cancellation>> {
    if (!(await new ActivityRepository(this.db.manager).isInScope(manageableActivities(subject), id)))
      throw new Problem('request.not-found');
    return new ActivityCancellingRepository(this.db.manager).preview(id);
  }

  async calendar(
    subject: PersonSubject,
    query: QueryOf<typeof activityPlanApi.calendar>,
  ): Promise<AnswerOf<typeof activityPlanApi.calendar>> {
    const calendar = new SessionCalendarRepository(this.db.manager);
    const scope = readableActivities(subject);
    const key = readPageKey(query.after, [z.string().max(60), idSchema]);
    const after = key && { startsAt: key[0], id: key[1] };
    const [found, total, choices] = await Promise.all([
      calendar.list(scope, query, after, query.limit + 1),
      after === null ? calendar.count(scope, query) : null,
      after === null ? calendar.choices(scope, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.startsKey, row.sessionId]);
    return { rows, next, total, choices };
  }
}

/** Pieces let go of each other before they are taken away. */
export async function writePlan(tx: EntityManager, id: string, plan: PlanBody): Promise<void> {
  const parts = new ActivityPlanRepository(tx);
  const sessions = new ActivitySessionRepository(tx);
  if (!(await parts.save(id, plan))) throw foreignPiece();
  if (!(await sessions.save(id, plan.sessions))) throw foreignPiece();
  const kept = plan.sessions.map((session) => session.id);
  if (!(await sessions.removeOthers(id, kept)))
    throw new Problem('request.conflict', {}, [{ field: 'body.sessions', key: 'fault.has-attendance' }]);
  await sessions.number(id);
  await parts.removeOthers(id, plan);
  await new ActivityStaffRepository(tx).replace(id, plan.staff);
}

const foreignPiece = () => new Problem('request.invalid', {}, [{ field: 'body', key: 'fault.invalid' }]);

const keys: Record<PlanFault['reason'], string> = {
  'before-start': 'fault.before-start',
  'outside-activity': 'fault.outside-activity',
  'outside-phase': 'fault.outside-phase',
  unknown: 'fault.unknown',
  taken: 'fault.taken',
  'above-capacity': 'fault.above-capacity',
};

async function requireSoundPlan(tx: EntityManager, activity: LockedActivity, plan: PlanBody): Promise<void> {
  const { startsOn, endsOn, timeZone, capacity } = activity;
  const faults: ProblemFault[] = planFaults({ ...plan, startsOn, endsOn, timeZone, capacity }).map(
    ({ path, reason }) => ({ field: `body.${path}`, key: keys[reason] }),
  );
  for (const [index, venue] of plan.venues.entries())
    if (!(await isZone(tx, venue.timeZone)))
      faults.push({ field: `body.venues.${index}.timeZone`, key: 'fault.unknown-time-zone' });
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

const fields: Record<string, string> = {
  activity_venue_country_code_fkey: 'body.venues',
  activity_staff_person_id_fkey: 'body.staff',
  session_trainer_person_id_fkey: 'body.sessions',
};

/** What only the database knows: a country or a person that does not exist, a session on which other rows hang. */
function nameThePiece(error: unknown): never {
  const constraint = constraintOf(error);
  const field = constraint === null ? undefined : fields[constraint];
  if (field) throw new Problem('request.invalid', {}, [{ field, key: 'fault.unknown' }]);
  if (constraint?.endsWith('_fkey'))
    throw new Problem('request.conflict', {}, [{ field: 'body.sessions', key: 'fault.has-attendance' }]);
  throw error;
}
