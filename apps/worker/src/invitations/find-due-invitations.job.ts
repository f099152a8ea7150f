import {
  DueInvitationRepository,
  inTransaction,
  SendLedgerRepository,
  type DueInvitation,
} from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce, type LinkKeys } from '@traccia/runtime';
import type { DataSource, EntityManager } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

const batch = 100;

/** Hands out the invitations and reminders that are due; whether to send is decided again when each is claimed. */
export function findDueInvitationsJob(
  db: DataSource,
  keys: LinkKeys,
  sendSoon: () => void,
): JobHandler<'invitation.find-due'> {
  return {
    job: 'invitation.find-due',
    handle: async () => {
      while ((await inviteBatch(db, keys)) === batch);
      while ((await remindBatch(db)) === batch);
      sendSoon();
    },
  };
}

async function inviteBatch(db: DataSource, keys: LinkKeys): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await new DueInvitationRepository(tx).lockDue(batch);
    for (const invitation of due) await invite(tx, invitation, keys);
    await new DueInvitationRepository(tx).markInvited(due.map(({ id }) => id));
    return due.length;
  });
}

async function invite(
  tx: EntityManager,
  { id, hasLink, recipients }: DueInvitation,
  keys: LinkKeys,
): Promise<void> {
  if (!hasLink) {
    const nonce = newNonce();
    const keyVersion = newestKeyVersion(keys);
    const hash = hashToken(deriveToken(keys, 'link', id, nonce, keyVersion));
    await new DueInvitationRepository(tx).giveLink(id, { nonce, keyVersion, hash });
  }
  for (const { personId, locale } of recipients) {
    await new SendLedgerRepository(tx).plan({
      kind: 'survey.invitation',
      subjectType: 'invitation',
      subjectId: id,
      ordinal: 0,
      recipientPersonId: personId,
      locale,
    });
  }
}

async function remindBatch(db: DataSource): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await new DueInvitationRepository(tx).findDueReminders(batch);
    for (const { invitationId, personId, locale, ordinal } of due) {
      await new SendLedgerRepository(tx).plan({
        kind: 'survey.reminder',
        subjectType: 'invitation',
        subjectId: invitationId,
        ordinal,
        recipientPersonId: personId,
        locale,
      });
    }
    return due.length;
  });
}
