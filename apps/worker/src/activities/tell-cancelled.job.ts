import { ActivityCancellingRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** One mail to everybody whose place ended with the activity; the ledger's key makes a second run harmless. */
export function tellCancelledJob(
  db: DataSource,
  sendSoon: () => void,
): JobHandler<'activity.tell-cancelled'> {
  return {
    job: 'activity.tell-cancelled',
    handle: async ({ activityId }, run) => {
      await inTransaction(db, async (tx) => {
        const ledger = new SendLedgerRepository(tx);
        for (const place of await new ActivityCancellingRepository(tx).places(activityId)) {
          await ledger.plan({
            kind: 'activity.cancelled',
            subjectType: 'enrolment',
            subjectId: place.enrolmentId,
            ordinal: 0,
            recipientPersonId: place.personId,
            locale: place.locale,
          });
        }
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
