import { Injectable } from '@nestjs/common';
import type { administrationApi, AnswerOf, QueryOf } from '@traccia/contracts';
import { AuditRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import type { PersonSubject } from '../http/subject.js';
import { refuseNarrowScope } from './administration.policy.js';
import { presentAuditLine } from './administration.presenter.js';

/** Reads the trail; nothing here, and nobody with the application's rights, can change it. */
@Injectable()
export class AuditService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof administrationApi.audit>,
  ): Promise<AnswerOf<typeof administrationApi.audit>> {
    refuseNarrowScope(subject, 'audit.read');
    const after = readPageKey(query.after, [z.string().regex(/^\d{1,18}$/)]);
    const found = await new AuditRepository(this.db.manager).list({
      before: after?.[0] ?? null,
      limit: query.limit + 1,
      search: query.search || null,
      subjectType: query.subjectType ?? null,
      subjectId: query.subjectId ?? null,
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return { rows: rows.map(presentAuditLine), next, total: null };
  }
}
