import { DeputyshipRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mails to a deputy and to who is away; nothing when it was ended before. */
export function tellDeputyJob(db: DataSource, sendSoon: () => void): JobHandler<'deputy.tell'> {
  return {
    job: 'deputy.tell',
    handle: async ({ deputyshipId }, run) => {
      await inTransaction(db, async (tx) => {
        for (const reader of await new DeputyshipRepository(tx).listForMail(deputyshipId))
          await new SendLedgerRepository(tx).plan({
            kind: 'deputy.named',
            subjectType: 'deputyship',
            subjectId: deputyshipId,
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
