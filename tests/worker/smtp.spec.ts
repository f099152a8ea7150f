import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@traccia/runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestWorker, until } from '../support/worker.js';
import { buildWorld, moveClock, planMails } from './world.js';

let database: TestDatabase;
let sink: MailSink;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(`INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000')`);
  sink = await startMailSink();
});
afterEach(async () => {
  await database.owner.query('TRUNCATE message, invitation, frame_member, contact_stop CASCADE');
  await moveClock(database.owner, 0);
  sink.behave(() => 'accept');
  sink.received.length = 0;
});
afterAll(async () => {
  await sink.close();
  await database.drop();
});

const states = async () =>
  database.db.query(
    'SELECT state, reason, attempt, ambiguous, last_error AS "lastError" FROM message ORDER BY state',
  );
const due = async () => database.db.query('UPDATE message SET not_before = clock_timestamp()');
/** Looks for ended leases all the time instead of every quarter of a minute. */
const swept = async (
  worker: Awaited<ReturnType<typeof startTestWorker>>,
  what: string,
  isSo: (rows: Awaited<ReturnType<typeof states>>) => boolean,
) =>
  until(
    what,
    async () => {
      await worker.runner.run({ id: 'test', name: 'upkeep.sweep', data: {} });
      return states();
    },
    isSo,
    45_000,
  );
const plan = async (kind: string, locale = 'en') => {
  const { enrolmentIds, personIds } = await buildWorld(database.db, { people: 1, locale });
  await database.db.query(
    `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id, locale) VALUES ($1, 'enrolment', $2, $3::text, $3::uuid, $4)`,
    [kind, enrolmentIds[0], personIds[0], locale],
  );
  return personIds[0];
};

