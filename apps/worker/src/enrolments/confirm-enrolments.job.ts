import { inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mails of many who came by one sheet, each by its own row of the ledger; a second run finds them there. */
export function confirmEnrolmentsJob(db: DataSource, sendSoon: () => void): JobHandler<'enrolments.confirm'> {
  return {
    job: 'enrolments.confirm',
    handle: async ({ enrolmentIds }, run) => {
      await inTransaction(db, async (tx) => {
        await new SendLedgerRepository(tx).planEnrolments(enrolmentIds);
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
