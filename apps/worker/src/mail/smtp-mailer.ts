import { plainReason } from '../plain-reason.js';
import type { SignMail } from './dkim.js';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.js';
import { buildMime } from './mime.js';
import { SmtpLine } from './smtp-line.js';

export interface SmtpSettings {
  url: string;
  messageIdHost: string;
  /** Name of a header under which the relay de-duplicates, if it knows one. */
  idempotencyHeader: string | null;
  /** Absent: the relay signs, or nobody does. */
  sign?: SignMail;
}

/** How far a mail came; it decides what a broken line means. */
interface Progress {
  greeted: boolean;
  /** Whether the row was asked for at the dot; from then on this mail must not be begun again. */
  asked: boolean;
  claimLost: boolean;
  dotWritten: boolean;
}

/** Lines are kept and used again; the phase of every failure is known for each mail, which decides between again and in doubt. */
export class SmtpMailer implements Mailer {
  readonly kind = 'smtp';
  readonly revealsTokens = true;
  private resting: SmtpLine[] = [];

  constructor(private readonly settings: SmtpSettings) {}

  async send(mail: OutgoingMail, atTheDot: () => Promise<boolean>): Promise<SendOutcome> {
    const { idempotencyHeader, messageIdHost, sign } = this.settings;
    const headers = idempotencyHeader
      ? { ...mail.headers, [idempotencyHeader]: `msg-${mail.id}` }
      : mail.headers;
    let source: Buffer;
    try {
      const built = buildMime({ ...mail, headers }, messageIdHost);
      source = sign ? await sign(built) : built;
    } catch (error) {
      return { kind: 'unsendable', error: plainReason(error) };
    }
    for (;;) {
      const line = this.takeResting();
      const outcome = await this.handOver(line, mail, source, atTheDot);
      if (outcome !== 'stale') return outcome;
    }
  }

  close(): void {
    for (const line of this.resting) line.close();
    this.resting = [];
  }

  private takeResting(): SmtpLine | null {
    for (;;) {
      const line = this.resting.pop();
      if (!line || line.usable) return line ?? null;
      line.close();
    }
  }

  /** `stale`: a line that had rested broke before the dot, which says nothing about the relay or the mail. */
  private async handOver(
    rested: SmtpLine | null,
    mail: OutgoingMail,
    source: Buffer,
    atTheDot: () => Promise<boolean>,
  ): Promise<SendOutcome | 'stale'> {
    const progress: Progress = {
      greeted: rested !== null,
      asked: false,
      claimLost: false,
      dotWritten: false,
    };
    let line = rested;
    try {
      line ??= await SmtpLine.open(this.settings.url);
      progress.greeted = true;
      const envelope = { from: mail.sender.address, to: mail.recipient.address };
      await line.carry(envelope, source, async () => this.askAtTheDot(progress, atTheDot));
      this.keep(line);
      return { kind: 'accepted' };
    } catch (error) {
      const outcome = outcomeOf(error, progress);
      if (outcome.kind === 'refused' && line && (await line.reset())) this.keep(line);
      else line?.close();
      return rested && outcome.kind === 'relay-away' && !progress.asked ? 'stale' : outcome;
    }
  }

  /** The dot is written only when the row is still ours. */
  private async askAtTheDot(progress: Progress, atTheDot: () => Promise<boolean>): Promise<void> {
    progress.asked = true;
    // A database that cannot be asked is no permission; the lease decides what becomes of the row.
    progress.dotWritten = await atTheDot().catch(() => false);
    progress.claimLost = !progress.dotWritten;
    if (progress.claimLost) throw new Error('the claim was lost before the final dot');
  }

  private keep(line: SmtpLine): void {
    line.rest();
    if (line.usable) this.resting.push(line);
    else line.close();
  }
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
