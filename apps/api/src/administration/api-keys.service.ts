import { Injectable } from '@nestjs/common';
import type { administrationApi, AnswerOf, BodyOf } from '@traccia/contracts';
import { ApiKeyRepository, inTransaction } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { hashSecret, newSessionSecret } from '../http/session-cookie.js';
import type { PersonSubject } from '../http/subject.js';
import { refuseApiKey, refuseNarrowScope } from './administration.policy.js';
import { presentApiKey } from './administration.presenter.js';
import { recordAct } from '../http/record-act.js';

const shown = 500;
/** Says to people and to secret scanners what the string is. */
const prefix = 'tra_';

/** Keys that act as the person who made them. The secret is shown once and kept only as a hash. */
@Injectable()
export class ApiKeysService {
  constructor(private readonly db: DataSource) {}

  async list(subject: PersonSubject): Promise<AnswerOf<typeof administrationApi.listApiKeys>> {
    refuseNarrowScope(subject, 'api-keys.manage');
    const lines = await new ApiKeyRepository(this.db.manager).list(shown);
    return { rows: lines.map(presentApiKey) };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof administrationApi.createApiKey>,
    requestId: string,
  ): Promise<AnswerOf<typeof administrationApi.createApiKey>> {
    refuseNarrowScope(subject, 'api-keys.manage');
    refuseApiKey(subject);
    const secret = prefix + newSessionSecret();
    return inTransaction(this.db, async (tx) => {
      const keys = new ApiKeyRepository(tx);
      const id = await keys.insert({ ...body, secretHash: hashSecret(secret), personId: subject.personId });
      const line = id === null ? null : await keys.find(id);
      if (!line) throw new Problem('request.invalid', {}, [{ field: 'body.expiresAt', key: 'fault.past' }]);
      const act = { act: 'api-key.created', subjectType: 'api_key', subjectId: line.id, requestId };
      await recordAct(tx, subject, act);
      return { ...presentApiKey(line), secret };
    });
  }

  async end(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    refuseNarrowScope(subject, 'api-keys.manage');
    await inTransaction(this.db, async (tx) => {
      const keys = new ApiKeyRepository(tx);
      if (!(await keys.find(id))) throw new Problem('request.not-found');
      if (!(await keys.end(id))) return;
      await recordAct(tx, subject, {
        act: 'api-key.ended',
        subjectType: 'api_key',
        subjectId: id,
        requestId,
      });
    });
  }
}
