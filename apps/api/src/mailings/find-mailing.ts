import type { Mailing } from '@traccia/contracts';
import { MailingRecipientRepository, MailingRepository, type MailingDetail } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { may, type PersonSubject } from '../http/subject.js';
import { presentMailing } from './mailing.presenter.js';
import { readableMailings, writableMailings } from './mailings.policy.js';

/** As its reader may see it. */
export async function findMailing(tx: EntityManager, subject: PersonSubject, id: string): Promise<Mailing> {
  const mailings = new MailingRepository(tx);
  const mailing = await mailings.find(readableMailings(subject), id);
  if (!mailing) throw new Problem('request.not-found');
  const mayChange =
    may(subject, 'messages.manage') && (await mailings.isReachable(writableMailings(subject), id));
  const counts = mailing.leftAt === null ? [] : await new MailingRecipientRepository(tx).countByState(id);
  return presentMailing(mailing, mayChange, counts);
}

/** A draft to be changed, locked; of two who save at once the second is told that it is old. */
export async function lockDraft(
  tx: EntityManager,
  subject: PersonSubject,
  id: string,
  version: number | null = null,
): Promise<MailingDetail> {
  const mailing = await new MailingRepository(tx).lock(writableMailings(subject), id);
  if (!mailing) throw new Problem('request.not-found');
  if (mailing.state !== 'draft') throw new Problem('mailing.not-draft');
  if (version !== null && mailing.version !== version) throw new Problem('request.version-stale');
  return mailing;
}
