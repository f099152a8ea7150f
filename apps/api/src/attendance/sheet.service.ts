import { Injectable } from '@nestjs/common';
import { attendanceApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import {
  AttendanceOverviewRepository,
  AttendanceRepository,
  EnrolmentRepository,
  inTransaction,
  marksToChange,
} from '@traccia/persistence';
import { readAttendanceSheet } from '@traccia/training';
import { DataSource } from 'typeorm';
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
      const changes = await marksToChange(tx, id, reading.marks, facts.sessions);
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
