import type { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

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

/** One connection to the relay, greeted and signed in, which carries one mail after another. */
export class SmtpLine {
  /** Mails it carried; one that carried none yet cannot have gone stale. */
  carried = 0;
  private restingSince = 0;
  private down: Error | null = null;
  private fail: (error: Error) => void = () => undefined;

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
      if (auth) await line.whileUp((done) => connection.login(auth, done));
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

  async carry({ from, to }: Envelope, body: Readable): Promise<void> {
    await this.whileUp((done) => this.connection.send({ from, to: [to] }, body, done));
    this.carried += 1;
  }

  /** After a refusal: the relay forgets the mail, the line goes on. Answers whether it does. */
  async reset(): Promise<boolean> {
    try {
      await this.whileUp((done) => this.connection.reset(done));
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
    this.down ??= new Error('the line was closed');
    this.connection.close();
  }

  private end(error: Error): void {
    this.down ??= error;
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
