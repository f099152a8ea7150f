import { AuditRepository, type AuditEntry } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { actorOf, type PersonSubject } from '../http/subject.js';

/** One line of the audit trail about a person, in the transaction of the act. */
export async function recordAct(
  tx: EntityManager,
  subject: PersonSubject,
  {
    act,
    personId,
    requestId,
    detail = {},
  }: { act: string; personId: string; requestId: string; detail?: AuditEntry['detail'] },
): Promise<void> {
  await new AuditRepository(tx).record({
    ...actorOf(subject),
    act,
    subjectType: 'person',
    subjectId: personId,
    detail: subject.apiKeyId === null ? detail : { ...detail, apiKeyId: subject.apiKeyId },
    requestId,
  });
}
