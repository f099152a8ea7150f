import { Injectable } from '@nestjs/common';
import { enrolmentsApi, type AnswerOf, type BodyOf, type ParamsOf } from '@traccia/contracts';
import {
  ActivityRepository,
  ActivitySessionRepository,
  type ActivityScope,
  AttendanceRepository,
  EnrolmentRepository,
  inTransaction,
} from '@traccia/persistence';
import { placeHolding } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { attendanceScopeOf, rosterScopeOf } from './enrolments.policy.js';

type SessionParams = ParamsOf<typeof enrolmentsApi.attendance>;
type Marks = BodyOf<typeof enrolmentsApi.recordAttendance>['marks'];

/** Who was present in a session. */
@Injectable()
export class AttendanceService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    params: SessionParams,
  ): Promise<AnswerOf<typeof enrolmentsApi.attendance>> {
    const scope = rosterScopeOf(subject);
    const sessionId = await findSession(this.db.manager, scope, params);
    return { marks: await new AttendanceRepository(this.db.manager).listForSession(scope, sessionId) };
  }

  async record(
    subject: PersonSubject,
    params: SessionParams,
    marks: Marks,
    requestId: string,
  ): Promise<AnswerOf<typeof enrolmentsApi.recordAttendance>> {
    const scope = attendanceScopeOf(subject);
    if (!scope) throw new Problem('permission.denied');
    // The last mark of a person holds, also within one request.
    const states = new Map(marks.map(({ enrolmentId, state }) => [enrolmentId, state]));
    const ids = [...states.keys()];
    await inTransaction(this.db, async (tx) => {
      const sessionId = await findSession(tx, scope, params);
      const attendance = new AttendanceRepository(tx);
      refuseForeign(await attendance.lockEnrolments(params.id, ids), ids);
      await attendance.record(
        sessionId,
        [...states].map(([enrolmentId, state]) => ({ enrolmentId, state })),
        subject.personId,
      );
      await new EnrolmentRepository(tx).followAttendance(ids);
      await recordAct(tx, subject, {
        act: 'attendance.recorded',
        subjectType: 'activity',
        subjectId: params.id,
        detail: { position: params.position, marks: ids.length },
        requestId,
      });
    });
    return { recorded: ids.length };
  }
}

async function findSession(
  tx: EntityManager,
  scope: ActivityScope,
  { id, position }: SessionParams,
): Promise<string> {
  const visible = await new ActivityRepository(tx).isInScope(scope, id);
  const session = visible ? await new ActivitySessionRepository(tx).find(id, position) : null;
  if (!session) throw new Problem('request.not-found');
  return session.id;
}

/** One mark of somebody else's participant, and nothing of the request is done. */
function refuseForeign(statuses: ReadonlyMap<string, string>, ids: readonly string[]): void {
  if (ids.some((id) => !statuses.has(id))) throw new Problem('request.not-found');
  const held = new Set<string>(placeHolding);
  if ([...statuses.values()].some((status) => !held.has(status)))
    throw new Problem('enrolment.cannot-change');
}
