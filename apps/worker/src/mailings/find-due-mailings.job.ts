import { permissionsOfRole } from '@traccia/contracts';
import {
  activityScopeOfGrants,
  inTransaction,
  MailingAudienceRepository,
  MailingRepository,
  SendLedgerRepository,
  SubjectRepository,
  writtenLocales,
} from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

const batch = 500;

/**
 * Messages to groups whose time has come: first who gets it is frozen, once, then the mails are planned in batches.
 * Both steps stand in rows, so that a round that broke off goes on where it stood.
 */
export function findDueMailingsJob(
  db: DataSource,
  log: Log,
  sendSoon: () => void,
): JobHandler<'mailing.find-due'> {
  return {
    job: 'mailing.find-due',
    handle: async () => {
      for (;;) {
        const mailingId = await inTransaction(db, freezeNext);
        if (mailingId === null) break;
        log.info({ mailingId }, 'mailing leaves');
      }
      let planned = false;
      while (await inTransaction(db, planBatch)) planned = true;
      if (planned) sendSoon();
    },
  };
}

/** Within what its sender may reach now, not when it was written: a role that has ended sends to nobody. */
async function freezeNext(tx: EntityManager): Promise<string | null> {
  const mailings = new MailingRepository(tx);
  const due = await mailings.lockDue();
  if (!due) return null;
  const grants = await new SubjectRepository(tx).findGrants(due.sentBy);
  const reach = activityScopeOfGrants(due.sentBy, grants, 'messages.manage');
  const mayStill = grants.some(({ role }) => permissionsOfRole[role].includes('messages.manage'));
  const { audience, purpose, texts, leftOut } = due;
  const question = { audience, purpose, locales: writtenLocales(texts), leftOut };
  if (mayStill) await new MailingAudienceRepository(tx).freeze(reach, question, due.id);
  await mailings.markLeaving(due.id);
  return due.id;
}

/** False when no mailing is left of which mails are to be planned. */
async function planBatch(tx: EntityManager): Promise<boolean> {
  const mailings = new MailingRepository(tx);
  const id = await mailings.lockLeaving();
  if (id === null) return false;
  if ((await new SendLedgerRepository(tx).planMailing(id, batch)) < batch) await mailings.markSent(id);
  return true;
}
