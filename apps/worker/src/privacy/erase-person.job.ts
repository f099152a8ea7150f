import {
  AuditRepository,
  inTransaction,
  PersonalDataRepository,
  PrivacyRequestRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Erases by the registry in one transaction; a second run finds the request done. The trail keeps the id alone. */
export function erasePersonJob(db: DataSource): JobHandler<'privacy.erase'> {
  return {
    job: 'privacy.erase',
    handle: async ({ requestId }, run) => {
      await inTransaction(db, async (tx) => {
        const requests = new PrivacyRequestRepository(tx);
        const personId = await requests.holdConfirmed(requestId, 'erasure');
        if (personId !== null) {
          await new PersonalDataRepository(tx).erase(personId);
          await requests.markDone(requestId);
          await new AuditRepository(tx).record({
            actorType: 'system',
            actorId: null,
            act: 'person.erased',
            subjectType: 'person',
            subjectId: personId,
            detail: { privacyRequestId: requestId },
          });
        }
        await run.finish(tx);
      });
    },
  };
}
