import { ActivityInvitationRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mails of invitations to apply, one a guest and sending; an organization's go to its focal points. */
export function inviteToApplyJob(db: DataSource, sendSoon: () => void): JobHandler<'application.invite'> {
  return {
    job: 'application.invite',
    handle: async ({ invitationIds }, run) => {
      await inTransaction(db, async (tx) => {
        const ledger = new SendLedgerRepository(tx);
        for (const mail of await new ActivityInvitationRepository(tx).listMails(invitationIds))
          await ledger.plan({
            kind: 'application.invited',
            subjectType: 'activity_invitation',
            subjectId: mail.id,
            ordinal: mail.ordinal,
            recipientPersonId: mail.personId,
            address: mail.address,
            locale: mail.locale,
          });
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}
