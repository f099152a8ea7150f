import { inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mails of invitations to apply, one a guest and sending; an organization's go to its focal points. */
export function inviteToApplyJob(db: DataSource, sendSoon: () => void): JobHandler<'application.invite'> {
  return {
    job: 'application.invite',
    handle: async ({ invitationIds }, run) => {
      await inTransaction(db, async (tx) => {
        await new SendLedgerRepository(tx).planInvitations(invitationIds);
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
