import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mailing, MailingAudience } from '@traccia/contracts';
import { findDueMailingsJob } from '../../../apps/worker/src/mailings/find-due-mailings.job.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeCourse,
  makeEnrolment,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';
import { recordingLog, startTestWorker, until } from '../../support/worker.js';

let database: TestDatabase;
let api: TestApi;
let writer: Client;
let writerId: string;
let programmeId: string;
let courseId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  programmeId = await makeProgramme(database.owner);
  courseId = await makeCourse(database.owner, { programmeId });
  writerId = await makePerson(database.owner, { givenName: 'Wanda' });
  await grantRole(database.owner, writerId, 'activity_manager', 'programme', programmeId);
  writer = await api.signedIn(writerId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const everybody = (change: Partial<MailingAudience> = {}): MailingAudience => ({
  activityId: null,
  programmeId: null,
  courseId: null,
  runsFrom: null,
  runsUntil: null,
  enrolmentStatuses: ['enrolled'],
  applicationStates: [],
  nominators: false,
  trainers: false,
  constituentGroups: [],
  countryCodes: [],
  locales: [],
  ...change,
});
const letter = [
  {
    locale: 'en',
    subject: 'Before {activity}',
    body: 'Dear {given_name},\nwe begin on {starts_on}.\n\nIn {venue}.',
  },
  { locale: 'fr', subject: 'Avant {activity}', body: 'Le {starts_on}.' },
];
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  database.owner.query(text, values);

/** An activity with people who get it and, each for another reason, people who do not. */
async function makeRoom() {
  const activityId = await makeActivity(database.owner, { courseId });
  const person = async (set: object = {}, status = 'enrolled') => {
    const id = await makePerson(database.owner, set);
    await makeEnrolment(database.owner, { activityId, personId: id, status });
    return id;
  };
  const amina = await person({ givenName: 'Amina', locale: 'en' });
  const bruno = await person({ givenName: 'Bruno', locale: 'es' });
  const claire = await person({ givenName: 'Claire', locale: 'fr' });
  const bounced = await person({ givenName: 'Bounced' });
  await sql(`INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'all', 'bounced')`, [bounced]);
  const mute = await person({ givenName: 'Mute' });
  await sql('UPDATE person SET email = NULL WHERE id = $1', [mute]);
  const gone = await person({ givenName: 'Gone' });
  await sql('UPDATE person SET email = NULL, erased_at = now(), disabled_at = now() WHERE id = $1', [gone]);
  await person({ givenName: 'Withdrawn' }, 'withdrawn');
  return { activityId, amina, bruno, claire, bounced, mute, gone };
}
async function begin(change: Partial<MailingAudience>, client = writer): Promise<Mailing> {
  const made = await client.post('/api/mailings', {
    purpose: 'service',
    audience: everybody(change),
    locale: 'en',
  });
  expect(made.status).toBe(201);
  return made.body as Mailing;
}
async function write(change: Partial<MailingAudience>): Promise<Mailing> {
  const { id, purpose, audience, version } = await begin(change);
  const saved = await writer.put(`/api/mailings/${id}`, { purpose, audience, texts: letter, version });
  expect(saved.status).toBe(200);
  return saved.body as Mailing;
}
const send = (mailing: Mailing, at: string | null = null) =>
  writer.post(`/api/mailings/${mailing.id}/send`, { at, version: mailing.version });
const job = (round = 0) => {
  const { handle } = findDueMailingsJob(database.db, recordingLog().log, () => undefined);
  return handle({ deliveryId: String(round) }, { finish: async () => undefined });
};
const ledgerOf = (id: string) =>
  sql<{ name: string; locale: string; state: string }>(
    `SELECT p.given_name AS name, m.locale, m.state FROM message m
     JOIN mailing_recipient r ON r.id = m.subject_id AND m.kind = 'mailing.letter' JOIN person p ON p.id = r.person_id
     WHERE r.mailing_id = $1 ORDER BY 1`,
    [id],
  );
const five = ['Amina', 'Bounced', 'Bruno', 'Claire', 'Mute'];

describe('a message to a group', () => {
  it('is previewed with real data, and says who will not get it and why', async () => {
    const room = await makeRoom();
    const { id } = await write({ activityId: room.activityId });
    const seen = await writer.get(`/api/mailings/${id}/preview?personId=${room.amina}`);
    expect(seen.body).toMatchObject({
      total: 6,
      gets: 3,
      sample: { name: expect.stringContaining('Amina') },
    });
    expect(new Set(seen.body.without.map(({ reason }: { reason: string }) => reason))).toEqual(
      new Set(['bounced', 'no-address', 'person-erased']),
    );
    // Spanish is not written, so that Bruno reads the first language.
    expect(seen.body.languages).toEqual(
      expect.arrayContaining([
        { locale: 'en', count: 2 },
        { locale: 'fr', count: 1 },
      ]),
    );
    expect(seen.body.previews[0].paragraphs).toEqual([
      expect.stringMatching(/^Dear Amina,\nwe begin on \d+ \w+ \d{4}\.$/),
      expect.stringMatching(/^In \S/),
    ]);
    const french = await writer.get(`/api/mailings/${id}/preview?search=clai`);
    expect(french.body.samples).toMatchObject([{ personId: room.claire, locale: 'fr' }]);
  });

  it('filters by group, country, language, state of the place and dates', async () => {
    const { activityId } = await makeRoom();
    const gets = async (change: Partial<MailingAudience>) => {
      const { id } = await begin({ activityId, ...change });
      return (await writer.get(`/api/mailings/${id}/preview`)).body.gets;
    };
    expect(await gets({ enrolmentStatuses: ['withdrawn'] })).toBe(1);
    expect(await gets({ locales: ['es'] })).toBe(1);
    expect(await gets({ countryCodes: ['MG'] })).toBe(0);
    expect(await gets({ constituentGroups: ['other'] })).toBe(0);
    expect(await gets({ runsUntil: '1990-01-01' })).toBe(0);
    expect(await gets({ activityId: null, courseId })).toBeGreaterThanOrEqual(3);
  });

  it('goes to each once, in the language of each, however often the job runs', async () => {
    const { activityId, amina } = await makeRoom();
    const second = await makeActivity(database.owner, { courseId });
    await makeEnrolment(database.owner, { activityId: second, personId: amina });
    const mailing = await write({ courseId, runsFrom: null, activityId });
    expect((await send(mailing)).body).toMatchObject({ state: 'scheduled', mayChange: true });
    expect(
      await sql(`SELECT 1 FROM outbox WHERE event = 'mailing.scheduled' AND payload->>'mailingId' = $1`, [
        mailing.id,
      ]),
    ).toHaveLength(1);
    await Promise.all([job(1), job(2)]);
    await job(3);
    const ledger = await ledgerOf(mailing.id);
    expect(ledger.map(({ name }) => name)).toEqual(five);
    expect(ledger.map(({ locale }) => locale)).toEqual(['en', 'en', 'en', 'fr', 'en']);
    expect((await writer.get(`/api/mailings/${mailing.id}`)).body).toMatchObject({
      state: 'sent',
      counts: { planned: 5 },
    });
  });

  it('goes on where a killed round stood, with the people of that moment', async () => {
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    await send(mailing);
    await job();
    // As after a kill between two batches: recipients frozen, some mails planned.
    await sql(`UPDATE mailing SET state = 'leaving' WHERE id = $1`, [mailing.id]);
    await sql(
      `DELETE FROM message WHERE kind = 'mailing.letter' AND subject_id IN (
         SELECT r.id FROM mailing_recipient r JOIN person p ON p.id = r.person_id
         WHERE r.mailing_id = $1 AND p.given_name IN ('Claire', 'Mute'))`,
      [mailing.id],
    );
    await makeEnrolment(database.owner, { activityId, personId: await makePerson(database.owner) });
    await job();
    expect((await ledgerOf(mailing.id)).map(({ name }) => name)).toEqual(five);
  });

  it('waits for its time, can be taken back until then, and not afterwards', async () => {
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    expect(await send(mailing, '2001-01-01T08:00:00Z')).toMatchObject({
      status: 400,
      body: { faults: [{ field: 'body.at', key: 'fault.past' }] },
    });
    const at = new Date(Date.now() + 3_600_000).toISOString();
    expect((await send(mailing, at)).body).toMatchObject({ state: 'scheduled' });
    expect((await send(mailing, at)).status).toBe(409);
    await job();
    expect(await ledgerOf(mailing.id)).toEqual([]);
    const back = await writer.post(`/api/mailings/${mailing.id}/unschedule`, {});
    expect(back.body).toMatchObject({ state: 'draft', sendAt: null });
    await send(back.body as Mailing);
    await job();
    expect(await ledgerOf(mailing.id)).toHaveLength(5);
    expect((await writer.post(`/api/mailings/${mailing.id}/unschedule`, {})).status).toBe(409);
    expect((await writer.delete(`/api/mailings/${mailing.id}`)).status).toBe(409);
  });

  it('leaves out whom its writer took out by name, in the preview and when it leaves', async () => {
    const { activityId, amina, claire } = await makeRoom();
    const stranger = await makePerson(database.owner, { givenName: 'Stranger' });
    const { id, purpose, audience, version } = await write({ activityId });
    const body = { purpose, audience, texts: letter, leftOut: [claire, stranger], version };
    const saved = (await writer.put(`/api/mailings/${id}`, body)).body as Mailing;
    expect(saved.leftOut.toSorted()).toEqual([claire, stranger].toSorted());
    const preview = (await writer.get(`/api/mailings/${id}/preview`)).body;
    // Nobody is named whom the filter does not find.
    expect(preview).toMatchObject({ gets: 2, leftOut: [{ personId: claire }] });
    expect(preview.without).toContainEqual({ reason: 'left-out', count: 1 });
    expect(preview.samples.map(({ personId }: { personId: string }) => personId)).toContain(amina);
    await send(saved);
    await job();
    expect((await ledgerOf(id)).map(({ name }) => name)).toEqual(five.filter((name) => name !== 'Claire'));
  });

  it('is sent once by two clicks at once', async () => {
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    const clicks = await Promise.all([send(mailing), send(mailing)]);
    expect(clicks.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await job();
    expect(await ledgerOf(mailing.id)).toHaveLength(5);
  });

  it('is stopped on its way: what has left is counted, the rest never leaves', async () => {
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    const stop = () => writer.post(`/api/mailings/${mailing.id}/stop`, {});
    expect(await stop()).toMatchObject({ status: 409, body: { code: 'mailing.not-leaving' } });
    await send(mailing);
    await job();
    // As in the midst of it: one has left, one is on the wire, two wait, one is not planned yet.
    const set = (name: string, change: string) =>
      sql(
        `UPDATE message m SET ${change} FROM mailing_recipient r JOIN person p ON p.id = r.person_id
         WHERE r.id = m.subject_id AND r.mailing_id = $1 AND p.given_name = $2 RETURNING m.id`,
        [mailing.id, name],
      );
    await set('Amina', `state = 'sent', sent_at = now()`);
    await set('Bruno', `state = 'sending', lease_until = now() + interval '1 minute', attempt = 1`);
    await sql(
      `DELETE FROM message m USING mailing_recipient r JOIN person p ON p.id = r.person_id
       WHERE r.id = m.subject_id AND r.mailing_id = $1 AND p.given_name = 'Mute'`,
      [mailing.id],
    );
    await sql(`UPDATE mailing SET state = 'leaving' WHERE id = $1`, [mailing.id]);
    expect((await stop()).body).toMatchObject({
      state: 'stopped',
      stopped: { byName: expect.stringContaining('Wanda') },
      counts: { sent: 1, sending: 1, cancelled: 3 },
    });
    expect((await stop()).status).toBe(409);
    // Refused for now on the wire, it comes back as planned; no round sends or plans anything more.
    await set('Bruno', `state = 'planned', lease_until = NULL, not_before = now()`);
    await job();
    const worker = await startTestWorker(database);
    const counts = await until(
      'the last one to be stopped',
      async () => (await writer.get(`/api/mailings/${mailing.id}`)).body.counts as Record<string, number>,
      ({ cancelled }) => cancelled === 4,
    );
    await worker.stop();
    expect(counts).toEqual({ sent: 1, cancelled: 4 });
    const list = await writer.get(`/api/mailings/${mailing.id}/recipients?state=cancelled`);
    expect(new Set(list.body.rows.map(({ reason }: { reason: string }) => reason))).toEqual(
      new Set(['mailing-stopped']),
    );
  });

  it('arrives as it was previewed; a trial copy comes to its writer alone', async () => {
    const { activityId, amina } = await makeRoom();
    const mailing = await write({ activityId });
    const tried = await writer.post(`/api/mailings/${mailing.id}/test`, { locale: 'fr', personId: amina });
    expect(tried.status).toBe(202);
    await send(mailing);
    const worker = await startTestWorker(database);
    const states = await until(
      'the mails',
      async () => (await writer.get(`/api/mailings/${mailing.id}`)).body.counts as Record<string, number>,
      ({ sent, suppressed }) => sent === 3 && suppressed === 2,
    );
    await worker.stop();
    expect(states).toEqual({ sent: 3, suppressed: 2 });
    const mails = await sql<{ subject: string; text: string; html: string; recipient: string }>(
      `SELECT k.subject, k.text, k.html, k.recipient FROM captured_mail k JOIN message m ON m.id = k.message_id
       WHERE m.recipient_person_id = $1 AND m.kind = 'mailing.letter'`,
      [amina],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.html).toMatch(/Dear Amina,<br \/>we begin on/);
    const trial = await writer.get(`/api/messages/${tried.body.messageId}`);
    expect(trial.body).toMatchObject({ state: 'sent', kind: 'mailing.test' });
    expect(trial.body.recipientName).toContain('Wanda');
    expect(trial.body.mail.subject).toMatch(/^Essai\s: Avant /);
    const list = await writer.get(`/api/mailings/${mailing.id}/recipients?state=suppressed`);
    expect(list.body.rows.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
      'bounced',
      'no-address',
    ]);
    expect(list.body.total).toBe(2);
  });

  it('news reaches only those who agreed to it', async () => {
    const { activityId, claire } = await makeRoom();
    await sql(
      `INSERT INTO consent (person_id, purpose, text_version, locale, source) VALUES ($1, 'newsletter', 1, 'fr', 'my_data')`,
      [claire],
    );
    const { id, audience, version } = await begin({ activityId });
    await writer.put(`/api/mailings/${id}`, { purpose: 'news', audience, texts: letter, version });
    const { body } = await writer.get(`/api/mailings/${id}/preview`);
    // Amina, Bruno and Mute did not; Bounced and Gone are counted for what comes first.
    expect(body).toMatchObject({ gets: 1, samples: [{ personId: claire }] });
    expect(body.without).toContainEqual({ reason: 'no-consent', count: 3 });
  });
});

describe('what is refused', () => {
  it('an old version, an unfinished text, a mistyped placeholder, nobody there', async () => {
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    const { id, purpose, audience } = mailing;
    const save = (texts: object[], version: number) =>
      writer.put(`/api/mailings/${id}`, { purpose, audience, texts, version });
    expect((await save(letter, 1)).status).toBe(412);
    expect((await save([letter[0]!, letter[0]!], mailing.version)).status).toBe(400);
    const changed = await save([{ locale: 'en', subject: '', body: 'Dear {firstname}' }], mailing.version);
    expect(await send(changed.body as Mailing)).toMatchObject({
      status: 422,
      body: {
        code: 'mailing.unfinished',
        faults: [
          { field: 'texts.en.subject', key: 'fault.required' },
          { field: 'texts.en.body', key: 'fault.placeholder', params: { name: 'firstname' } },
        ],
      },
    });
    expect(await send(await write({ activityId, locales: ['ar'] }))).toMatchObject({
      status: 409,
      body: { code: 'mailing.nobody' },
    });
  });

  it('people out of reach, when it is written and when it leaves', async () => {
    const theirs = await makeActivity(database.owner);
    const stranger = await makePerson(database.owner, { givenName: 'Stranger' });
    await makeEnrolment(database.owner, { activityId: theirs, personId: stranger });
    const refused = await writer.post('/api/mailings', {
      purpose: 'service',
      audience: everybody({ activityId: theirs }),
      locale: 'en',
    });
    expect(refused.status).toBe(404);
    const { id } = await begin({});
    const { body } = await writer.get(`/api/mailings/${id}/preview?search=Stranger`);
    expect(body.samples).toEqual([]);
    const other = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    expect((await other.get('/api/mailings')).status).toBe(403);
    // Scheduled by somebody whose role has ended when its time comes.
    const { activityId } = await makeRoom();
    const mailing = await write({ activityId });
    await send(mailing, new Date(Date.now() + 60_000).toISOString());
    await sql(`UPDATE mailing SET send_at = now() - interval '1 minute' WHERE id = $1`, [mailing.id]);
    await sql('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [writerId]);
    await job();
    expect(await ledgerOf(mailing.id)).toEqual([]);
  });
});
