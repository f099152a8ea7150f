import { HandOverRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans one mail about all activities that were handed over together, to each side. */
export function tellHandOverJob(db: DataSource, sendSoon: () => void): JobHandler<'hand-over.tell'> {
  return {
    job: 'hand-over.tell',
    handle: async ({ handOverId }, run) => {
      await inTransaction(db, async (tx) => {
        for (const reader of await new HandOverRepository(tx).listForMail(handOverId))
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
