import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readReturnedMail } from '../../apps/worker/src/mail/returned/read-returned-mail.js';
import { makeMessage, makePerson } from '../support/factories.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestWorker } from '../support/worker.js';

const ours = '0f9a2c1e-8a55-4c1b-9d57-2f0f3f4f5a6b';
const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

/** As Postfix writes it (RFC 3464): three parts, the last with the head of what was sent. */
const report = (status: string, id = ours, action = 'failed') =>
  mail(
    'From: MAILER-DAEMON@relay.example (Mail Delivery System)',
    'To: no-reply@centre.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    'Final-Recipient: rfc822; gone@people.test',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <gone@people.test>: Recipient address rejected',
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <msg-${id}@centre.example>`,
    'Subject: What changed since your training',
    '',
    '--b1--',
    '',
  );
const reply = (id = ours, more: string[] = [], from = 'fara@people.test') =>
  mail(
    `From: Fara <${from}>`,
    'To: no-reply@centre.example',
    'Subject: =?UTF-8?B?UsOpIDogdm90cmUgZW5xdcOqdGU=?=',
    `In-Reply-To: <msg-${id}@centre.example>`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    ...more,
    '',
    'Merci, j=E2=80=99ai chang=C3=A9 d=E2=80=99employeur.',
  );
const complaint = (id = ours) =>
  mail(
    'From: <feedback@isp.example>',
    'To: no-reply@centre.example',
    'Subject: FW: mail',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b2"',
    '',
    '--b2',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    '',
    '--b2',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <msg-${id}@centre.example>`,
    'Subject: What changed',
    '',
    'text',
    '--b2--',
    '',
  );

describe('what a mail that came back says', () => {
  it.each([
    ['a report that the mailbox is unknown', report('5.1.1'), 'bounce', ours, '5.1.1'],
    ['a report of a full mailbox', report('5.2.2'), 'bounce', ours, '5.2.2'],
    ['a report that it is late', report('4.4.7', ours, 'delayed'), 'delay', ours, '4.4.7'],
    ['a report that it arrived', report('2.1.5', ours, 'delivered'), 'auto_reply', ours, '2.1.5'],
    ['a complaint', complaint(), 'complaint', ours, null],
    ['a reply', reply(), 'reply', ours, null],
    ['a note of absence', reply(ours, ['Auto-Submitted: auto-replied']), 'auto_reply', ours, null],
    ['a person who says that no machine wrote it', reply(ours, ['Auto-Submitted: no']), 'reply', ours, null],
    ['a mail that answers none of ours', reply('nothing-of-ours'), 'reply', null, null],
    ['nothing', Buffer.alloc(0), 'reply', null, null],
    ['bytes', Buffer.from([0, 255, 254, 10, 0, 13, 200]), 'reply', null, null],
  ])('%s', async (_, raw, kind, messageId, status) => {
    expect(await readReturnedMail(raw)).toMatchObject({ kind, messageId, status });
  });

  it('keeps the words of a person, in any writing, and of a person only', async () => {
    expect(await readReturnedMail(reply())).toMatchObject({
      sender: 'fara@people.test',
      subject: 'Ré : votre enquête',
      body: 'Merci, j’ai changé d’employeur.',
    });
    expect((await readReturnedMail(reply(ours, ['Auto-Submitted: auto-replied']))).body).toBeNull();
  });

  it('cuts what is endless, never in the middle of a character, and drops a sender that is none', async () => {
    const long = mail('From: nobody', '', '😀'.repeat(20_000));
    const { body, sender } = await readReturnedMail(long);
    expect(body?.length).toBe(20_000);
    expect(body?.endsWith('😀')).toBe(true);
    expect(sender).toBeNull();
  });
});