describe('mail over SMTP', () => {
  it('carries both parts, the headers of a survey mail and the same Message-ID as the row', async () => {
    const world = await buildWorld(database.db, { people: 1, opensInDays: 1 });
    await moveClock(database.owner, 2);
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await until(
      'the mail',
      async () => sink.received.length,
      (count) => count === 1,
    );
    await until('sent', states, (rows) => rows[0]?.state === 'sent');
    await worker.stop();
    const mail = await sink.parse(0);
    const rows = await database.db.query('SELECT id FROM message');
    expect(mail.messageId).toBe(`<msg-${rows[0].id}@traccia.test>`);
    expect(mail.subject).toBe('Your opinion on “Safety at work <2026>”');
    expect(mail.headers.get('list')).toMatchObject({ 'unsubscribe-post': expect.anything() });
    const token = /http:\/\/traccia\.test\/f#([A-Za-z0-9_-]{43})/.exec(mail.text ?? '')?.[1];
    expect(token).toBeDefined();
    expect(mail.html).toContain(`http://traccia.test/f#${token}`);
    expect(mail.html).toContain('Safety at work &lt;2026&gt;');
    expect(sink.received[0]?.raw).toMatch(
      /^List-Unsubscribe:\s+<http:\/\/traccia\.test\/api\/unsubscribe\/[\w-]{43}>/im,
    );
    expect(sink.received[0]?.raw).toMatch(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click/im);
    const found = await database.db.query(
      `SELECT 1 FROM invitation WHERE wave_id = $1 AND link_hash = sha256($2::bytea)`,
      [world.waveId, Buffer.from(token ?? '')],
    );
    expect(found).toHaveLength(1);
  });

  it('writes Arabic from right to left', async () => {
    await plan('enrolment.confirmed', 'ar');
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await until(
      'the mail',
      async () => sink.received.length,
      (count) => count === 1,
    );
    await worker.stop();
    const mail = await sink.parse(0);
    expect(mail.html).toContain('<html lang="ar" dir="rtl"');
    expect(mail.subject).toBe('تم تأكيد مقعدك: السلامة في العمل');
    expect(mail.text).toContain('لديك مقعد في');
  });

  it('gives up an unknown mailbox at once and stops writing to it', async () => {
    const personId = await plan('enrolment.confirmed');
    sink.behave(() => 'unknown-user');
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await until('bounced', states, (rows) => rows[0]?.state === 'bounced');
    await worker.stop();
    expect(await states()).toMatchObject([{ reason: 'user-unknown', attempt: 1, ambiguous: 0 }]);
    const stops = await database.db.query('SELECT purpose, reason FROM contact_stop WHERE person_id = $1', [
      personId,
    ]);
    expect(stops).toEqual([{ purpose: 'all', reason: 'bounced' }]);
    expect(JSON.stringify(await states())).not.toContain('people.test');
  });

  it('keeps its lines for further mail, and replaces one that was cut at rest without counting it', async () => {
    const before = sink.connections;
    await planMails(database.db, 12);
    const worker = await startTestWorker(database, { smtpUrl: sink.url, mailLanes: 2 });
    const allSent = (rows: { state: string }[]) => rows.every(({ state }) => state === 'sent');
    await until('twelve sent', states, (rows) => rows.length === 12 && allSent(rows));
    expect(sink.connections - before).toBeLessThanOrEqual(2);
    sink.cutLines();
    await planMails(database.db, 2);
    worker.sender.nudge();
    await until('two more', states, (rows) => rows.length === 14 && allSent(rows));
    expect(worker.mailRelayBroken()).toBe(false);
    await worker.stop();
    const tries = await database.db.query(
      'SELECT max(attempt) AS most, max(ambiguous) AS doubts FROM message',
    );
    expect(tries).toEqual([{ most: 1, doubts: 0 }]);
    expect(sink.copiesByMessageId().size).toBe(14);
    expect(sink.received).toHaveLength(14);
  });

  it('lets a mail over the rate of its provider step back without counting a try', async () => {
    await planMails(database.db, 3);
    const worker = await startTestWorker(database, {
      smtpUrl: sink.url,
      domainRates: { 'people.test': 6 },
    });
    const rows = async () =>
      database.db.query(
        `SELECT state, attempt, round(extract(epoch FROM not_before - clock_timestamp()) / 10)::int AS place
         FROM message ORDER BY not_before`,
      );
    const seen = await until(
      'one left',
      rows,
      (all) =>
        all.filter(({ attempt }: { attempt: number }) => attempt === 1).length === 1 &&
        // The others have had their turn, too.
        all.filter(({ place }: { place: number }) => place > 0).length === 2 &&
        all.every(({ state }: { state: string }) => state !== 'sending'),
    );
    await worker.stop();
    expect(seen).toMatchObject([
      { state: 'sent', attempt: 1 },
      { state: 'planned', attempt: 0, place: 1 },
      { state: 'planned', attempt: 0, place: 2 },
    ]);
    expect(sink.received).toHaveLength(1);
  });

  it('shows a refusal by policy to staff, and waits after a 4xx', async () => {
    await plan('enrolment.confirmed');
    sink.behave(() => 'policy');
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await until('review', states, (rows) => rows[0]?.state === 'review');
    sink.behave(() => 'greylist');
    await plan('enrolment.confirmed');
    const [greylisted] = await until(
      'postponed',
      states,
      (rows) => rows[0]?.state === 'planned' && rows[0].attempt === 1,
    );
    await worker.stop();
    expect(greylisted.lastError).toMatch(/4\.7\.1/);
    const [wait] = await database.db.query(
      `SELECT extract(epoch FROM not_before - clock_timestamp()) AS seconds FROM message WHERE state = 'planned'`,
    );
    expect(Number(wait.seconds)).toBeGreaterThan(50);
    expect(Number(wait.seconds)).toBeLessThanOrEqual(84);
  });

  it('leaves a mail in doubt when the line breaks after the dot, and knows when it broke before', async () => {
    await plan('enrolment.confirmed');
    sink.behave(() => 'drop-before-data');
    const worker = await startTestWorker(database, { smtpUrl: sink.url, mailLeaseSeconds: 3 });
    await until('postponed', states, (rows) => rows[0]?.attempt === 1 && rows[0].state === 'planned');
    expect(await states()).toMatchObject([{ ambiguous: 0 }]);
    sink.behave(() => 'accept-then-drop');
    await due();
    worker.sender.nudge();
    await until('in doubt', states, (rows) => rows[0]?.ambiguous === 1);
    expect(await states()).toMatchObject([{ state: 'sending' }]);
    sink.behave(() => 'accept');
    await swept(worker, 'sent again', (rows) => rows[0]?.state === 'sent');
    await worker.stop();
    expect(sink.received.map((mail) => mail.messageId)).toHaveLength(2);
    expect(sink.copiesByMessageId().size).toBe(1);
  });

  it('asks a person after three doubts', async () => {
    await plan('enrolment.confirmed');
    sink.behave(() => 'accept-then-drop');
    const worker = await startTestWorker(database, { smtpUrl: sink.url, mailLeaseSeconds: 3 });
    await swept(worker, 'waiting an hour', (rows) => rows[0]?.ambiguous === 2 && rows[0].state === 'planned');
    await due();
    await swept(worker, 'review', (rows) => rows[0]?.state === 'review');
    await worker.stop();
    expect(sink.received).toHaveLength(3);
    expect(await states()).toMatchObject([{ reason: 'in-doubt', ambiguous: 3 }]);
  }, 60_000);

  it('waits longer than its lease for the answer to the dot, and sends one copy', async () => {
    await plan('enrolment.confirmed');
    sink.delayAnswers(8000);
    const worker = await startTestWorker(database, { smtpUrl: sink.url, mailLeaseSeconds: 3 });
    const rival = await startTestWorker(database, { smtpUrl: sink.url, mailLeaseSeconds: 3 });
    await swept(rival, 'sent', (rows) => rows[0]?.state === 'sent');
    await Promise.all([worker.stop(), rival.stop()]);
    sink.delayAnswers(0);
    expect(sink.received).toHaveLength(1);
    expect(await states()).toMatchObject([{ attempt: 1, ambiguous: 0 }]);
  });

  it('puts a mail that cannot become one away after five tries, and sends the others', async () => {
    const personId = await plan('enrolment.confirmed');
    await database.db.query(`UPDATE person SET email = 'two@people.test,three@people.test' WHERE id = $1`, [
      personId,
    ]);
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    for (let tries = 1; tries < 5; tries += 1) {
      await until('postponed', states, (rows) => rows[0]?.state === 'planned' && rows[0].attempt === tries);
      await due();
      worker.sender.nudge();
    }
    await until('dead', states, (rows) => rows[0]?.state === 'dead');
    expect(await states()).toMatchObject([{ reason: 'cannot-be-rendered', attempt: 5 }]);
    await plan('enrolment.confirmed');
    worker.sender.nudge();
    await until('the other', states, (rows) => rows.some(({ state }: { state: string }) => state === 'sent'));
    await worker.stop();
    expect(sink.received).toHaveLength(1);
  });

  it('refuses a line break in what becomes a header', async () => {
    const personId = await plan('enrolment.confirmed');
    await database.db.query('UPDATE person SET given_name = $2 WHERE id = $1', [
      personId,
      'Ann\r\nBcc: all@people.test',
    ]);
    await database.db.query(`UPDATE activity SET title = $1`, [{ en: 'Safety\r\nBcc: all@people.test' }]);
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await until('sent', states, (rows) => rows[0]?.state === 'sent');
    await worker.stop();
    const raw = sink.received[0]?.raw ?? '';
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im);
    expect(await sink.parse(0)).toMatchObject({
      subject: expect.stringContaining('Safety Bcc: all@people.test'),
    });
  });
});

