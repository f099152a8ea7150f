import { ActivityCancellingRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

const kinds = {
  enrolment: 'activity.cancelled',
  application: 'application.ended',
  nomination: 'nomination.ended',
} as const;

/** One mail to everybody whose place or hope of one ended with the activity; a second run plans nothing new. */
export function tellCancelledJob(
  db: DataSource,
  sendSoon: () => void,
): JobHandler<'activity.tell-cancelled'> {
  return {
    job: 'activity.tell-cancelled',
    handle: async ({ activityId }, run) => {
      await inTransaction(db, async (tx) => {
        const ledger = new SendLedgerRepository(tx);
        for (const { subjectType, subjectId, personId, locale } of await new ActivityCancellingRepository(
          tx,
        ).ended(activityId)) {
          await ledger.plan({
            kind: kinds[subjectType],
            subjectType,
            subjectId,
            ordinal: 0,
            recipientPersonId: personId,
            locale,
          });
        }
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
