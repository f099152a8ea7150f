import { handInDraft, inTransaction, TestSittingRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { JobHandler } from '../queue/job-handler.js';

const sittingsInARound = 100;

/** Hands in what was saved of tests whose time is over; one person a transaction, and one failing holds up nobody. */
export function closeOverTestsJob(db: DataSource, log: Log): JobHandler<'test.close-over'> {
  return {
    job: 'test.close-over',
    handle: async () => {
      let handedIn = 0;
      for (const id of await new TestSittingRepository(db.manager).findOver(sittingsInARound)) {
        try {
          if (await closeOver(db, id)) handedIn += 1;
        } catch (error) {
          log.error({ invitationId: id, reason: plainReason(error) }, 'a test could not be handed in');
        }
      }
      if (handedIn > 0) log.info({ handedIn }, 'tests handed in when their time was over');
    },
  };
}

async function closeOver(db: DataSource, invitationId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const sittings = new TestSittingRepository(tx);
    const sitting = await sittings.lockOver(invitationId);
    if (!sitting) return false;
    await sittings.close(invitationId);
    // What somebody anonymous has written is only on their own device.
    const done = ['submitted', 'refused', 'ineligible'].includes(sitting.answerState);
    if (sitting.anonymous || done) return false;
    await handInDraft(tx, sitting);
    return true;
  });
}
