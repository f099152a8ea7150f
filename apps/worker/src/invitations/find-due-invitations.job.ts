import {
  DueInvitationRepository,
  type DueInvitation,
  type DueReminder,
  inTransaction,
  reminderToSend,
  SendLedgerRepository,
} from '@traccia/persistence';
import { newLinkSeed, type LinkKeys } from '@traccia/runtime';
import type { DataSource, EntityManager } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

const batch = 100;
const dayMs = 86_400_000;

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
    const bare = due.filter(({ hasLink }) => !hasLink);
    await new DueInvitationRepository(tx).giveLinks(
      bare.map(({ id }) => ({ id, ...newLinkSeed(keys, 'link', id) })),
    );
    for (const invitation of due) await invite(tx, invitation);
    await new DueInvitationRepository(tx).markInvited(due);
    return due.length;
  });
}

async function invite(tx: EntityManager, { id, dueAt, recipients }: DueInvitation): Promise<void> {
  for (const { personId, locale } of recipients)
    await planSurveyMail(
      tx,
      { kind: 'survey.invitation', invitationId: id, ordinal: 0, dueAt },
      personId,
      locale,
    );
}

async function remindBatch(db: DataSource): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await new DueInvitationRepository(tx).lockDueReminders(batch);
    const followed = [];
    for (const reminder of due) followed.push(await remind(tx, reminder));
    await new DueInvitationRepository(tx).goOn(followed);
    return due.length;
  });
}

/** What has not left yet is no reason to remind; it is looked at again a day later, while another mail may still come. */
async function remind(
  tx: EntityManager,
  due: DueReminder,
): Promise<{ invitationId: string; next: number; remindAt: Date | null }> {
  const { invitationId, now } = due;
  if (due.over) return { invitationId, next: due.ordinal, remindAt: null };
  if (due.recipients.length === 0) {
    const remindAt = due.underWay ? new Date(now.getTime() + dayMs) : null;
    return { invitationId, next: due.ordinal, remindAt };
  }
  const { ordinal, dueAt, next } = reminderToSend(due);
  if (!due.silent)
    for (const { personId, locale } of due.recipients)
      await planSurveyMail(tx, { kind: 'survey.reminder', invitationId, ordinal, dueAt }, personId, locale);
  return { invitationId, next: next.ordinal, remindAt: next.remindAt };
}

async function planSurveyMail(
  tx: EntityManager,
  mail: {
    kind: 'survey.invitation' | 'survey.reminder';
    invitationId: string;
    ordinal: number;
    dueAt: Date;
  },
  recipientPersonId: string,
  locale: string,
): Promise<void> {
  await new SendLedgerRepository(tx).plan({
    kind: mail.kind,
    subjectType: 'invitation',
    subjectId: mail.invitationId,
    ordinal: mail.ordinal,
    dueAt: mail.dueAt,
    recipientPersonId,
    locale,
  });
}
