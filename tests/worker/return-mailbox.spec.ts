import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnMailbox } from '../../apps/worker/src/mail/returned/return-mailbox.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { makeMessage, makePerson } from '../support/factories.js';
import { startTestImap } from '../support/imap.js';
import { recordingLog, startTestWorker, until } from '../support/worker.js';

const imap = await startTestImap();
const describeWithImap = imap === null ? describe.skip : describe;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await imap?.stop();
  await database.drop();
});

const bounce = (messageId: string) =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@relay.example',
      'To: training@centre.example',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      '',
      '--b1',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; gone@people.test',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b1',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <msg-${messageId}@centre.example>`,
      '',
      '--b1--',
      '',
    ].join('\r\n'),
  );
const reply = (number: number) =>
  Buffer.from(
    `From: a${number}@people.test\r\nTo: training@centre.example\r\nSubject: ${number}\r\n\r\nThank you.\r\n`,
  );
const taken = async () => {
  const [row] = await database.owner.query('SELECT count(*)::int AS n FROM returned_mail');
  return row.n as number;
};

describeWithImap('the mailbox for returned mail', () => {
  const settings = { url: imap?.url ?? '', doneMailbox: null };

  it('gives up each unread mail once, and marks it only then', async () => {
    const { log } = recordingLog();
    const mailbox = new ReturnMailbox({ settings, db: database.db, log });
    imap?.deliver(reply(1));
    imap?.deliver(reply(2));
    expect(await mailbox.visit()).toBe(2);
    expect(await mailbox.visit()).toBe(0);
    expect(await taken()).toBe(2);
    expect(imap?.count('INBOX')).toEqual({ all: 2, seen: 2 });
    expect(mailbox.isAway).toBe(false);
  });

  it('takes a mail once that two fetch at the same time', async () => {
    const { log } = recordingLog();
    const before = await taken();
    for (const number of [11, 12, 13]) imap?.deliver(reply(number));
    const mailboxes = [1, 2, 3].map(() => new ReturnMailbox({ settings, db: database.db, log }));
    await Promise.all(mailboxes.map(async (mailbox) => mailbox.visit()));
    expect(await taken()).toBe(before + 3);
  });

  it('leaves a mail unread that could not be kept, and gives it at the next visit', async () => {
    const { log, lines } = recordingLog();
    const before = await taken();
    const seenBefore = imap?.count('INBOX').seen;
    imap?.deliver(reply(21));
    await database.owner.query(
      'ALTER TABLE returned_mail ADD CONSTRAINT refuse CHECK (raw IS NULL) NOT VALID',
    );
    const mailbox = new ReturnMailbox({ settings, db: database.db, log });
    expect(await mailbox.visit()).toBe(0);
    expect(mailbox.isAway).toBe(true);
    expect(imap?.count('INBOX').seen).toBe(seenBefore);
    await database.owner.query('ALTER TABLE returned_mail DROP CONSTRAINT refuse');
    expect(await mailbox.visit()).toBe(1);
    expect(mailbox.isAway).toBe(false);
    expect(await taken()).toBe(before + 1);
    expect(JSON.stringify(lines)).not.toMatch(/people\.test|secret/);
  });

  it('moves what was taken when a place for it is named', async () => {
    const { log } = recordingLog();
    imap?.deliver(reply(31));
    await new ReturnMailbox({
      settings: { ...settings, doneMailbox: 'Taken' },
      db: database.db,
      log,
    }).visit();
    expect(imap?.count('Taken').all).toBe(1);
  });

  it('ends the mail of a mailbox that does not exist, from the delivery report to the stop', async () => {
    const personId = await makePerson(database.owner, { email: 'gone@people.test' });
    const messageId = await makeMessage(database.owner, {
      subjectId: randomUUID(),
      personId,
      state: 'sent',
    });
    await database.owner.query(`UPDATE message SET sent_to = 'gone@people.test' WHERE id = $1`, [messageId]);
    imap?.deliver(bounce(messageId));
    const worker = await startTestWorker(database, { returnMailbox: settings });
    await worker.runner.run({ id: 'test', name: 'mail.fetch-returned', data: {} });
    await until(
      'the bounce',
      async () => database.owner.query('SELECT state, reason FROM message WHERE id = $1', [messageId]),
      ([row]: { state: string }[]) => row?.state === 'bounced',
    );
    await worker.stop();
    const stops = await database.owner.query(
      'SELECT purpose, reason FROM contact_stop WHERE person_id = $1',
      [personId],
    );
    expect(stops).toEqual([{ purpose: 'all', reason: 'bounced' }]);
  });
});

describe('a mailbox that is not there', () => {
  it('is said once, blocks nobody, and is seen by whoever watches', async () => {
    const { log, lines } = recordingLog();
    const mailbox = new ReturnMailbox({
      settings: { url: 'imap://training:secret@127.0.0.1:9/INBOX', doneMailbox: null },
      db: database.db,
      log,
    });
    expect(await mailbox.visit()).toBe(0);
    expect(await mailbox.visit()).toBe(0);
    expect(mailbox.isAway).toBe(true);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
