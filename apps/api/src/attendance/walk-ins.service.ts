import { Injectable } from '@nestjs/common';
import {
  attendanceApi,
  idSchema,
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
} from '@traccia/contracts';
import {
  ActivityRepository,
  AttendanceRepository,
  CheckInRepository,
  EnrolmentRepository,
  inTransaction,
  InvitationRepository,
  type LockedActivity,
  PersonRepository,
  publish,
  RoomRepository,
  WalkInRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { recordScopeOf } from './attendance.policy.js';

type Typed = NonNullable<BodyOf<typeof attendanceApi.addWalkIn>['person']>;
const sqlInstantSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);

/** People who stand in the room and are not on the list. */
@Injectable()
export class WalkInsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    id: string,
    query: QueryOf<typeof attendanceApi.walkIns>,
  ): Promise<AnswerOf<typeof attendanceApi.walkIns>> {
    await refuseForeign(this.db.manager, subject, id);
    const key = readPageKey(query.after, [sqlInstantSchema, idSchema]);
    const after = key && { askedKey: key[0], id: key[1] };
    const walkIns = new WalkInRepository(this.db.manager);
    const [found, total] = await Promise.all([
      walkIns.listAsked(id, after, query.limit + 1),
      after === null ? walkIns.countAsked(id) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.askedKey, row.id]);
    return {
      rows: rows.map(({ askedKey: _, askedAt, ...row }) => ({ ...row, askedAt: askedAt.toISOString() })),
      next,
      total,
    };
  }

  async candidates(
    subject: PersonSubject,
    id: string,
    search: string,
  ): Promise<AnswerOf<typeof attendanceApi.candidates>> {
    await refuseForeign(this.db.manager, subject, id);
    return { people: await new WalkInRepository(this.db.manager).candidates(id, search) };
  }

  async add(
    subject: PersonSubject,
    { id, position }: ParamsOf<typeof attendanceApi.addWalkIn>,
    body: BodyOf<typeof attendanceApi.addWalkIn>,
    requestId: string,
  ): Promise<AnswerOf<typeof attendanceApi.addWalkIn>> {
    return inTransaction(this.db, async (tx) => {
      const session = await new RoomRepository(tx).findSession(recordScopeOf(subject), id, position);
      const activity = session && (await new ActivityRepository(tx).lock(id));
      if (!session || !activity) throw new Problem('request.not-found');
      const walkIns = new WalkInRepository(tx);
      const person = body.person
        ? await settle(tx, body.person)
        : await findCandidate(walkIns, id, body.personId ?? '');
      const group = body.person?.constituentGroup ?? null;
      const enrolmentId = await enrol(tx, {
        activity,
        sessionId: session.id,
        personId: person.personId,
        organizationId: person.organizationId,
        group,
        by: subject,
        requestId,
      });
      await walkIns.insertEnrolled({
        sessionId: session.id,
        personId: person.personId,
        enrolmentId,
        typedOrganization: person.typedOrganization,
        decidedBy: subject.personId,
      });
      return { enrolmentId, personId: person.personId, known: person.known };
    });
  }

  async decide(
    subject: PersonSubject,
    { id, walkInId }: ParamsOf<typeof attendanceApi.decideWalkIn>,
    accept: boolean,
    requestId: string,
  ): Promise<AnswerOf<typeof attendanceApi.decideWalkIn>> {
    return inTransaction(this.db, async (tx) => {
      await refuseForeign(tx, subject, id);
      const activity = await new ActivityRepository(tx).lock(id);
      const walkIns = new WalkInRepository(tx);
      const asked = await walkIns.lock(id, walkInId);
      if (!activity || !asked) throw new Problem('request.not-found');
      if (asked.state !== 'asked') throw new Problem('walk-in.decided');
      const { sessionId, personId } = asked;
      const enrolmentId = accept
        ? await enrol(tx, {
            activity,
            sessionId,
            personId,
            organizationId: null,
            group: null,
            by: subject,
            requestId,
          })
        : null;
      await walkIns.decide(walkInId, enrolmentId, subject.personId);
      if (!accept)
        await recordAct(tx, subject, {
          act: 'attendance.walk-in-refused',
          subjectType: 'activity',
          subjectId: id,
          requestId,
        });
      return { enrolmentId };
    });
  }
}

