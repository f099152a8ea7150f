import { AdmissionMailRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** A form that nobody has filled in yet is asked for; what has arrived whole is said to have arrived. */
function kindFor({ formComplete, nominated }: { formComplete: boolean; nominated: boolean }) {
  if (formComplete) return 'application.received';
  return nominated ? 'nomination.confirmed' : 'application.entered';
}

/** Plans the mail that says the application has arrived; the ledger's key makes a second run harmless. */
export function confirmApplicationJob(
  db: DataSource,
  sendSoon: () => void,
): JobHandler<'application.confirm'> {
  return {
    job: 'application.confirm',
    handle: async ({ applicationId }, run) => {
      await inTransaction(db, async (tx) => {
        const application = await new AdmissionMailRepository(tx).findApplication(applicationId);
        if (application && application.state !== 'withdrawn')
          await new SendLedgerRepository(tx).plan({
            kind: kindFor(application),
            subjectType: 'application',
            subjectId: applicationId,
            ordinal: 0,
            recipientPersonId: application.personId,
            locale: application.locale,
          });
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
