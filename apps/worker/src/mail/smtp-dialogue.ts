import type { Socket } from 'node:net';

/** A relay that never ends its reply is not listened to for ever. */
const longestReply = 100_000;

export interface Reply {
  code: number;
  text: string;
}

/** The relay answered and said no; `responseCode` says how. */
export class RefusedByRelay extends Error {
  constructor(readonly reply: Reply) {
    super(reply.text);
  }

  get responseCode(): number {
    return this.reply.code;
  }
}

interface Exchange {
  replies: Reply[];
  awaited: number;
  resolve: (replies: Reply[]) => void;
  reject: (error: Error) => void;
}

/** Commands and replies on a connection that is greeted: one exchange at a time, of one command or of several at once. */
export class SmtpDialogue {
  private heard = '';
  private begun: string[] = [];
  private exchange: Exchange | null = null;
  private down: Error | null = null;

  constructor(
    private readonly socket: Socket,
    /** The relay speaks unasked, or not SMTP: nothing that comes later can be told apart. */
    private readonly astray: (error: Error) => void,
  ) {
    socket.on('data', (chunk: Buffer) => this.hear(chunk));
  }

  /** Answers when all replies are there, or the first that says that the relay is closing. */
  async ask(commands: string | Buffer, awaited: number): Promise<Reply[]> {
    return new Promise((resolve, reject) => {
      if (this.down) return reject(this.down);
      this.exchange = { replies: [], awaited, resolve, reject };
      this.socket.write(commands);
    });
  }

  /** Answers when the bytes are with the system; nothing is awaited in return. */
  async tell(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.down) return reject(this.down);
      this.exchange = { replies: [], awaited: 0, resolve: () => undefined, reject };
      this.socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Whatever is under way fails, and so does everything later. */
  end(error: Error): void {
    this.down ??= error;
    this.exchange?.reject(this.down);
    this.exchange = null;
  }

  private hear(chunk: Buffer): void {
    if (this.down) return;
    const lines = (this.heard + chunk.toString('latin1')).split(/\r?\n/);
    this.heard = lines.pop() ?? '';
    for (const line of lines) this.take(line);
    if (this.heard.length + this.begun.join('').length > longestReply)
      this.astray(new Error('the relay does not end its reply'));
  }

  private take(line: string): void {
    this.begun.push(line);
    if (/^\d{3}-/.test(line)) return;
    const text = Buffer.from(this.begun.join('\n'), 'latin1').toString();
    this.begun = [];
    const code = Number(/^\d{3}(?= |$)/.exec(line)?.[0]);
    const { exchange } = this;
    if (!exchange || exchange.awaited === 0 || Number.isNaN(code)) {
      this.astray(new RefusedByRelay({ code, text }));
      return;
    }
    exchange.replies.push({ code, text });
    if (exchange.replies.length < exchange.awaited && code !== 421) return;
    this.exchange = null;
    exchange.resolve(exchange.replies);
  }
}
