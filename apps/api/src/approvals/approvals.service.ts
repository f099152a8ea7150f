import { Injectable } from '@nestjs/common';
import { idSchema, type AnswerOf, type approvalsApi, type BodyOf, type QueryOf } from '@traccia/contracts';
import { ApplicationApprovalRepository, ApplicationRepository, inTransaction } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';

/** A secretary and the candidates of the own group. */
@Injectable()
export class ApprovalsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof approvalsApi.list>,
  ): Promise<AnswerOf<typeof approvalsApi.list>> {
    const scope = rowScopeOf(subject, 'admissions.approve');
    const approvals = new ApplicationApprovalRepository(this.db.manager);
    const after = readPageKey(query.after, [z.string().max(40), idSchema]);
    const [found, total] = await Promise.all([
      approvals.listWaiting(scope, query, after, query.limit + 1),
      after === null ? approvals.countWaiting(scope, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.id]);
    return { rows: rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() })), next, total };
  }

  /** One candidate of another group, and nothing is decided. */
  async decide(
    subject: PersonSubject,
    { ids, decision, reason }: BodyOf<typeof approvalsApi.decide>,
    requestId: string,
  ): Promise<AnswerOf<typeof approvalsApi.decide>> {
    const scope = rowScopeOf(subject, 'admissions.approve');
    const wanted = [...new Set(ids)];
    return inTransaction(this.db, async (tx) => {
      const approvals = new ApplicationApprovalRepository(tx);
      const found = await approvals.lock(scope, wanted);
      if (found.length < wanted.length) throw new Problem('request.not-found');
      const waiting = found.filter(({ state }) => state === 'needs_approval').map(({ id }) => id);
      if (waiting.length === 0) throw new Problem('application.nothing-waits');
      await approvals.decide(waiting, decision, reason, subject.personId);
      await new ApplicationRepository(tx).setState(
        waiting,
        decision === 'approved' ? 'submitted' : 'ineligible',
      );
      for (const id of waiting)
        await recordAct(tx, subject, {
          act: `application.${decision}`,
          subjectType: 'application',
          subjectId: id,
          requestId,
        });
      return { decided: waiting.length };
    });
  }
}
