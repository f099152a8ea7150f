import { AuditRepository, type AuditEntry } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { actorOf, type PersonSubject } from '../http/subject.js';

type Act = Pick<AuditEntry, 'act' | 'subjectType' | 'subjectId' | 'detail'> & { requestId: string };

/** One line of the audit trail, in the transaction of the act. */
export async function recordAct(tx: EntityManager, subject: PersonSubject, act: Act): Promise<void> {
  const { detail = {} } = act;
  await new AuditRepository(tx).record({
    ...act,
    ...actorOf(subject),
    detail: subject.apiKeyId === null ? detail : { ...detail, apiKeyId: subject.apiKeyId },
  });
}
