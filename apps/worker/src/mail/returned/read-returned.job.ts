import { inTransaction, ReturnedMailRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../../queue/job-handler.js';
import { readReturnedMail } from './read-returned-mail.js';

/** RFC 3463: the mailbox or its host does not exist, or has moved without saying where. */
const nobodyThere = /^5\.1\.(?:1|2|6|10)$/;

/** Reads one mail that came back, once: what a second run would read is no longer there. */
export function readReturnedJob(db: DataSource): JobHandler<'mail.read-returned'> {
  return {
    job: 'mail.read-returned',
    handle: async ({ returnedMailId }, run) => {
      await inTransaction(db, async (tx) => {
        const mails = new ReturnedMailRepository(tx);
        const raw = await mails.lockUnread(returnedMailId);
        if (raw) {
          const reading = await readReturnedMail(raw);
          const messageId = await mails.settle(returnedMailId, reading);
          const { kind, status } = reading;
          if (messageId !== null && kind === 'bounce' && status !== null)
            await mails.markBounced(messageId, { unknown: nobodyThere.test(status), status });
          if (messageId !== null && kind === 'complaint') await mails.markUnwanted(messageId);
        }
        await run.finish(tx);
      });
    },
  };
}
