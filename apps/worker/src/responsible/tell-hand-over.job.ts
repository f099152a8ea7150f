import { HandOverRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the one mail about all activities that were handed over together. */
export function tellHandOverJob(db: DataSource, sendSoon: () => void): JobHandler<'hand-over.tell'> {
  return {
    job: 'hand-over.tell',
    handle: async ({ handOverId }, run) => {
      await inTransaction(db, async (tx) => {
        const reader = await new HandOverRepository(tx).findForMail(handOverId);
        if (reader)
          await new SendLedgerRepository(tx).plan({
            kind: 'activities.handed-over',
            subjectType: 'hand_over',
            subjectId: handOverId,
            ordinal: 0,
            recipientPersonId: reader.personId,
            locale: reader.locale,
          });
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
