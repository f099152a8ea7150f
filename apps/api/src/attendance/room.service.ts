import { Injectable } from '@nestjs/common';
import { attendanceApi, idSchema, type AnswerOf, type ParamsOf, type QueryOf } from '@traccia/contracts';
import { AttendanceOverviewRepository, RoomRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { attendanceReadScopeOf } from './attendance.policy.js';
import {
  presentEvent,
  presentOverviewRow,
  presentRoomRow,
  presentRule,
  summariser,
} from './attendance.presenter.js';

const nameKeySchema = z.string().max(120);

/** Attendance as it is recorded: of one session, of a whole activity, of one person, of oneself. */
@Injectable()
export class RoomService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    { id, position }: ParamsOf<typeof attendanceApi.room>,
    query: QueryOf<typeof attendanceApi.room>,
  ): Promise<AnswerOf<typeof attendanceApi.room>> {
    const scope = attendanceReadScopeOf(subject);
    const key = readPageKey(query.after, [nameKeySchema, idSchema]);
    const room = new RoomRepository(this.db.manager);
    const session = await room.findSession(scope, id, position);
    if (!session) throw new Problem('request.not-found');
    const after = key && { sortKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      room.list(scope, id, session.id, after, query.limit + 1),
      after === null ? room.count(scope, id) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.enrolmentId]);
    return { rows: rows.map(presentRoomRow), next, total };
  }

  async overview(
    subject: PersonSubject,
    id: string,
    query: QueryOf<typeof attendanceApi.overview>,
  ): Promise<AnswerOf<typeof attendanceApi.overview>> {
    const scope = attendanceReadScopeOf(subject);
    const key = readPageKey(query.after, [nameKeySchema, idSchema]);
    const after = key && { sortKey: key[0], id: key[1] };
    const overviews = new AttendanceOverviewRepository(this.db.manager);
    const facts = await overviews.facts(scope, id);
    if (!facts) throw new Problem('request.not-found');
    const [found, total, letters] = await Promise.all([
      overviews.list(scope, id, query.search, after, query.limit + 1),
      after === null ? overviews.count(scope, id, query.search) : null,
      after === null ? overviews.countLetters(scope, id) : null,
    ]);
    const summarise = summariser(facts);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.enrolmentId]);
    return {
      rows: rows.map((row) => presentOverviewRow(row, summarise)),
      next,
      total,
      rule: presentRule(facts),
      participantDays:
        letters?.reduce((sum, one) => sum + one.people * summarise(one.letters).participantDays, 0) ?? null,
    };
  }

  async history(
    subject: PersonSubject,
    { id, enrolmentId }: ParamsOf<typeof attendanceApi.history>,
    query: QueryOf<typeof attendanceApi.history>,
  ): Promise<AnswerOf<typeof attendanceApi.history>> {
    const key = readPageKey(query.after, [z.string().regex(/^\d{1,18}$/)]);
    const room = new RoomRepository(this.db.manager);
    if (!(await room.seesEnrolment(attendanceReadScopeOf(subject), id, enrolmentId)))
      throw new Problem('request.not-found');
    const found = await room.history(enrolmentId, query.position ?? null, key?.[0] ?? null, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.id]);
    return { rows: rows.map(presentEvent), next, total: null };
  }

  async mine(subject: PersonSubject, enrolmentId: string): Promise<AnswerOf<typeof attendanceApi.mine>> {
    const own = await new AttendanceOverviewRepository(this.db.manager).findOwn(
      enrolmentId,
      subject.personId,
    );
    if (!own) throw new Problem('request.not-found');
    const summary = summariser(own)(own.letters);
    const excused = summary.marks.filter((mark) => mark === 'excused').length;
    return { ...summary, rule: presentRule(own), held: Math.max(0, own.begun - excused) };
  }
}
