import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SmtpLine } from '../../apps/worker/src/mail/smtp-line.js';

let server: Server;
let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await new Promise((resolve) => server.close(resolve));
});

interface Relay {
  line: SmtpLine;
  /** Every command and the whole of every mail, as they came. */
  heard: string[];
}

/** Answers with what `say` has for a command; undefined: hangs up. Bytes come one by one if told. */
async function dial(
  offers: string[],
  say: (command: string) => string | undefined,
  { byByte = false } = {},
): Promise<Relay> {
  const heard: string[] = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    const answer = (text: string) => {
      for (const piece of byByte ? text : [text]) socket.write(piece);
    };
    let [rest, inMail] = ['', false];
    answer('220 ready\r\n');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (;;) {
        const end = inMail ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const command = rest.slice(0, end);
        rest = rest.slice(end + (inMail ? 5 : 2));
        heard.push(command);
        if (/^EHLO/.test(command)) {
          answer(['250-relay', ...offers.map((offer) => `250-${offer}`), '250 HELP\r\n'].join('\r\n'));
          continue;
        }
        const reply = say(inMail ? 'MAIL' : command);
        if (reply === undefined) return void socket.end();
        inMail = reply.startsWith('354');
        answer(reply);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { line: await SmtpLine.open(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`), heard };
}

const envelope = { from: 'c@traccia.test', to: 'ann@people.test' };
const source = Buffer.from('Subject: Hi\r\n\r\nOne\r\n');
const usual = (command: string) => (command === 'DATA' ? '354 go\r\n' : '250-2.0.0\r\n250 ok\r\n');
const yes = async () => undefined;

describe('a line to the relay', () => {
  it.each([
    ['all at once to a relay that takes it', ['PIPELINING'], false],
    ['step by step to one that does not', [], false],
    ['to one whose answers come in pieces', ['PIPELINING'], true],
  ])('carries mail after mail, %s', async (_how, offers, byByte) => {
    const { line, heard } = await dial(offers, usual, { byByte });
    await line.carry(envelope, source, yes);
    await line.carry(envelope, source, yes);
    const one = ['MAIL FROM:<c@traccia.test>', 'RCPT TO:<ann@people.test>', 'DATA', 'Subject: Hi\r\n\r\nOne'];
    expect(heard.slice(1)).toEqual([...one, ...one]);
    line.rest();
    expect(line.usable).toBe(true);
  });

  it('doubles dots and mends line ends, so that nothing but the end ends a mail', async () => {
    const { line, heard } = await dial([], usual);
    await line.carry(envelope, Buffer.from('A: b\r\n\r\n.\r\n..x\n.\r.\rend'), yes);
    expect(heard.at(-1)).toBe('A: b\r\n\r\n..\r\n...x\r\n..\r\n..\r\nend');
  });

  it('writes no dot when it may not, and never carries again', async () => {
    const { line, heard } = await dial(['PIPELINING'], usual);
    const refusal = new Error('not ours');
    await expect(
      line.carry(envelope, source, async () => {
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(line.usable).toBe(false);
    await once(sockets[0] as Socket, 'close');
    expect(heard.at(-1)).toBe('DATA');
  });

  it.each([
    ['the sender', 'MAIL FROM', '451 4.7.1 later\r\n', 451],
    ['the recipient', 'RCPT TO', '550-5.1.1 User\r\n550 5.1.1 unknown\r\n', 550],
    ['the mail', 'MAIL', '554 5.7.1 policy\r\n', 554],
  ])('says how a relay refuses %s, and goes on', async (_what, at, reply, code) => {
    for (const offers of [[], ['PIPELINING']]) {
      let refusing = true;
      const { line } = await dial(offers, (command) => {
        if (refusing && (at === 'MAIL' ? command === at : command.startsWith(at))) return reply;
        // Nobody is left to whom the mail would go.
        if (refusing && command === 'DATA' && at !== 'MAIL') return '503 no recipient\r\n';
        return usual(command);
      });
      await expect(line.carry(envelope, source, yes)).rejects.toMatchObject({ responseCode: code });
      expect(await line.reset()).toBe(true);
      refusing = false;
      await line.carry(envelope, source, yes);
      if (offers.length === 0) await new Promise((resolve) => (line.close(), server.close(resolve)));
    }
  });

  it('hangs up on a relay that refuses the recipient and waits for the mail all the same', async () => {
    const { line } = await dial(['PIPELINING'], (command) =>
      command.startsWith('RCPT') ? '550 5.1.1 User unknown\r\n' : usual(command),
    );
    await expect(line.carry(envelope, source, yes)).rejects.toMatchObject({ responseCode: 550 });
    expect(await line.reset()).toBe(false);
  });

  it.each([
    ['announces its end', '421 4.3.2 closing\r\n', { responseCode: 421 }],
    ['hangs up', undefined, { message: expect.stringMatching(/closed/i) }],
    ['does not speak SMTP', 'hello\r\n', { message: 'hello' }],
  ])('breaks when the relay %s', async (_what, reply, error) => {
    for (const at of ['MAIL FROM', 'DATA']) {
      const { line } = await dial(at === 'DATA' ? ['PIPELINING'] : [], (command) =>
        command.startsWith(at) ? reply : usual(command),
      );
      await expect(line.carry(envelope, source, yes)).rejects.toMatchObject(error);
      expect(line.usable).toBe(false);
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('breaks when the relay speaks unasked', async () => {
    const { line } = await dial([], usual);
    sockets[0]?.write('250 what\r\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(line.usable).toBe(false);
  });

  it('asks for Unicode in addresses where the relay can', async () => {
    const { line, heard } = await dial(['SMTPUTF8'], usual);
    await line.carry({ ...envelope, to: 'jüri@people.test' }, source, yes);
    expect(heard.slice(1, 3)).toEqual(['MAIL FROM:<c@traccia.test> SMTPUTF8', 'RCPT TO:<jüri@people.test>']);
  });
});
