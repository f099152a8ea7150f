import { Injectable } from '@nestjs/common';
import { enrolmentsApi, idSchema, type AnswerOf, type QueryOf } from '@traccia/contracts';
import { ActivityRepository, RosterRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentRosterRow } from './enrolment.presenter.js';
import { rosterScopeOf } from './enrolments.policy.js';

/** Who takes part, as staff and nominating organizations see it. */
@Injectable()
export class RosterService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    activityId: string,
    query: QueryOf<typeof enrolmentsApi.roster>,
  ): Promise<AnswerOf<typeof enrolmentsApi.roster>> {
    const scope = rosterScopeOf(subject);
    const key = readPageKey(query.after, [z.string().max(120), idSchema]);
    const after = key && { sortKey: key[0], id: key[1] };
    if (!(await new ActivityRepository(this.db.manager).isInScope(scope, activityId)))
      throw new Problem('request.not-found');
    const roster = new RosterRepository(this.db.manager);
    const [found, total] = await Promise.all([
      roster.list(scope, activityId, query, after, query.limit + 1),
      after === null ? roster.count(scope, activityId, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.id]);
    return { rows: rows.map(presentRosterRow), next, total };
  }
}