describe('the job', () => {
  let database: TestDatabase;
  let worker: Awaited<ReturnType<typeof startTestWorker>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    worker = await startTestWorker(database);
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
  });

  /** A sent mail of a person of their own, and what the job, run twice, makes of what came back. */
  async function comeBack(of: (id: string) => Buffer, email: string) {
    const { owner } = database;
    const personId = await makePerson(owner, { email });
    const messageId = await makeMessage(owner, { subjectId: personId, personId, state: 'sent' });
    await owner.query('UPDATE message SET sent_to = $2, sent_at = clock_timestamp() WHERE id = $1', [
      messageId,
      email,
    ]);
    const [{ id }] = await owner.query(
      `INSERT INTO returned_mail (digest, raw) VALUES (sha256($1), $1) RETURNING id`,
      [of(messageId)],
    );
    const data = { deliveryId: 'by-hand', returnedMailId: id };
    for (let again = 0; again < 2; again += 1)
      await worker.runner.run({ id: 'test', name: 'mail.read-returned', data });
    const [message] = await owner.query('SELECT state, reason FROM message WHERE id = $1', [messageId]);
    const stops = await owner.query('SELECT purpose, reason FROM contact_stop WHERE person_id = $1', [
      personId,
    ]);
    const [kept] = await owner.query(
      `SELECT kind, raw, message_id = $2 AS ours, person_id = $3 AS theirs, body FROM returned_mail WHERE id = $1`,
      [id, messageId, personId],
    );
    return { message, stops, kept };
  }

  it('bounces what came back for good, and writes no more to a mailbox that is not there', async () => {
    const unknown = await comeBack((id) => report('5.1.1', id), 'gone@people.test');
    expect(unknown.message).toEqual({ state: 'bounced', reason: 'user-unknown' });
    expect(unknown.stops).toEqual([{ purpose: 'all', reason: 'bounced' }]);
    expect(unknown.kept).toMatchObject({ kind: 'bounce', raw: null, ours: true, theirs: true });
    const full = await comeBack((id) => report('5.2.2', id), 'full@people.test');
    expect(full.message).toEqual({ state: 'bounced', reason: 'came-back' });
    expect(full.stops).toEqual([]);
  }, 30_000);

  it('leaves alone what is only late', async () => {
    const late = await comeBack((id) => report('4.4.7', id, 'delayed'), 'late@people.test');
    expect(late).toMatchObject({
      message: { state: 'sent', reason: null },
      stops: [],
      kept: { kind: 'delay' },
    });
  }, 30_000);

  it('asks nothing more of who calls it unwanted', async () => {
    const unwanted = await comeBack(complaint, 'cross@people.test');
    expect(unwanted.stops).toEqual([{ purpose: 'surveys', reason: 'complained' }]);
  }, 30_000);

  it('keeps a reply beside the mail it answers, also when it names none but comes from its address', async () => {
    const answer = { ours: true, theirs: true, body: 'Merci, j’ai changé d’employeur.' };
    const named = await comeBack((id) => reply(id), 'fara@people.test');
    expect(named.kept).toMatchObject(answer);
    const unnamed = await comeBack(() => reply('of-a-new-thread', [], 'new@people.test'), 'new@people.test');
    expect(unnamed.kept).toMatchObject(answer);
  }, 30_000);

  it('keeps no word of somebody who has been erased since', async () => {
    const { owner } = database;
    const personId = await makePerson(owner, { email: 'erased@people.test' });
    const messageId = await makeMessage(owner, { subjectId: personId, personId, state: 'sent' });
    await owner.query('UPDATE person SET erased_at = clock_timestamp() WHERE id = $1', [personId]);
    const [{ id }] = await owner.query(
      `INSERT INTO returned_mail (digest, raw) VALUES (sha256($1), $1) RETURNING id`,
      [reply(messageId, [], 'erased@people.test')],
    );
    const data = { deliveryId: 'by-hand', returnedMailId: id };
    await worker.runner.run({ id: 'test', name: 'mail.read-returned', data });
    const [kept] = await owner.query(
      'SELECT kind, raw, sender, subject, body, message_id FROM returned_mail WHERE id = $1',
      [id],
    );
    expect(kept).toEqual({
      kind: 'reply',
      raw: null,
      sender: null,
      subject: null,
      body: null,
      message_id: messageId,
    });
  }, 30_000);
});
