import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { messagesApi } from '@traccia/contracts';
import supertest from 'supertest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeMessage, makePerson, makeStaff } from '../../support/factories.js';

const secret = 'a secret of more than thirty-two characters';
let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { mailReturnSecret: secret });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const now = () => Math.floor(Date.now() / 1000);
function signed(raw: Buffer, { key = secret, at = now() } = {}): string {
  return `t=${at},v1=${createHmac('sha256', key).update(`${at}.`).update(raw).digest('hex')}`;
}
const handIn = (raw: Buffer, signature: string, of = api) =>
  supertest(of.url)
    .post('/api/messages/returned')
    .set('content-type', 'application/octet-stream')
    .set('x-traccia-signature', signature)
    .send(raw);
const kept = async () => {
  const [row] = await database.owner.query(
    `SELECT (SELECT count(*)::int FROM returned_mail) AS mails,
       (SELECT count(*)::int FROM outbox WHERE event = 'mail.returned') AS events`,
  );
  return row;
};

it('takes a signed mail once, however often it is handed in, also at the same time', async () => {
  const raw = Buffer.from('From: a@people.test\r\n\r\nHello');
  const replies = await Promise.all(
    Array.from({ length: 5 }, async () => handIn(raw, signed(raw)).expect(202)),
  );
  expect(replies.filter(({ body }) => body.taken)).toHaveLength(1);
  expect(await kept()).toEqual({ mails: 1, events: 1 });
});

it.each([
  ['no signature', (_: Buffer) => ''],
  ['another key', (raw: Buffer) => signed(raw, { key: 'another secret of more than thirty-two' })],
  ['a signature of other bytes', (_: Buffer) => signed(Buffer.from('other'))],
  ['a signature from an hour ago', (raw: Buffer) => signed(raw, { at: now() - 3600 })],
  ['a signature from an hour ahead', (raw: Buffer) => signed(raw, { at: now() + 3600 })],
])('refuses %s and keeps nothing', async (name, signature) => {
  const raw = Buffer.from(`From: a@people.test\r\n\r\n${name}`);
  const before = await kept();
  await handIn(raw, signature(raw)).expect(403);
  expect(await kept()).toEqual(before);
});

it('refuses nothing at all, and what is too large', async () => {
  await handIn(Buffer.alloc(0), signed(Buffer.alloc(0))).expect(422);
  const large = Buffer.alloc(10_000_001, 'x');
  await handIn(large, signed(large)).expect(413);
});

it('is not there where no secret is set', async () => {
  const without = await startTestApi(database);
  const raw = Buffer.from('x');
  await handIn(raw, signed(raw), without).expect(404);
  await without.close();
});

it('shows a reply beside the mail it answers, to whoever may read that mail', async () => {
  const { owner } = database;
  const personId = await makePerson(owner);
  const messageId = await makeMessage(owner, { subjectId: personId, personId, state: 'sent' });
  await owner.query(
    `INSERT INTO returned_mail (digest, read_at, kind, message_id, person_id, sender, subject, body)
     VALUES ('x', clock_timestamp(), 'reply', $1, $2, 'a@people.test', 'Re: survey', '<script>alert(1)</script>')`,
    [messageId, personId],
  );
  const staff = await api.signedIn(await makeStaff(owner, 'administrator'));
  const { body } = await staff.call(messagesApi.get, { params: { id: messageId } }).expect(200);
  expect(body.returned).toMatchObject([
    { kind: 'reply', sender: 'a@people.test', subject: 'Re: survey', body: '<script>alert(1)</script>' },
  ]);
  expect(body.replies).toBe(1);
  const { body: list } = await staff.call(messagesApi.list, { query: { personId } }).expect(200);
  expect(list.rows).toMatchObject([{ id: messageId, replies: 1 }]);
});
