import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { plainReason } from '../plain-reason.js';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.js';
import { buildMime } from './mime.js';

/** RFC 5321 asks a client to wait ten minutes for the answer to the final dot. */
const answerTimeoutMs = 11 * 60_000;

export interface SmtpSettings {
  url: string;
  messageIdHost: string;
  /** Name of a header under which the relay de-duplicates, if it knows one. */
  idempotencyHeader: string | null;
}

/** How far a mail came; it decides what a broken line means. */
interface Progress {
  greeted: boolean;
  claimLost: boolean;
  dotWritten: boolean;
}

/** One connection a mail: the phase of every failure is then known, which decides between again and in doubt. */
export class SmtpMailer implements Mailer {
  readonly kind = 'smtp';
  readonly revealsTokens = true;

  constructor(private readonly settings: SmtpSettings) {}

  async send(mail: OutgoingMail, atTheDot: () => Promise<boolean>): Promise<SendOutcome> {
    const { idempotencyHeader, messageIdHost } = this.settings;
    const headers = idempotencyHeader
      ? { ...mail.headers, [idempotencyHeader]: `msg-${mail.id}` }
      : mail.headers;
    let source: Buffer;
    try {
      source = await buildMime({ ...mail, headers }, messageIdHost);
    } catch (error) {
      return { kind: 'unsendable', error: plainReason(error) };
    }
    const progress: Progress = { greeted: false, claimLost: false, dotWritten: false };
    try {
      await this.handOver(mail, bodyThenDot(source, progress, atTheDot), progress);
      return { kind: 'accepted' };
    } catch (error) {
      return outcomeOf(error, progress);
    }
  }

  private async handOver(
    mail: OutgoingMail,
    body: AsyncGenerator<Buffer>,
    progress: Progress,
  ): Promise<void> {
    const { auth, ...options } = parseConnectionUrl(this.settings.url);
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: answerTimeoutMs,
    });
    const broken = failureOf(connection);
    try {
      await Promise.race([broken, greet(connection)]);
      if (auth) await Promise.race([broken, login(connection, auth)]);
      progress.greeted = true;
      await Promise.race([broken, transmit(connection, mail, Readable.from(body, { objectMode: false }))]);
    } finally {
      connection.close();
    }
  }
}

/** The stream ends, and thereby the dot is written, only when the row is still ours. */
async function* bodyThenDot(
  source: Buffer,
  progress: Progress,
  atTheDot: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  yield source;
  // A database that cannot be asked is no permission; the lease decides what becomes of the row.
  progress.dotWritten = await atTheDot().catch(() => false);
  progress.claimLost = !progress.dotWritten;
  if (progress.claimLost) throw new Error('the claim was lost before the final dot');
}

async function failureOf(connection: SMTPConnection): Promise<never> {
  return new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('the relay closed the connection')));
  });
}

async function greet(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

async function login(
  connection: SMTPConnection,
  auth: Parameters<SMTPConnection['login']>[0],
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login(auth, (error) => (error ? reject(error) : resolve()));
  });
}

async function transmit(connection: SMTPConnection, mail: OutgoingMail, body: Readable): Promise<void> {
  const envelope = { from: mail.sender.address, to: [mail.recipient.address] };
  return new Promise((resolve, reject) => {
    connection.send(envelope, body, (error) => (error ? reject(error) : resolve()));
  });
}

function outcomeOf(error: unknown, { greeted, claimLost, dotWritten }: Progress): SendOutcome {
  const reason = plainReason(error);
  if (claimLost) return { kind: 'lost-claim' };
  const code = numberIn(error, 'responseCode');
  if (code === null)
    return dotWritten ? { kind: 'in-doubt', error: reason } : { kind: 'relay-away', greeted, error: reason };
  if (code === 421 || !greeted) return { kind: 'relay-away', greeted: false, error: reason };
  return {
    kind: 'refused',
    permanent: code >= 500,
    userUnknown: [550, 551, 553].includes(code) && isUserUnknown(reason),
    error: reason,
  };
}

/** By enhanced status (RFC 3463: bad mailbox, system or syntax, moved; RFC 7505: no mail there), else by the words. */
function isUserUnknown(reason: string): boolean {
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reason)?.[0];
  if (enhanced) return ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10'].includes(enhanced);
  return /unknown|no such|not exist|not found/i.test(reason);
}

function numberIn(error: unknown, key: string): number | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'number' ? value : null;
}
