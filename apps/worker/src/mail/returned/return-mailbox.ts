import { largestReturnedMail } from '@traccia/contracts';
import { inTransaction, publish, ReturnedMailRepository } from '@traccia/persistence';
import { ImapFlow } from 'imapflow';
import type { DataSource } from 'typeorm';
import type { Log } from '../../log.js';
import { plainReason } from '../../plain-reason.js';

export interface ReturnMailboxSettings {
  /** `imaps://user:password@host[:port][/mailbox]`; without a mailbox INBOX. */
  url: string;
  /** Where a mail goes that was taken; null: it stays, marked as read. */
  doneMailbox: string | null;
}

export interface ReturnMailboxParts {
  settings: ReturnMailboxSettings;
  db: DataSource;
  log: Log;
}

/** At most so many in one visit; the next visit goes on. */
const mostAtOnce = 200;

/**
 * Fetches mail that came back from the mailbox of the centre's address. A mail is marked only after its bytes are safe in
 * the database, so a visit that breaks off is repeated without a second effect. One visit at a time in this process; two
 * processes may visit at once, for the bytes themselves are the key.
 */
export class ReturnMailbox {
  private visiting: Promise<number> | null = null;
  private failed = false;

  constructor(private readonly parts: ReturnMailboxParts) {}

  /** True from a visit that failed until one that did not. */
  get isAway(): boolean {
    return this.failed;
  }

  /** Answers how many mails were taken. */
  async visit(): Promise<number> {
    this.visiting ??= this.fetchUnread().finally(() => {
      this.visiting = null;
    });
    return this.visiting;
  }

  private async fetchUnread(): Promise<number> {
    const { log } = this.parts;
    const client = new ImapFlow({ ...connectionOf(this.parts.settings.url), logger: false });
    // A line that breaks between two commands is told to whoever waits for the next one as well.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const taken = await this.takeUnread(client);
      if (this.failed) log.info({}, 'the mailbox for returned mail answers again');
      this.failed = false;
      if (taken > 0) log.info({ taken }, 'returned mail fetched');
      return taken;
    } catch (error) {
      if (!this.failed)
        log.warn({ reason: plainReason(error) }, 'the mailbox for returned mail does not answer');
      this.failed = true;
      return 0;
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  private async takeUnread(client: ImapFlow): Promise<number> {
    const { settings, db, log } = this.parts;
    await client.mailboxOpen(mailboxOf(settings.url));
    const found = await client.search({ seen: false }, { uid: true });
    let taken = 0;
    for (const uid of (found || []).slice(0, mostAtOnce)) {
      const range = String(uid);
      const about = await client.fetchOne(range, { size: true }, { uid: true });
      if (!about) continue;
      if ((about.size ?? 0) > largestReturnedMail)
        log.warn({ bytes: about.size }, 'a returned mail is too long to be taken');
      else {
        const mail = await client.fetchOne(range, { source: true }, { uid: true });
        if (!mail || !mail.source) continue;
        await keep(db, mail.source);
        taken += 1;
      }
      await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
      if (settings.doneMailbox !== null) await client.messageMove(range, settings.doneMailbox, { uid: true });
    }
    return taken;
  }
}

/** The mailbox of the settings; null when none is named. */
export function openReturnMailbox(
  { returnMailbox }: { returnMailbox: ReturnMailboxSettings | null },
  db: DataSource,
  log: Log,
): ReturnMailbox | null {
  return returnMailbox && new ReturnMailbox({ settings: returnMailbox, db, log });
}

/** The same bytes again change nothing. */
async function keep(db: DataSource, raw: Buffer): Promise<void> {
  await inTransaction(db, async (tx) => {
    const id = await new ReturnedMailRepository(tx).take(raw);
    if (id !== null) await publish(tx, 'mail.returned', { returnedMailId: id }, 'mail.fetch-returned');
  });
}

function connectionOf(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // A server on this machine may have no certificate to upgrade with.
    ...(!secure && { doSTARTTLS: !isLoopback(url.hostname) }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    connectionTimeout: 15_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function mailboxOf(text: string): string {
  return decodeURIComponent(new URL(text).pathname.slice(1)) || 'INBOX';
}
