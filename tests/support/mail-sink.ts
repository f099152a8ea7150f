import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  recipient: string;
  messageId: string;
  raw: string;
}

export type SinkBehaviour =
  | 'accept'
  | 'unknown-user'
  | 'policy'
  | 'greylist'
  /** Takes the whole mail, then cuts the line instead of answering. */
  | 'accept-then-drop'
  /** Cuts the line before the mail: later, a small mail may have left with its dot already. */
  | 'drop-before-data';

export interface MailSink {
  url: string;
  port: number;
  received: ReceivedMail[];
  connections: number;
  /** Decides what happens to a mail; `accept` for all until set. */
  behave(rule: (recipient: string) => SinkBehaviour): void;
  delayAnswers(ms: number): void;
  /** Cuts every line that is open now, as a relay does with those that rest. */
  cutLines(): void;
  parse(index: number): Promise<ParsedMail>;
  copiesByMessageId(): Map<string, number>;
  close(): Promise<void>;
}

const refusals: Partial<Record<SinkBehaviour, [number, string]>> = {
  'unknown-user': [550, '5.1.1 User unknown'],
  policy: [554, '5.7.1 Message refused by policy'],
  greylist: [451, '4.7.1 Greylisted, try again later'],
};

function refuse(behaviour: SinkBehaviour): Error | null {
  const refusal = refusals[behaviour];
  return refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null;
}

/** A real SMTP server that keeps what it was given and misbehaves on demand. */
export async function startMailSink(port = 0): Promise<MailSink> {
  let rule: (recipient: string) => SinkBehaviour = () => 'accept';
  let delayMs = 0;
  const received: ReceivedMail[] = [];
  const sink: MailSink = {
    url: '',
    port: 0,
    received,
    connections: 0,
    behave: (next) => {
      rule = next;
    },
    delayAnswers: (ms) => {
      delayMs = ms;
    },
    cutLines: () => {
      for (const id of openLines(server)) cutLine(server, id);
    },
    parse: async (index) => simpleParser(received[index]?.raw ?? ''),
    copiesByMessageId: () => countCopies(received),
    close: async () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onConnect: (_session, done) => {
      sink.connections += 1;
      done();
    },
    onRcptTo: (address, session, done) => {
      if (rule(address.address) === 'drop-before-data') cutLine(server, session.id);
      else done(refuse(rule(address.address)));
    },
    onData: (stream, session, done) => {
      const recipient = session.envelope.rcptTo[0]?.address ?? '';
      const behaviour = rule(recipient);
      const cut = () => cutLine(server, session.id);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        received.push({ recipient, messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '', raw });
        if (behaviour === 'accept-then-drop') cut();
        else setTimeout(() => done(null, 'taken'), delayMs);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  sink.port = (server.server.address() as AddressInfo).port;
  sink.url = `smtp://127.0.0.1:${sink.port}`;
  return sink;
}

function openLines(server: SMTPServer): string[] {
  const connections: unknown = Reflect.get(server, 'connections');
  if (!(connections instanceof Set)) throw new Error('smtp-server has changed its inside');
  return [...connections].map((connection) => String(Reflect.get(connection, 'id')));
}

/** smtp-server keeps its connections to itself; its set is the only way to a raw cut. */
function cutLine(server: SMTPServer, sessionId: string): void {
  const connections: unknown = Reflect.get(server, 'connections');
  if (!(connections instanceof Set)) throw new Error('smtp-server has changed its inside');
  for (const connection of connections) {
    if (Reflect.get(connection, 'id') === sessionId) Reflect.get(connection, '_socket').destroy();
  }
}

function countCopies(mails: readonly ReceivedMail[]): Map<string, number> {
  const copies = new Map<string, number>();
  for (const { messageId } of mails) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  return copies;
}
