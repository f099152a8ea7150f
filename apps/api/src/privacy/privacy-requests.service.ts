import { Injectable } from '@nestjs/common';
import {
  idSchema,
  instantSchema,
  type AnswerOf,
  type BodyOf,
  type privacyApi,
  type QueryOf,
} from '@traccia/contracts';
import {
  inTransaction,
  PrivacyRequestRepository,
  publish,
  RoleAssignmentRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';

/** Requests of people about their data, as the administrator decides them. */
@Injectable()
export class PrivacyRequestsService {
  constructor(private readonly db: DataSource) {}

  async list(
    query: QueryOf<typeof privacyApi.listRequests>,
  ): Promise<AnswerOf<typeof privacyApi.listRequests>> {
    const requests = new PrivacyRequestRepository(this.db.manager);
    const filter = { state: query.state ?? null, kind: query.kind ?? null };
    const after = readPageKey(query.after, [instantSchema, idSchema]);
    const found = await requests.list(filter, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ askedAt, id }) => [askedAt, id]);
    return { rows, next, total: after === null ? await requests.count(filter) : null };
  }

  async decide(
    subject: PersonSubject,
    id: string,
    { decision, reason }: BodyOf<typeof privacyApi.decide>,
    requestId: string,
  ): Promise<AnswerOf<typeof privacyApi.decide>> {
    if (decision === 'refused' && !reason)
      throw new Problem('request.invalid', {}, [{ field: 'body.reason', key: 'fault.required' }]);
    return inTransaction(this.db, async (tx) => {
      const requests = new PrivacyRequestRepository(tx);
      const asked = await requests.find(id);
      if (!asked) throw new Problem('request.not-found');
      if (decision === 'confirmed') await keepAnAdministrator(tx, asked.personId);
      if (!(await requests.decide(id, decision, subject.personId, reason)))
        throw new Problem('privacy.not-open');
      if (decision === 'confirmed')
        await publish(tx, 'privacy.erasure-confirmed', { requestId: id }, requestId);
      await recordAct(tx, subject, {
        act: 'privacy.erasure-' + decision,
        subjectType: 'person',
        subjectId: asked.personId,
        detail: { privacyRequestId: id },
        requestId,
      });
      const decided = await requests.find(id);
      if (!decided) throw new Problem('request.not-found');
      return decided;
    });
  }
}

/** Two acts at once wait for one another, so that the last administrator is never erased. */
async function keepAnAdministrator(tx: EntityManager, personId: string): Promise<void> {
  const roles = new RoleAssignmentRepository(tx);
  await roles.lockAdministrators();
  if (!(await roles.isAdministrator(personId))) return;
  if (!(await roles.administratorRemains({ personId, grantId: null })))
    throw new Problem('person.last-administrator');
}