describe('a relay that is away', () => {
  it('is not stormed, and everything leaves once when it comes back', async () => {
    const port = await freePort();
    let knocks = 0;
    const deaf = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => deaf.listen(port, '127.0.0.1', () => resolve()));
    await planMails(database.db, 30);
    // The first knock may come before the start is over.
    const begun = performance.now();
    const worker = await startTestWorker(database, { smtpUrl: `smtp://127.0.0.1:${port}` });
    await until(
      'the breaker',
      async () => worker.mailRelayBroken(),
      (broken) => broken,
    );
    for (let nudges = 0; nudges < 20; nudges += 1) {
      worker.sender.nudge();
      await pause(100);
    }
    // At most the lanes that were under way when the first failed; after that one try in thirty seconds.
    expect(knocks).toBeLessThanOrEqual(4);
    await new Promise<void>((resolve) => deaf.close(() => resolve()));
    const back = await startMailSink(port);
    await database.db.query('UPDATE message SET not_before = clock_timestamp()');
    await until(
      'drained',
      states,
      (rows) => rows.every(({ state }: { state: string }) => state === 'sent'),
      45_000,
    );
    await worker.stop();
    await back.close();
    expect(performance.now() - begun).toBeGreaterThan(25_000);
    expect(back.received).toHaveLength(30);
    expect(back.copiesByMessageId().size).toBe(30);
    expect(await states()).toHaveLength(30);
  }, 90_000);
});
