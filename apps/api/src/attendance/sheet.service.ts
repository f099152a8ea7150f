import { Injectable } from '@nestjs/common';
import { attendanceApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import {
  type AttendanceFacts,
  AttendanceOverviewRepository,
  AttendanceRepository,
  EnrolmentRepository,
  inTransaction,
  type NewMark,
} from '@traccia/persistence';
import { placeHolding, readAttendanceSheet, type SheetMark } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { recordScopeOf } from './attendance.policy.js';
import { readSheet } from './read-sheet.js';

type Answer = AnswerOf<typeof attendanceApi.importSheet>;
const mostFaults = 200;

/** Takes the marks of many sessions from a sheet; what stands already is left alone, so a second run does nothing. */
@Injectable()
export class SheetService {
  constructor(private readonly db: DataSource) {}

  async import(
    subject: PersonSubject,
    id: string,
    { content, apply, reason }: BodyOf<typeof attendanceApi.importSheet>,
    requestId: string,
  ): Promise<Answer> {
    const scope = recordScopeOf(subject);
    const overviews = new AttendanceOverviewRepository(this.db.manager);
    const facts = await overviews.facts(scope, id);
    if (!facts) throw new Problem('request.not-found');
    if (apply && facts.status === 'closed' && reason === undefined) throw new Problem('attendance.closed');
    const rows = await readSheet(Buffer.from(content, 'base64'));
    const positions = facts.sessions.map(({ position }) => position);
    const reading = readAttendanceSheet(rows, positions, await overviews.sheetPeople(id));
    return inTransaction(this.db, async (tx) => {
      const changes = await changesOf(tx, id, reading.marks, facts);
      if (apply && changes.length > 0) {
        const source = facts.status === 'closed' ? 'correction' : 'sheet';
        const origin = {
          recordedBy: subject.personId,
          source,
          reason: reason ?? null,
          batchId: null,
        } as const;
        await new AttendanceRepository(tx).record(changes, origin);
        const people = [...new Set(changes.map(({ enrolmentId }) => enrolmentId))];
        await new EnrolmentRepository(tx).followAttendance(people);
        await recordAct(tx, subject, {
          act: 'attendance.imported',
          subjectType: 'activity',
          subjectId: id,
          detail: { marks: changes.length },
          requestId,
        });
      }
      return {
        applied: apply,
        lines: reading.soundLines,
        marks: reading.marks.length,
        changed: changes.length,
        faultCount: reading.faults.length,
        faults: reading.faults.slice(0, mostFaults),
      };
    });
  }
}

/** Marks that differ from what stands, under the locks of the enrolments; who has left meanwhile is left out. */
async function changesOf(
  tx: EntityManager,
  activityId: string,
  marks: readonly SheetMark[],
  facts: AttendanceFacts,
): Promise<NewMark[]> {
  const ids = [...new Set(marks.map(({ enrolmentId }) => enrolmentId))];
  const attendance = new AttendanceRepository(tx);
  const statuses = await attendance.lockEnrolments(activityId, ids);
  const held = new Set<string>(placeHolding);
  const sessions = new Map(facts.sessions.map(({ id, position }) => [position, id]));
  const keyOf = (sessionId: string, enrolmentId: string) => `${sessionId} ${enrolmentId}`;
  const standing = new Map(
    (await attendance.current([...sessions.values()], ids)).map((mark) => [
      keyOf(mark.sessionId, mark.enrolmentId),
      mark.state,
    ]),
  );
  return marks.flatMap(({ position, enrolmentId, state }): NewMark[] => {
    const sessionId = sessions.get(position);
    if (sessionId === undefined || !held.has(statuses.get(enrolmentId) ?? '')) return [];
    const from = standing.get(keyOf(sessionId, enrolmentId)) ?? null;
    return from === state ? [] : [{ sessionId, enrolmentId, state, from, ageSeconds: 0, held: true }];
  });
}
