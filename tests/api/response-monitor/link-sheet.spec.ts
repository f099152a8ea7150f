import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  linkSheetsApi,
  type LinkSheet,
  messagesApi,
  respondApi,
  responseMonitorApi,
} from '@traccia/contracts';
import {
  type AskedPerson,
  askEverybody,
  makeRespondents,
  type Respondent,
} from '../../support/anonymous-world.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeMessage, makePerson, makeStaff } from '../../support/factories.js';
import { startTestWorker } from '../../support/worker.js';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';

const people = 8;
let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let evaluator: Client;
let world: { activityId: string; versionId: string; people: Respondent[] };
let waveId: string;
let asked: AskedPerson[];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});
const begin = async (privacyMode = 'confidential') => {
  world = await makeRespondents(database, api, people);
  ({ waveId, asked } = await askEverybody(database, world, { privacyMode }));
};
beforeEach(async () => begin());

const at = () => ({ params: { id: waveId } });
const sql = async (text: string, values: unknown[] = [waveId]) => database.owner.query(text, values);
const person = (n: number): AskedPerson => {
  const one = asked[n];
  if (!one) throw new Error(`there are ${asked.length}`);
  return one;
};
const take = (readers: 'unreached' | 'silent' = 'silent', by: Client = evaluator) =>
  by.call(linkSheetsApi.take, { ...at(), body: { readers, after: null } });
const taken = async (readers: 'unreached' | 'silent' = 'silent'): Promise<LinkSheet> =>
  (await take(readers).expect(200)).body;
const ledger = async () =>
  sql(
    `SELECT m.recipient_person_id AS "personId", m.channel, m.state, m.attempt, m.sent_at IS NOT NULL AS sent FROM message m
     JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id
     WHERE i.wave_id = $1 AND m.kind = 'survey.handed_over' ORDER BY m.recipient_person_id`,
  );
const mailTo = (n: number, state: string) =>
  makeMessage(database.owner, {
    kind: 'survey.invitation',
    subjectType: 'invitation',
    subjectId: person(n).invitationId,
    personId: person(n).personId,
    state,
  });

describe('who may take links', () => {
  it('is staff who may also read the names', async () => {
    await api
      .anonymous()
      .call(linkSheetsApi.take, { ...at(), body: { readers: 'silent', after: null } })
      .expect(401);
    await api.anonymous().call(linkSheetsApi.preview, at()).expect(401);
    const trainer = await api.signedIn(
      await makeStaff(database.owner, 'trainer', 'activity', world.activityId),
    );
    for (const nobody of [trainer, await api.signedIn(await makePerson(database.owner))]) {
      await take('silent', nobody).expect(403);
      await nobody.call(linkSheetsApi.preview, at()).expect(403);
    }
    await evaluator
      .call(linkSheetsApi.take, { params: { id: randomUUID() }, body: { readers: 'silent', after: null } })
      .expect(404);
    await evaluator.post(`/api/waves/${waveId}/link-sheet`).send({ readers: 'everybody' }).expect(400);
    await evaluator
      .post(`/api/waves/${waveId}/link-sheet`)
      .send({ readers: 'silent', after: 'rubbish' })
      .expect(400);
    expect(await ledger()).toEqual([]);
  });

  it('is nobody where it may not be known who is missing, and after the close', async () => {
    await begin('anonymous');
    expect((await take().expect(409)).body).toMatchObject({ params: { reason: 'anonymous' } });
    expect((await evaluator.call(linkSheetsApi.preview, at()).expect(200)).body).toEqual({
      reason: 'anonymous',
      unreached: 0,
      silent: 0,
    });
    await begin('confidential');
    await sql(`UPDATE wave SET state = 'closed' WHERE id = $1`);
    expect((await take().expect(409)).body).toMatchObject({ params: { reason: 'closed' } });
    expect(await ledger()).toEqual([]);
  });
});

