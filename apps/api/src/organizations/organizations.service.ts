import { Injectable } from '@nestjs/common';
import { idSchema, type AnswerOf, type organizationsApi, type QueryOf } from '@traccia/contracts';
import { OrganizationRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';
import { presentOrganization } from './organization.presenter.js';

/** Organizations within the reader's scope, by name. */
@Injectable()
export class OrganizationsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof organizationsApi.list>,
  ): Promise<AnswerOf<typeof organizationsApi.list>> {
    const organizations = new OrganizationRepository(this.db.manager);
    const scope = rowScopeOf(subject, 'organizations.read');
    const question = { search: query.search ?? null, constituentGroup: query.constituentGroup ?? null };
    const after = readPageKey(query.after, [z.string(), idSchema]);
    const found = await organizations.list(scope, question, { after, limit: query.limit + 1 });
    const { rows, next } = cutPage(found, query.limit, ({ sortName, id }) => [sortName, id]);
    const total = after === null ? await organizations.count(scope, question) : null;
    return { rows: rows.map(presentOrganization), next, total };
  }
}
