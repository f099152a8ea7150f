import { AdmissionMailRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mail that asks a nominee to confirm, once a nomination. */
export function inviteNomineeJob(db: DataSource, sendSoon: () => void): JobHandler<'nomination.invite'> {
  return {
    job: 'nomination.invite',
    handle: async ({ nominationId }, run) => {
      await inTransaction(db, async (tx) => {
        const nomination = await new AdmissionMailRepository(tx).findNomination(nominationId);
        if (nomination?.state === 'sent')
          await new SendLedgerRepository(tx).plan({
            kind: 'nomination.confirm',
            subjectType: 'nomination',
            subjectId: nominationId,
            ordinal: 0,
            recipientPersonId: nomination.personId,
            locale: nomination.locale,
          });
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
