import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attendanceApi } from '@traccia/contracts';
import { checkInWindowOf, deriveCheckInCode, parseLinkKeys } from '@traccia/runtime';
import { startTestApi, testLinkKeys, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let sessionId: string;
let trainer: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  activityId = await makeActivity(database.owner, { status: 'running', capacity: 4 });
  sessionId = await makeActivitySession(database.owner, activityId, { position: 1 });
  trainer = await api.signedIn(await makeStaff(database.owner, 'trainer', 'activity', activityId));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const params = () => ({ id: activityId, position: 1 });
const showCode = async (): Promise<string> =>
  (await trainer.call(attendanceApi.showCode, { params: params() }).expect(200)).body.code;
const checkIn = (client: Client, code: string) => client.call(attendanceApi.checkIn, { body: { code } });
const enrolled = async () => {
  const personId = await makePerson(database.owner);
  const enrolmentId = await makeEnrolment(database.owner, { activityId, personId });
  return { personId, enrolmentId, client: await api.signedIn(personId) };
};
const rowsOf = (enrolmentId: string) =>
  database.owner.query(
    `SELECT t.state, t.source, (SELECT count(*)::int FROM attendance_event v WHERE v.enrolment_id = t.enrolment_id) AS events
     FROM attendance t WHERE t.enrolment_id = $1`,
    [enrolmentId],
  );
/** The code of so many half minutes ago. */
const codeOfAge = async (age: number): Promise<string> => {
  const [row] = await database.owner.query(
    `SELECT nonce, extract(epoch FROM clock_timestamp())::float8 AS epoch FROM check_in_opening
     WHERE activity_session_id = $1`,
    [sessionId],
  );
  const window = checkInWindowOf(row.epoch) - age;
  return deriveCheckInCode(parseLinkKeys(testLinkKeys), 1, { id: sessionId, nonce: row.nonce }, window);
};

describe('self check-in', () => {
  it('takes fifty scans at once as one', async () => {
    const { client, enrolmentId } = await enrolled();
    const code = await showCode();
    const { rateLimit } = attendanceApi.checkIn;
    const tries = rateLimit?.hits ?? 0;
    const replies = await Promise.all(Array.from({ length: 50 }, () => checkIn(client, code)));
    const outcomes = replies.map(({ status, body }) => (status === 200 ? body.outcome : status));
    expect(outcomes.filter((outcome) => outcome === 'present')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(tries - 1);
    // Guessing is limited; so is a finger that does not stop.
    expect(outcomes.filter((outcome) => outcome === 429)).toHaveLength(50 - tries);
    expect(await rowsOf(enrolmentId)).toEqual([{ state: 'present', source: 'qr', events: 1 }]);
    const { body } = await trainer.call(attendanceApi.readCode, { params: params() }).expect(200);
    expect(body.shown).toMatchObject({ checkedIn: 1, enrolled: 1, asking: 0 });
    expect(body.shown.url).toBe(`http://traccia.test/check-in#${body.shown.code}`);
  });

  it('takes a code typed by hand and two half minutes old, refuses an older one kindly, and any after the end', async () => {
    const { client, enrolmentId } = await enrolled();
    await showCode();
    const old = await checkIn(client, await codeOfAge(5));
    expect([old.status, old.body.code]).toEqual([410, 'check-in.code-old']);
    const wrong = await checkIn(client, 'ZZZZ-ZZZZ');
    expect([wrong.status, wrong.body.code]).toEqual([404, 'check-in.code-unknown']);
    const typed = (await codeOfAge(1)).toLowerCase();
    const taken = await checkIn(client, `${typed.slice(0, 4)} - ${typed.slice(4)}`);
    expect(taken.body).toMatchObject({ outcome: 'present', timeZone: 'Europe/Rome' });
    expect(await rowsOf(enrolmentId)).toHaveLength(1);
    const now = await codeOfAge(0);
    await trainer.call(attendanceApi.hideCode, { params: params() }).expect(204);
    expect((await checkIn(client, now)).status).toBe(404);
    await api
      .anonymous()
      .call(attendanceApi.checkIn, { body: { code: now } })
      .expect(401);
    expect((await checkIn(client, 'short')).status).toBe(400);
  });

  it('asks the trainer for whoever is not on the list, who then is enrolled and present', async () => {
    const personId = await makePerson(database.owner, { givenName: 'Ines' });
    const client = await api.signedIn(personId);
    const code = await showCode();
    expect((await checkIn(client, code)).body.outcome).toBe('asked');
    expect((await checkIn(client, code)).body.outcome).toBe('asked');
    const { body } = await trainer.call(attendanceApi.walkIns, { params: { id: activityId } }).expect(200);
    expect(body).toMatchObject({ total: 1, rows: [{ position: 1, givenName: 'Ines' }] });
    const decide = () =>
      trainer.call(attendanceApi.decideWalkIn, {
        params: { id: activityId, walkInId: body.rows[0].id },
        body: { accept: true },
      });
    const { enrolmentId } = (await decide().expect(200)).body;
    expect(await rowsOf(enrolmentId)).toEqual([{ state: 'present', source: 'walk_in', events: 1 }]);
    const again = await decide();
    expect([again.status, again.body.code]).toEqual([409, 'walk-in.decided']);
    expect((await checkIn(client, code)).body.outcome).toBe('already');
  });
});

describe('walk-ins', () => {
  const add = (body: object) =>
    trainer
      .post(`/api/activities/${activityId}/sessions/1/walk-ins`, body)
      .set('Idempotency-Key', crypto.randomUUID());
  const typed = {
    givenName: 'Noor',
    familyName: 'Haddad',
    email: 'noor.haddad@people.test',
    organizationName: 'A union nobody knows',
    constituentGroup: 'workers_org',
  };

  it('are enrolled under the lock, once, told by one event, and refused in a full room', async () => {
    const first = await add({ person: typed }).expect(201);
    expect(first.body.known).toBe(false);
    const [row] = await database.owner.query(
      `SELECT e.status, w.typed_organization AS organization,
         (SELECT count(*)::int FROM outbox o WHERE o.event = 'enrolment.created'
           AND o.payload ->> 'enrolmentId' = e.id::text) AS events
       FROM enrolment e JOIN walk_in w ON w.enrolment_id = e.id WHERE e.id = $1`,
      [first.body.enrolmentId],
    );
    expect(row).toEqual({ status: 'attended', organization: 'A union nobody knows', events: 1 });
    const again = await add({ person: typed });
    expect([again.status, again.body.code]).toEqual([409, 'enrolment.already']);
    const full = await add({ person: { ...typed, givenName: 'Last', email: null } });
    expect([full.status, full.body.code, full.body.params]).toEqual([409, 'activity.full', { capacity: 4 }]);
    expect((await add({ person: { ...typed, givenName: '' } })).status).toBe(400);
  });

  it('are found among the organizations of the activity only', async () => {
    const organizationId = await makeOrganization(database.owner);
    const near = await makePerson(database.owner, { familyName: 'Quintero', organizationId });
    await makePerson(database.owner, { familyName: 'Quintero' });
    await makeEnrolment(database.owner, { activityId, organizationId, status: 'withdrawn' });
    const { body } = await trainer
      .call(attendanceApi.candidates, { params: { id: activityId }, query: { search: 'quint' } })
      .expect(200);
    expect(body.people.map((one: { personId: string }) => one.personId)).toEqual([near]);
    expect((await add({ personId: await makePerson(database.owner) })).status).toBe(404);
  });
});

describe('sheet of marks', () => {
  const importSheet = (text: string | Buffer, apply: boolean) =>
    trainer.call(attendanceApi.importSheet, {
      params: { id: activityId },
      body: { content: Buffer.from(text).toString('base64'), apply },
    });

  it('is tried first, then taken, and taken again without effect', async () => {
    const [one] = await database.owner.query(
      `SELECT e.id, p.email FROM enrolment e JOIN person p ON p.id = e.person_id
       WHERE e.activity_id = $1 AND e.status = 'attended' AND p.email IS NOT NULL ORDER BY e.id LIMIT 1`,
      [activityId],
    );
    const sheet = `E-mail,S1\n${one.email},absent\nnobody@people.test,p\n`;
    const dry = await importSheet(sheet, false).expect(200);
    expect(dry.body).toEqual({
      applied: false,
      lines: 1,
      marks: 1,
      changed: 1,
      faultCount: 1,
      faults: [{ line: 3, column: 'E-mail', reason: 'nobody', value: 'nobody@people.test' }],
    });
    const before = (await rowsOf(one.id))[0].events;
    expect((await importSheet(sheet, true)).body).toMatchObject({ applied: true, changed: 1 });
    expect((await importSheet(sheet, true)).body).toMatchObject({ applied: true, changed: 0 });
    expect(await rowsOf(one.id)).toEqual([{ state: 'absent', source: 'sheet', events: before + 1 }]);
  });

  it('says when it is no sheet', async () => {
    for (const content of [
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from('PK\u0003\u0004broken'),
      'one line',
    ]) {
      const { status, body } = await importSheet(content, false);
      expect([status, body.code]).toEqual([422, 'attendance.unreadable-sheet']);
    }
  });
});
