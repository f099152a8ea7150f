import { AuditRepository, type AuditEntry } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { actorOf, type PersonSubject } from '../http/subject.js';

/** One line of the audit trail about an activity, in the transaction of the act. */
export async function recordActivityAct(
  tx: EntityManager,
  subject: PersonSubject,
  {
    act,
    activityId,
    requestId,
    detail,
  }: { act: string; activityId: string; requestId: string; detail: AuditEntry['detail'] },
): Promise<void> {
  await new AuditRepository(tx).record({
    ...actorOf(subject),
    act,
    subjectType: 'activity',
    subjectId: activityId,
    detail: detail ?? {},
    requestId,
  });
}