async function refuseForeign(tx: EntityManager, subject: PersonSubject, activityId: string): Promise<void> {
  if (!(await new ActivityRepository(tx).isInScope(recordScopeOf(subject), activityId)))
    throw new Problem('request.not-found');
}

interface SettledPerson {
  personId: string;
  organizationId: string | null;
  typedOrganization: string | null;
  known: boolean;
}

/** Only people whom the search of this activity offers may be named by id. */
async function findCandidate(
  walkIns: WalkInRepository,
  activityId: string,
  personId: string,
): Promise<SettledPerson> {
  if (!(await walkIns.isCandidate(activityId, personId))) throw new Problem('request.not-found');
  return { personId, organizationId: null, typedOrganization: null, known: true };
}

/** The same name at the same mailbox is the same person; everybody else is new. */
async function settle(tx: EntityManager, typed: Typed): Promise<SettledPerson> {
  const walkIns = new WalkInRepository(tx);
  const people = new PersonRepository(tx);
  const organizationId = typed.organizationName && (await walkIns.findOrganization(typed.organizationName));
  const typedOrganization = organizationId ? null : typed.organizationName;
  if (typed.email) {
    await people.lockMailbox(typed.email);
    const personId = await walkIns.findByMailboxAndName(typed.email, typed.givenName, typed.familyName);
    if (personId) return { personId, organizationId, typedOrganization, known: true };
  }
  const personId = await people.insert({
    givenName: typed.givenName,
    familyName: typed.familyName,
    email: typed.email,
    emailVerified: false,
    sex: 'undisclosed',
    locale: 'en',
    organizationId,
    jobTitle: null,
    passwordHash: null,
  });
  return { personId, organizationId, typedOrganization, known: false };
}

interface WalkIn {
  activity: LockedActivity;
  sessionId: string;
  personId: string;
  organizationId: string | null;
  group: string | null;
  by: PersonSubject;
  requestId: string;
}

/** Whoever stands in the room takes a free place, also before those who wait elsewhere; a full room stays full. */
async function enrol(tx: EntityManager, walkIn: WalkIn): Promise<string> {
  const { activity, sessionId, personId, by, requestId } = walkIn;
  if (!['open', 'confirmed', 'running', 'ended'].includes(activity.status))
    throw new Problem('activity.not-open');
  const own = await new CheckInRepository(tx).lockOwnEnrolment(activity.id, personId);
  if (own && own.status !== 'waiting') throw new Problem('enrolment.already');
  // A place that is offered is promised; a waiting person counts no place yet.
  if (activity.capacity !== null && activity.enrolledCount + activity.offersOpen >= activity.capacity)
    throw new Problem('activity.full', { capacity: activity.capacity });
  const enrolmentId = own ? await admitWaiting(tx, own.id, requestId) : await insert(tx, walkIn);
  await new InvitationRepository(tx).planFor(activity.id, [enrolmentId]);
  const mark = { sessionId, enrolmentId, state: 'present', from: null, ageSeconds: 0, held: true } as const;
  await new AttendanceRepository(tx).record([mark], {
    recordedBy: by.personId,
    source: 'walk_in',
    reason: null,
    batchId: null,
  });
  await new EnrolmentRepository(tx).followAttendance([enrolmentId]);
  await recordAct(tx, by, {
    act: 'attendance.walk-in-added',
    subjectType: 'enrolment',
    subjectId: enrolmentId,
    requestId,
  });
  return enrolmentId;
}

async function admitWaiting(tx: EntityManager, enrolmentId: string, requestId: string): Promise<string> {
  await new EnrolmentRepository(tx).admitWaiting(enrolmentId);
  await publish(tx, 'enrolment.promoted', { enrolmentId }, requestId);
  return enrolmentId;
}

async function insert(tx: EntityManager, walkIn: WalkIn): Promise<string> {
  const enrolments = new EnrolmentRepository(tx);
  const applicant = await enrolments.findApplicant(walkIn.activity.id, walkIn.personId);
  const { id } = await enrolments.insert({
    activityId: walkIn.activity.id,
    personId: walkIn.personId,
    organizationId: walkIn.organizationId ?? applicant.organizationId,
    constituentGroup: walkIn.group ?? applicant.organizationGroup ?? 'other',
    status: 'enrolled',
    waitPosition: null,
  });
  await publish(tx, 'enrolment.created', { enrolmentId: id }, walkIn.requestId);
  return id;
}
