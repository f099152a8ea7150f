import { Injectable } from '@nestjs/common';
import {
  enrolmentsApi,
  idSchema,
  type AnswerOf,
  type BodyOf,
  type Enrolment,
  type QueryOf,
} from '@traccia/contracts';
import {
  ActivityRepository,
  advanceReserve,
  type ApplicantFacts,
  EnrolmentRepository,
  inTransaction,
  InvitationRepository,
  type LockedActivity,
  NominationRepository,
  OwnQuestionRepository,
  promoteWaiting,
  publish,
  settleWithdrawal,
  takePlace,
} from '@traccia/persistence';
import { admit, mayWithdraw, placeHolding } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Lanes } from '../http/lanes.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentEnrolment, presentMine } from './enrolment.presenter.js';

/** What one does with one's own enrolments. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly lanes: Lanes,
  ) {}

  async create(
    { personId }: PersonSubject,
    body: BodyOf<typeof enrolmentsApi.create>,
    requestId: string,
  ): Promise<Enrolment> {
    return inTransaction(this.db, async (tx) => {
      const activity = await new ActivityRepository(tx).lock(body.activityId);
      if (!activity) throw new Problem('request.not-found');
      const applicant = await new EnrolmentRepository(tx).findApplicant(activity.id, personId);
      const status = decide(activity, applicant);
      return this.enrol(tx, {
        activity,
        applicant,
        personId,
        status,
        group: body.constituentGroup,
        requestId,
      });
    });
  }

  async mine(
    { personId }: PersonSubject,
    query: QueryOf<typeof enrolmentsApi.mine>,
  ): Promise<AnswerOf<typeof enrolmentsApi.mine>> {
    const enrolments = new EnrolmentRepository(this.db.manager);
    const key = readPageKey(query.after, [sqlInstantSchema, idSchema]);
    const after = key && { createdKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      enrolments.listOwn(personId, after, query.limit + 1),
      after === null ? enrolments.countOwn(personId) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.createdKey, row.id]);
    return { rows: rows.map(presentMine), next, total };
  }

  /** What one is asked as a participant, and whether it was answered. */
  async questions({ personId }: PersonSubject): Promise<AnswerOf<typeof enrolmentsApi.questions>> {
    const found = await new OwnQuestionRepository(this.db.manager).list(personId);
    const rows = found.map(({ opensAt, closesAt, ...question }) => ({
      ...question,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt?.toISOString() ?? null,
    }));
    return { rows };
  }

  /** Gives the place back; whoever waits first takes it in the same transaction. */
  async withdraw({ personId }: PersonSubject, id: string, requestId: string): Promise<Enrolment> {
    const own = await new EnrolmentRepository(this.db.manager).findOwn(id, personId);
    if (!own) throw new Problem('request.not-found');
    return this.lanes.run(`activityId ${own.activityId}`, () =>
      inTransaction(this.db, async (tx) => {
        const activity = await new ActivityRepository(tx).lock(own.activityId);
        const enrolments = new EnrolmentRepository(tx);
        const status = await enrolments.lockStatus(id);
        if (!activity || !status) throw new Problem('request.not-found');
        const held = placeHolding.includes(status);
        if (!mayWithdraw(status, activity.endsOn, activity.today))
          throw new Problem('enrolment.cannot-change');
        const substitute = held ? await settleWithdrawal(tx, { id, personId, activity }) : null;
        await enrolments.withdraw(id);
        if (substitute) await new NominationRepository(tx).keepPlace(substitute);
        await new InvitationRepository(tx).retire(id);
        await publish(tx, 'enrolment.withdrawn', { enrolmentId: id }, requestId);
        const enrolledCount = activity.enrolledCount - (held ? 1 : 0);
        const offersOpen = activity.offersOpen + (substitute ? 1 : 0);
        await promoteWaiting(tx, { ...activity, enrolledCount, offersOpen }, requestId);
        if (held) await advanceReserve(tx, activity.id, requestId);
        const after = await enrolments.findOwn(id, personId);
        if (!after) throw new Problem('request.not-found');
        return presentEnrolment(after);
      }),
    );
  }

  private async enrol(
    tx: EntityManager,
    { activity, applicant, personId, status, group, requestId }: Admitted,
  ): Promise<Enrolment> {
    const waits = status === 'waiting';
    const waitPosition = waits ? await new ActivityRepository(tx).takeWaitPosition(activity.id) : null;
    const place = {
      activityId: activity.id,
      personId,
      organizationId: applicant.organizationId,
      constituentGroup: group ?? applicant.organizationGroup ?? 'other',
      status,
      waitPosition,
    };
    const row = await takePlace(tx, place, requestId);
    return presentEnrolment({
      ...row,
      activityId: activity.id,
      activityCode: activity.code,
      activityTitle: activity.title,
      personId,
      status,
      waitPosition: waits ? applicant.waiting + 1 : null,
      startsOn: activity.startsOn,
      endsOn: activity.endsOn,
    });
  }
}

interface Admitted {
  activity: LockedActivity;
  applicant: ApplicantFacts;
  personId: string;
  status: 'enrolled' | 'waiting';
  group: string | undefined;
  requestId: string;
}

/** An instant as the database writes it; a JavaScript date would lose its microseconds. */
const sqlInstantSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);

function decide(activity: LockedActivity, applicant: ApplicantFacts): 'enrolled' | 'waiting' {
  if (applicant.liveEnrolmentId !== null) throw new Problem('enrolment.already');
  if (activity.admissionMode !== 'direct_registration') throw new Problem('enrolment.by-application');
  const admission = admit(
    activity,
    activity.enrolledCount + activity.offersOpen,
    applicant.waiting,
    activity.today,
  );
  if (admission.kind !== 'refused') return admission.kind;
  throw new Problem(refusals[admission.reason]);
}

const refusals = {
  closed: 'enrolment.closed',
  'not-open': 'activity.not-open',
  'list-full': 'enrolment.list-full',
} as const;
