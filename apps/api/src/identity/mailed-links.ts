import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MessageKind } from '@traccia/contracts';
import {
  MailedTokenRepository,
  publish,
  SendLedgerRepository,
  type Account,
  type TokenPurpose,
  type UsedToken,
} from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce } from '@traccia/runtime';
import type { EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';

interface LinkKind {
  kind: MessageKind;
  minutes: number;
}

const linkKinds: Record<TokenPurpose, LinkKind> = {
  verify_email: { kind: 'person.verify-email', minutes: 48 * 60 },
  sign_in: { kind: 'person.sign-in-link', minutes: 30 },
  reset_password: { kind: 'person.reset-password', minutes: 30 },
  change_email: { kind: 'person.change-email', minutes: 30 },
};
/** Links of one kind to one person within a quarter of an hour; more would flood a mailbox. */
const mostLinks = 3;

export type Recipient = Pick<Account, 'id' | 'locale'>;

/** Makes links that open something once, and takes them back. The token itself is derived, never kept. */
@Injectable()
export class MailedLinks {
  constructor(@Inject(apiSettings) private readonly settings: ApiSettings) {}

  /** Plans the mail in the caller's transaction; silently none when the mailbox had its share. */
  async plan(
    tx: EntityManager,
    purpose: TokenPurpose,
    recipient: Recipient,
    email: string,
    requestId: string,
  ): Promise<void> {
    const tokens = new MailedTokenRepository(tx);
    if ((await tokens.countRecent(recipient.id, purpose)) >= mostLinks) return;
    const { kind, minutes } = linkKinds[purpose];
    const id = randomUUID();
    const nonce = newNonce();
    const keyVersion = newestKeyVersion(this.settings.linkKeys);
    const tokenHash = hashToken(deriveToken(this.settings.linkKeys, purpose, id, nonce, keyVersion));
    await tokens.insert({
      id,
      purpose,
      personId: recipient.id,
      email,
      nonce,
      keyVersion,
      tokenHash,
      minutes,
    });
    const messageId = await planMail(tx, kind, { type: 'mailed_token', id, ordinal: 0 }, recipient);
    if (purpose === 'verify_email')
      await publish(tx, 'person.signed-up', { personId: recipient.id, tokenId: id }, requestId);
    else if (messageId) await publish(tx, 'person.mail-asked', { messageId }, requestId);
  }

  /** At most one an hour, however often somebody signs up with an address that is known. */
  async planAlreadySignedUp(tx: EntityManager, recipient: Recipient, requestId: string): Promise<void> {
    const [clock]: { hour: number }[] = await tx.query(
      'SELECT floor(extract(epoch FROM clock_timestamp()) / 3600)::int AS hour',
    );
    const subject = { type: 'person', id: recipient.id, ordinal: clock?.hour ?? 0 };
    const messageId = await planMail(tx, 'person.already-signed-up', subject, recipient);
    if (messageId) await publish(tx, 'person.mail-asked', { messageId }, requestId);
  }

  /** Whose link it is, without using it. */
  async look(tx: EntityManager, purpose: TokenPurpose, token: string): Promise<UsedToken> {
    return usable(await new MailedTokenRepository(tx).find(purpose, hashToken(token)));
  }

  /** Wrong, used, out of date, somebody disabled: one answer for all. */
  async use(tx: EntityManager, purpose: TokenPurpose, token: string): Promise<UsedToken> {
    return usable(await new MailedTokenRepository(tx).use(purpose, hashToken(token)));
  }
}

function usable(found: UsedToken | null): UsedToken {
  if (!found) throw new Problem('token.unusable');
  return found;
}

async function planMail(
  tx: EntityManager,
  kind: MessageKind,
  subject: { type: string; id: string; ordinal: number },
  recipient: Recipient,
): Promise<string | null> {
  return new SendLedgerRepository(tx).planAnew({
    kind,
    subjectType: subject.type,
    subjectId: subject.id,
    ordinal: subject.ordinal,
    recipientPersonId: recipient.id,
    locale: recipient.locale,
  });
}
