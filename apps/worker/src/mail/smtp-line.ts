import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { RefusedByRelay, SmtpDialogue, type Reply } from './smtp-dialogue.js';

/** RFC 5321 asks a client to wait ten minutes for the answer to the final dot. */
const answerTimeoutMs = 11 * 60_000;
/** Relays hang up on those who are silent for long; a line that rests longer is not trusted. */
const restMs = 20_000;
/** Some relays refuse further mail on a line after some hundreds. */
const mostMails = 500;

export interface Envelope {
  from: string;
  to: string;
}

/**
 * One connection to the relay, which carries one mail after another. Nodemailer opens it, greets, secures and signs in;
 * the mails go straight over the socket, since its streams cost more than the rest of the mail.
 */
export class SmtpLine {
  /** Mails it carried; one that carried none yet cannot have gone stale. */
  carried = 0;
  private restingSince = 0;
  private down: Error | null = null;
  private dialogue: SmtpDialogue | null = null;
  private fail: (error: Error) => void = () => undefined;
  private offers = '';

  private constructor(private readonly connection: SMTPConnection) {
    connection.on('error', (error) => this.end(error));
    connection.once('end', () => this.end(new Error('the relay closed the connection')));
  }

  static async open(url: string): Promise<SmtpLine> {
    const { auth, ...options } = parseConnectionUrl(url);
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: answerTimeoutMs,
    });
    const line = new SmtpLine(connection);
    try {
      await line.whileUp((done) => connection.connect(done));
      line.offers = String(connection.lastServerResponse);
      if (auth) await line.whileUp((done) => connection.login(auth, done));
      line.takeOver();
      return line;
    } catch (error) {
      line.close();
      throw error;
    }
  }

  /** True while another mail may go over it. */
  get usable(): boolean {
    return this.down === null && this.carried < mostMails && performance.now() - this.restingSince < restMs;
  }

  /**
   * `beforeTheDot` is awaited when all but the dot has left; when it throws, the mail is broken off and with it the line.
   *
   * @throws RefusedByRelay when the relay says no; anything else when the line broke
   */
  async carry(envelope: Envelope, source: Buffer, beforeTheDot: () => Promise<void>): Promise<void> {
    const dialogue = this.speaking();
    await this.announce(dialogue, envelope);
    const body = stuffed(source);
    await dialogue.tell(body);
    try {
      await beforeTheDot();
    } catch (error) {
      this.close();
      throw error;
    }
    await this.command(dialogue, body.subarray(-2).equals(lineEnd) ? '.\r\n' : '\r\n.\r\n', 2);
    this.carried += 1;
  }

  /** After a refusal: the relay forgets the mail, the line goes on. Answers whether it does. */
  async reset(): Promise<boolean> {
    try {
      await this.command(this.speaking(), 'RSET\r\n', 2);
      return true;
    } catch {
      this.close();
      return false;
    }
  }

  rest(): void {
    this.restingSince = performance.now();
  }

  close(): void {
    this.end(new Error('the line was closed'));
    this.connection.close();
  }

  /** Its errors, timeouts and the end are still the connection's; only what the relay says is heard here. */
  private takeOver(): void {
    const socket = this.connection._socket;
    if (!socket) throw new Error('the line has no socket');
    socket.removeAllListeners('data');
    this.dialogue = new SmtpDialogue(socket, (error) => {
      this.end(error);
      this.connection.close();
    });
  }

  /** RFC 2920: who offers it is told envelope and DATA at once. */
  private async announce(dialogue: SmtpDialogue, { from, to }: Envelope): Promise<void> {
    const unicode = /[^\u0000-\u007f]/.test(from + to) && this.has('SMTPUTF8') ? ' SMTPUTF8' : '';
    const commands = [`MAIL FROM:<${from}>${unicode}\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n'] as const;
    if (!this.has('PIPELINING')) {
      await this.command(dialogue, commands[0], 2);
      await this.command(dialogue, commands[1], 2);
      await this.command(dialogue, commands[2], 3);
      return;
    }
    const replies = await dialogue.ask(commands.join(''), commands.length);
    const refused = replies.find(({ code }, index) => !isYes(code, index < 2 ? 2 : 3));
    if (!refused) return;
    // It hangs up, or refuses the envelope and yet waits for a mail, and would take the next command for one.
    if ([421, 354].includes(replies.at(-1)?.code ?? 421)) this.close();
    throw new RefusedByRelay(refused);
  }

  private async command(dialogue: SmtpDialogue, text: string, wanted: 2 | 3): Promise<Reply> {
    const [reply] = await dialogue.ask(text, 1);
    if (reply && isYes(reply.code, wanted)) return reply;
    if (!reply || reply.code === 421) this.close();
    throw new RefusedByRelay(reply ?? { code: 421, text: '' });
  }

  private has(extension: string): boolean {
    return new RegExp(`^250[ -]${extension}\\b`, 'im').test(this.offers);
  }

  private speaking(): SmtpDialogue {
    if (this.down) throw this.down;
    if (!this.dialogue) throw new Error('the line is not open');
    return this.dialogue;
  }

  private end(error: Error): void {
    this.down ??= error;
    this.dialogue?.end(error);
    this.fail(error);
  }

  private async whileUp(act: (done: (error?: Error | null) => void) => void): Promise<void> {
    if (this.down) throw this.down;
    return new Promise<void>((resolve, reject) => {
      this.fail = reject;
      act((error) => (error ? reject(error) : resolve()));
    });
  }
}

/** To DATA some relays say 250 instead of 354. */
function isYes(code: number, wanted: 2 | 3): boolean {
  return code < 400 && Math.floor(code / 100) >= 2 && Math.floor(code / 100) <= wanted;
}

const lineEnd = Buffer.from('\r\n');

/** A line that begins with a dot must not end the mail (RFC 5321, 4.5.2), nor may a line end that is half of one. */
function stuffed(source: Buffer): Buffer {
  if (!/(^|[\r\n])\.|\r(?!\n)|(?<!\r)\n/.test(source.toString('latin1'))) return source;
  const whole = source.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
  return Buffer.from(whole.replace(/^\./gm, '..'), 'latin1');
}
