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

class ClaimLost extends Error {}

/** One connection a mail: the phase of every failure is then known, which decides between again and in doubt. */
export class SmtpMailer implements Mailer {
  readonly kind = 'smtp';
  readonly revealsTokens = true;

  constructor(private readonly settings: SmtpSettings) {}

  async send(mail: OutgoingMail, atTheDot: () => Promise<boolean>): Promise<SendOutcome> {
    const { idempotencyHeader, messageIdHost } = this.settings;
    const headers = idempotencyHeader ? { ...mail.headers, [idempotencyHeader]: `msg-${mail.id}` } : mail.headers;
    const source = await buildMime({ ...mail, headers }, messageIdHost);
    const { auth, ...options } = parseConnectionUrl(this.settings.url);
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: answerTimeoutMs,
    });
    const broken = failureOf(connection);
    let dotWritten = false;
    try {
      await Promise.race([broken, new Promise<void>((resolve) => connection.connect(() => resolve()))]);
      if (auth) await Promise.race([broken, login(connection, auth)]);
      const body = Readable.from(
        bodyThenDot(source, async () => {
          dotWritten = await atTheDot();
          return dotWritten;
        }),
        { objectMode: false },
      );
      await Promise.race([broken, transmit(connection, mail, body)]);
      return { kind: 'accepted' };
    } catch (error) {
      return outcomeOf(error, dotWritten);
    } finally {
      connection.close();
    }
  }
}

/** The stream ends, and thereby the dot is written, only when the row is still ours. */
async function* bodyThenDot(source: Buffer, atTheDot: () => Promise<boolean>): AsyncGenerator<Buffer> {
  yield source;
  if (!(await atTheDot())) throw new ClaimLost('the claim was lost before the final dot');
}

async function failureOf(connection: SMTPConnection): Promise<never> {
  return new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('the relay closed the connection')));
  });
}

async function login(connection: SMTPConnection, auth: Parameters<SMTPConnection['login']>[0]): Promise<void> {
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

function outcomeOf(error: unknown, dotWritten: boolean): SendOutcome {
  const reason = plainReason(error);
  if (error instanceof ClaimLost || /claim was lost/.test(reason)) return { kind: 'lost-claim' };
  const code = numberIn(error, 'responseCode');
  if (code === null) return { kind: dotWritten ? 'in-doubt' : 'relay-away', error: reason };
  const command = textIn(error, 'command');
  const aboutRelay = code === 421 || /^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(command);
  if (aboutRelay) return { kind: 'relay-away', error: reason };
  return {
    kind: 'refused',
    permanent: code >= 500,
    userUnknown: [550, 551, 553].includes(code) && /5\.1\.\d|unknown|no such|not exist|not found/i.test(reason),
    error: reason,
  };
}

function numberIn(error: unknown, key: string): number | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'number' ? value : null;
}

function textIn(error: unknown, key: string): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'string' ? value : '';
}