describe('a sheet of links', () => {
  it('holds the link of the mail, words of the reader, a row of the ledger each, and a line of the trail', async () => {
    const sheet = await taken();
    expect(sheet.rows).toHaveLength(people);
    const arab = sheet.rows.find(({ name }) => name.endsWith(person(5).name));
    expect(arab).toMatchObject({ locale: 'ar', address: person(5).email, about: null });
    expect(arab?.text).toContain('مرحبًا');
    for (const { url, text } of sheet.rows) expect(text.split('\n')).toContain(url);
    const token = arab?.url.split('#')[1] ?? '';
    expect(token).not.toBe('');
    await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    expect(await ledger()).toHaveLength(people);
    expect(
      new Set((await ledger()).map((row: object) => JSON.stringify({ ...row, personId: null }))),
    ).toEqual(
      new Set([JSON.stringify({ personId: null, channel: 'sheet', state: 'sent', attempt: 0, sent: true })]),
    );
    const [line] = await sql(
      `SELECT detail FROM audit_event WHERE act = 'wave.links-handed-over' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
    );
    expect(line.detail).toEqual({ readers: 'silent', people });
    const list = await evaluator
      .call(messagesApi.list, { query: { limit: 100, waveId, kind: 'survey.handed_over' } })
      .expect(200);
    expect(list.body.rows.every(({ channel }: { channel: string }) => channel === 'sheet')).toBe(true);
    const monitor = await evaluator.call(responseMonitorApi.get, at()).expect(200);
    expect(monitor.body.mail).toMatchObject({ delivered: people, none: 0 });
  });

  it('taken again the same day is the same rows, from two desks at once too; another day it is new ones', async () => {
    const [one, other] = await Promise.all([take(), take()]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const ids = ({ rows }: LinkSheet) => rows.map(({ messageId }) => messageId);
    expect(ids(one.body)).toEqual(ids(other.body));
    expect(await ledger()).toHaveLength(people);
    await sql(`UPDATE deployment SET clock_offset = interval '2 days'`, []);
    await taken();
    expect(await ledger()).toHaveLength(2 * people);
    await sql(`UPDATE deployment SET clock_offset = interval '0'`, []);
  });

  it('is never sent by the worker', async () => {
    await taken();
    await worker.sender.drain();
    const rows: { state: string; attempt: number }[] = await ledger();
    expect(rows.every(({ state, attempt }) => state === 'sent' && attempt === 0)).toBe(true);
    await expect(
      sql(`UPDATE message SET state = 'planned' WHERE channel = 'sheet' RETURNING $1`),
    ).rejects.toThrow(/message_handed_over/);
  });

  it('for those whom no mail reached holds only them, also where the mailbox is dead', async () => {
    for (let n = 0; n < people; n += 1) await mailTo(n, n === 1 ? 'bounced' : 'sent');
    await sql(`INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'all', 'bounced')`, [
      person(2).personId,
    ]);
    expect((await evaluator.call(linkSheetsApi.preview, at()).expect(200)).body).toEqual({
      reason: null,
      unreached: 2,
      silent: people,
    });
    const { rows } = await taken('unreached');
    expect(rows.map(({ address }) => address).sort()).toEqual([person(1).email, person(2).email].sort());
  });

  it('leaves out who wants no questions, and says how many; who refused is not on it at all', async () => {
    await sql(
      `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'surveys', 'unsubscribed')`,
      [person(0).personId],
    );
    await sql('UPDATE person SET disabled_at = clock_timestamp() WHERE id = $1', [person(1).personId]);
    await api
      .anonymous()
      .call(respondApi.refuse, { body: { token: person(2).token } })
      .expect(204);
    const { rows, leftOut } = await taken();
    expect(rows).toHaveLength(people - 3);
    expect([...leftOut].sort((a, b) => a.reason.localeCompare(b.reason))).toEqual([
      { reason: 'person-disabled', count: 1 },
      { reason: 'unsubscribed', count: 1 },
    ]);
  });

  it('never holds somebody whose stop came first, however close they come', async () => {
    for (let n = 0; n < people; n += 1) {
      const [sheet] = await Promise.all([
        take(),
        sql(
          `INSERT INTO contact_stop (person_id, purpose, reason, stopped_at) VALUES ($1, 'surveys', 'unsubscribed', clock_timestamp())`,
          [person(n).personId],
        ),
      ]);
      expect(sheet.status).toBe(200);
      const rows = await sql(
        `SELECT m.sent_at < (SELECT stopped_at FROM contact_stop c WHERE c.person_id = m.recipient_person_id) AS before
         FROM message m WHERE m.kind = 'survey.handed_over' AND m.recipient_person_id = $1`,
        [person(n).personId],
      );
      const listed = (sheet.body as LinkSheet).rows.some(({ address }) => address === person(n).email);
      if (listed) expect(rows).toHaveLength(1);
      // A second sheet has come too late in any case.
      expect((await taken()).rows.some(({ address }) => address === person(n).email)).toBe(false);
    }
  });
});

describe('a sheet of links as a file', () => {
  const file = (format: 'csv' | 'xlsx', by: Client = evaluator) =>
    by.call(linkSheetsApi.file, { ...at(), body: { readers: 'silent', after: null, format } });

  it('holds the telephone of whoever gave one, and nothing that a spreadsheet would run', async () => {
    await sql(`UPDATE person SET telephone = '+39 011 693 6111', given_name = '=1+1' WHERE id = $1`, [
      person(0).personId,
    ]);
    const { rows } = await taken();
    const called = rows.find(({ address }) => address === person(0).email);
    expect(called).toMatchObject({ telephone: '+39 011 693 6111' });
    expect(rows.filter(({ telephone }) => telephone === null)).toHaveLength(people - 1);
    const reply = await file('csv').buffer(true).expect(200);
    expect(reply.headers['content-disposition']).toContain('links.csv');
    const sheet = parseCsv(reply.text.replace('\ufeff', ''));
    expect(sheet[0]).toEqual([
      'name',
      'organization',
      'about',
      'telephone',
      'address',
      'language',
      'link',
      'text',
    ]);
    expect(sheet).toHaveLength(people + 1);
    const line = sheet.find((cells) => cells[4] === person(0).email);
    expect(line?.[0]).toMatch(/^'=1\+1 /);
    expect(line?.[3]).toBe("'+39 011 693 6111");
    expect(line?.[6]).toBe(called?.url);
  });

  it('is a workbook too, adds nothing to the ledger that day, and leaves a line of the trail', async () => {
    await taken();
    const before = await ledger();
    const { body } = await file('xlsx')
      .buffer(true)
      .parse((reply, done) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const { sheets } = await readXlsx(body);
    expect(sheets[0]?.rows).toHaveLength(people + 1);
    expect(sheets[0]?.rows[0]?.[3]).toBe('telephone');
    expect(await ledger()).toEqual(before);
    const [line] = await sql(
      `SELECT detail FROM audit_event WHERE act = 'wave.links-handed-over' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
    );
    expect(line.detail).toEqual({ readers: 'silent', people, format: 'xlsx' });
  });

  it('is closed where the sheet is', async () => {
    await file('csv', await api.signedIn(await makePerson(database.owner))).expect(403);
    const answer = await evaluator
      .post(`/api/waves/${waveId}/link-sheet/file`)
      .send({ readers: 'silent', format: 'pdf' })
      .expect(400);
    expect(answer.body.faults[0].field).toBe('body.format');
    await begin('anonymous');
    await file('xlsx').expect(409);
  });
});
