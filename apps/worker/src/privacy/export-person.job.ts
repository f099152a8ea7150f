import { inTransaction, PersonalDataRepository, PrivacyRequestRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** How long the copy can be fetched. */
const keptDays = 7;

/** Gathers what the registry gives; a second run finds the request done. */
export function exportPersonJob(db: DataSource): JobHandler<'privacy.export'> {
  return {
    job: 'privacy.export',
    handle: async ({ requestId }, run) => {
      await inTransaction(db, async (tx) => {
        const requests = new PrivacyRequestRepository(tx);
        const personId = await requests.holdConfirmed(requestId, 'export');
        if (personId !== null) {
          await requests.keepExport(
            requestId,
            await new PersonalDataRepository(tx).gather(personId),
            keptDays,
          );
          await requests.markDone(requestId);
        }
        await run.finish(tx);
      });
    },
  };
}
