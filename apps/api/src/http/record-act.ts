import { AuditRepository, type AuditEntry } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import type { PersonSubject } from './subject.js';

type Act = Pick<AuditEntry, 'act' | 'subjectType' | 'subjectId' | 'detail'> & { requestId: string };

/** One line of the audit trail, in the transaction of the act: whose act it was, and by which key. */
export async function recordAct(
  tx: EntityManager,
  { personId, apiKeyId }: PersonSubject,
  act: Act,
): Promise<void> {
  const { detail = {} } = act;
  await new AuditRepository(tx).record({
    ...act,
    actorType: apiKeyId === null ? 'person' : 'api_key',
    actorId: personId,
    detail: apiKeyId === null ? detail : { ...detail, apiKeyId },
  });
}
