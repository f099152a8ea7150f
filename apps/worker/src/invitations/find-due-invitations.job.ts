import {
  DueInvitationRepository,
  type DueInvitation,
  type DueReminder,
  EmailChannel,
  inTransaction,
  type Letter,
  placeInvitation,
  placeReminder,
  reminderToSend,
  type RequestRoom,
  RequestRoomRepository,
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
    const invitations = new DueInvitationRepository(tx);
    const due = await invitations.lockDue(batch);
    if (due.length === 0) return 0;
    const room = await roomOf(
      tx,
      due,
      due.map(({ askedAt }) => askedAt),
    );
    const asked: DueInvitation[] = [];
    const letters: Letter[] = [];
    const putOff: { id: string; dueAt: Date }[] = [];
    for (const invitation of due) {
      const placed = placeInvitation({ ...invitation, at: invitation.askedAt }, room);
      if ('putOffTo' in placed) putOff.push({ id: invitation.id, dueAt: placed.putOffTo });
      else {
        asked.push(invitation);
        letters.push(...lettersOf('survey.invitation', invitation, placed.withheld));
      }
    }
    await invitations.giveLinks(
      asked.filter(({ hasLink }) => !hasLink).map(({ id }) => ({ id, ...newLinkSeed(keys, 'link', id) })),
    );
    await new EmailChannel(tx).take(letters);
    await invitations.markInvited(asked);
    await invitations.putOff(putOff);
    return due.length;
  });
}

async function remindBatch(db: DataSource): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await new DueInvitationRepository(tx).lockDueReminders(batch);
    if (due.length === 0) return 0;
    const room = await roomOf(
      tx,
      due,
      due.map(({ remindAt }) => remindAt),
    );
    const letters: Letter[] = [];
    const followed = due.map((reminder) => remind(reminder, room, letters));
    await new EmailChannel(tx).take(letters);
    await new DueInvitationRepository(tx).goOn(followed);
    return due.length;
  });
}

/** What has not left yet is no reason to remind; it is looked at again a day later, while another mail may still come. */
function remind(
  due: DueReminder,
  room: RequestRoom,
  letters: Letter[],
): { invitationId: string; next: number; remindAt: Date | null } {
  const { invitationId: id, now, recipients } = due;
  if (due.over) return { invitationId: id, next: due.ordinal, remindAt: null };
  if (recipients.length === 0) {
    const remindAt = due.underWay ? new Date(now.getTime() + dayMs) : null;
    return { invitationId: id, next: due.ordinal, remindAt };
  }
  const { ordinal, dueAt, next } = reminderToSend(due);
  if (!due.silent) {
    const withheld = placeReminder({ at: dueAt, recipients }, room);
    letters.push(...lettersOf('survey.reminder', { id, ordinal, dueAt, recipients }, withheld));
  }
  return { invitationId: id, next: next.ordinal, remindAt: next.remindAt };
}

/** The people stay locked, so that two workers never both see the last room that somebody has. */
async function roomOf(
  tx: EntityManager,
  due: readonly Pick<DueInvitation, 'recipients'>[],
  instants: readonly Date[],
): Promise<RequestRoom> {
  const personIds = new Set(due.flatMap(({ recipients }) => recipients.map(({ personId }) => personId)));
  const from = new Date(Math.min(...instants.map((at) => at.getTime())));
  return new RequestRoomRepository(tx).lock([...personIds], from);
}

function lettersOf(
  kind: 'survey.invitation' | 'survey.reminder',
  of: Pick<DueInvitation, 'id' | 'dueAt' | 'recipients'> & { ordinal: number },
  withheld: ReadonlySet<string>,
): Letter[] {
  return of.recipients.map(({ personId, locale }) => ({
    kind,
    subjectType: 'invitation',
    subjectId: of.id,
    ordinal: of.ordinal,
    dueAt: of.dueAt,
    recipientPersonId: personId,
    locale,
    withheld: withheld.has(personId) ? 'request-cap' : null,
  }));
}
