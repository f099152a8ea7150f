import { inTransaction, SendLedgerRepository, SubmissionRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mail that returns a marked assignment; the mark is the subject, so a second run plans nothing. */
export function returnAssignmentJob(db: DataSource, sendSoon: () => void): JobHandler<'assignment.return'> {
  return {
    job: 'assignment.return',
    handle: async ({ markId }, run) => {
      await inTransaction(db, async (tx) => {
        const writer = await new SubmissionRepository(tx).findForMail(markId);
        if (writer)
          await new SendLedgerRepository(tx).plan({
            kind: 'assignment.returned',
            subjectType: 'submission_event',
            subjectId: markId,
            ordinal: 0,
            recipientPersonId: writer.personId,
            locale: writer.locale,
          });
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
