import { Injectable } from '@nestjs/common';
import { attendanceApi, type AnswerOf, type BodyOf, type ParamsOf } from '@traccia/contracts';
import {
  AttendanceBatchRepository,
  AttendanceRepository,
  type AttendanceSource,
  EnrolmentRepository,
  inTransaction,
  type NewMark,
  RoomRepository,
  type RoomSession,
  type StandingMark,
} from '@traccia/persistence';
import { placeHolding, settleMark } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { recordScopeOf } from './attendance.policy.js';

type Body = BodyOf<typeof attendanceApi.record>;
type Answer = AnswerOf<typeof attendanceApi.record>;

/** Takes the marks of a room, also long after they were made and more than once. */
@Injectable()
export class RecordMarksService {
  constructor(private readonly db: DataSource) {}

  async record(
    subject: PersonSubject,
    { id, position }: ParamsOf<typeof attendanceApi.record>,
    body: Body,
    requestId: string,
  ): Promise<Answer> {
    const scope = recordScopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      const session = await new RoomRepository(tx).findSession(scope, id, position);
      if (!session) throw new Problem('request.not-found');
      const batches = new AttendanceBatchRepository(tx);
      if (!(await batches.claim(body.batchId, session.id, subject.personId))) {
        const known = await batches.findAnswer(body.batchId, session.id, subject.personId);
        if (known === null) throw new Problem('request.conflict');
        return known as Answer;
      }
      const source = sourceOf(session, body.reason);
      const answer = await take(tx, { activityId: id, session, body, source, personId: subject.personId });
      await batches.keepAnswer(body.batchId, answer);
      await recordAct(tx, subject, {
        act: 'attendance.recorded',
        subjectType: 'activity',
        subjectId: id,
        detail: { position, marks: answer.recorded },
        requestId,
      });
      return answer;
    });
  }
}

/** Once an activity has ended, a mark corrects; once it is closed, it needs a reason. */
function sourceOf({ activityStatus }: RoomSession, reason: string | undefined): AttendanceSource {
  if (activityStatus === 'closed' && reason === undefined) throw new Problem('attendance.closed');
  return activityStatus === 'ended' || activityStatus === 'closed' ? 'correction' : 'room';
}

interface Batch {
  activityId: string;
  session: RoomSession;
  body: Body;
  source: AttendanceSource;
  personId: string;
}

async function take(
  tx: EntityManager,
  { activityId, session, body, source, personId }: Batch,
): Promise<Answer> {
  // The last mark of a person holds, also within one request.
  const latest = new Map(body.marks.map((mark) => [mark.enrolmentId, mark]));
  const ids = [...latest.keys()];
  const attendance = new AttendanceRepository(tx);
  const statuses = await attendance.lockEnrolments(activityId, ids);
  // One mark of somebody else's participant, and nothing of the request is done.
  if (ids.some((one) => !statuses.has(one))) throw new Problem('request.not-found');
  const held = new Set<string>(placeHolding);
  const refused = ids.filter((one) => !held.has(statuses.get(one) ?? ''));
  const standing = new Map(
    (await attendance.current([session.id], ids)).map((mark) => [mark.enrolmentId, mark]),
  );
  const marks: NewMark[] = [];
  const answer: Answer = { recorded: 0, unchanged: 0, outdated: [], refused };
  for (const mark of latest.values()) {
    if (refused.includes(mark.enrolmentId)) continue;
    const settled = settle(mark, session.id, standing.get(mark.enrolmentId) ?? null, answer);
    if (settled) marks.push(settled);
  }
  const batch = { recordedBy: personId, source, reason: body.reason ?? null, batchId: body.batchId };
  await attendance.record(marks, batch);
  if (answer.recorded > 0) await new EnrolmentRepository(tx).followAttendance(ids);
  return answer;
}

/** Counts one mark in the answer; null when it says what stands already. */
function settle(
  { enrolmentId, state, ageSeconds }: Body['marks'][number],
  sessionId: string,
  current: StandingMark | null,
  answer: Answer,
): NewMark | null {
  const standing = current && { state: current.state, markedAt: -current.ageSeconds };
  const outcome = settleMark(standing, { state, markedAt: -ageSeconds });
  if (outcome === 'same') {
    answer.unchanged += 1;
    return null;
  }
  if (outcome === 'holds') answer.recorded += 1;
  else if (current) answer.outdated.push({ enrolmentId, state: current.state });
  const from = current?.state ?? null;
  return { sessionId, enrolmentId, state, ageSeconds, from, held: outcome === 'holds' };
}
