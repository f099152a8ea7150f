import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../apps/worker/src/env.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestWorker, testLinkKeys, until } from '../support/worker.js';
import { buildWorld, moveClock } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'traccia-dkim-'));
const keyFile = join(folder, 'dkim.pem');
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const env = {
  DATABASE_URL: 'postgres://u:p@127.0.0.1/d',
  TRACCIA_LINK_KEYS: testLinkKeys,
  TRACCIA_PUBLIC_URL: 'https://traccia.test/',
  MAIL_DKIM_DOMAIN: 'traccia.test',
};
let database: TestDatabase;
let sink: MailSink;
beforeAll(async () => {
  writeFileSync(keyFile, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  database = await createTestDatabase();
  sink = await startMailSink();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sink.close();
  await database.drop();
});

/** What stands at <selector>._domainkey.<domain>. */
const dnsRecord = `v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

/** RFC 6376, 3.4.2: the name in lower case, folds and runs of space as one, none around the colon and at the end. */
const relaxedHeader = (name: string, value: string) =>
  `${name.toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
/** 3.4.4: no space at the ends of lines, runs as one, no empty lines at the end. */
const relaxedBody = (body: string) =>
  `${body
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)+$/, '')}\r\n`;

function checkSignature(raw: string): { bodyIsWhole: boolean; headIsWhole: boolean; signed: string[] } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1) }));
  const signature = headers.find(({ name }) => name.toLowerCase() === 'dkim-signature')?.value ?? '';
  const tags = new Map(
    signature
      .replace(/\s+/g, '')
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  );
  const signed = (tags.get('h') ?? '').toLowerCase().split(':');
  const lines = signed.flatMap((name) => {
    const found = headers.find((header) => header.name.toLowerCase() === name);
    return found ? [relaxedHeader(found.name, found.value)] : [];
  });
  lines.push(relaxedHeader('DKIM-Signature', signature.replace(/b=[^;]*$/s, 'b=')));
  const der = Buffer.from(/p=([A-Za-z0-9+/=]+)/.exec(dnsRecord)?.[1] ?? '', 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const hash = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)), 'latin1')
    .digest('base64');
  return {
    bodyIsWhole: hash === tags.get('bh'),
    headIsWhole: verify(
      'sha256',
      Buffer.from(lines.join('\r\n')),
      key,
      Buffer.from(tags.get('b') ?? '', 'base64'),
    ),
    signed,
  };
}

describe('mail that is signed', () => {
  it('verifies with the key that stands in the DNS, and names the list it belongs to', async () => {
    await buildWorld(database.db, { people: 1, opensInDays: 1 });
    await moveClock(database.owner, 2);
    const { dkim } = readSettings({ ...env, MAIL_DKIM_SELECTOR: 'one', MAIL_DKIM_KEY_FILE: keyFile });
    const worker = await startTestWorker(database, { smtpUrl: sink.url, dkim });
    await until(
      'the mail',
      async () => sink.received.length,
      (count) => count === 1,
    );
    await worker.stop();
    const raw = sink.received[0]?.raw ?? '';
    const seen = checkSignature(raw);
    expect(seen).toMatchObject({ bodyIsWhole: true, headIsWhole: true });
    expect(seen.signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id']));
    expect(raw).toMatch(/^List-Id: <[a-z0-9-]+\.surveys\.traccia\.test>\r$/im);
    expect(raw).toMatch(/^Precedence: bulk\r$/im);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    const forged = checkSignature(raw.replace(/^Subject: /m, 'Subject: No '));
    expect(forged).toMatchObject({ bodyIsWhole: true, headIsWhole: false });
  });

  it('does not begin with half of the settings, nor with a key that is none', async () => {
    expect(() => readSettings(env)).toThrow(/MAIL_DKIM_SELECTOR/);
    expect(() => readSettings({ ...env, MAIL_DKIM_SELECTOR: 'one' })).toThrow(/MAIL_DKIM_KEY_FILE/);
    expect(() => readSettings({ ...env, MAIL_DOMAIN_RATES: 'gmail.com=many' })).toThrow(/MAIL_DOMAIN_RATES/);
    writeFileSync(keyFile, 'no key');
    const full = { ...env, MAIL_DKIM_SELECTOR: 'one', MAIL_DKIM_KEY_FILE: keyFile };
    expect(() => readSettings(full)).toThrow(/MAIL_DKIM_KEY_FILE/);
  });
});
