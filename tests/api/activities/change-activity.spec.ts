import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { activitiesApi, attendanceApi, enrolmentsApi, type Activity } from '@traccia/contracts';
import { exPostParticipant, knowledgeTest } from '@traccia/survey';
import { hashSecret, newSessionSecret } from '../../../apps/api/src/http/session-cookie.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeCourse,
  makeEnrolment,
  makeInstrument,
  makePerson,
  makeStaff,
} from '../../support/factories.js';
import { makePlan } from '../../support/plan-factories.js';

let database: TestDatabase;
let api: TestApi;
let manager: Client;
let courseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
  courseId = await makeCourse(database.owner);
  const expost = await makeInstrument(database.owner, exPostParticipant);
  const test = await makeInstrument(database.owner, knowledgeTest);
  const unpublished = await database.owner.query(
    `INSERT INTO instrument (code, kind, title) VALUES ('later', 'ex_post', '{}') RETURNING id`,
  );
  await makePlan(database.owner, { kind: 'course', id: courseId }, [
    { code: 'pre', kind: 'pre_test', instrumentId: test.instrumentId, anchor: 'start', offsetDays: -7 },
    { code: 'six', instrumentId: expost.instrumentId, offsetMonths: 6 },
    { code: 'none', instrumentId: unpublished[0].id },
  ]);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const facts = {
  title: { en: 'Wages' },
  modality: 'face_to_face' as const,
  startsOn: '2032-05-10',
  endsOn: '2032-05-14',
  timeZone: 'Europe/Rome',
  venue: null,
  countryCode: null,
  languages: ['en' as const],
  capacity: 2,
  enrolmentClosesOn: null,
};
let activity: Activity;
beforeEach(async () => {
  const code = `CH-${Math.random().toString(36).slice(2, 10)}`;
  const made = await manager.call(activitiesApi.create, { body: { courseId, code, ...facts } }).expect(201);
  const opened = await setStatus('open', made.body);
  activity = opened.body;
});
const setStatus = (status: Activity['status'], of = activity) =>
  manager.call(activitiesApi.setStatus, { params: { id: of.id }, body: { status, version: of.version } });
const update = (
  more: Partial<
    Omit<typeof facts, 'capacity' | 'countryCode'> & {
      capacity: number | null;
      countryCode: string | null;
      version: number;
    }
  >,
) =>
  manager.call(activitiesApi.update, {
    params: { id: activity.id },
    body: { ...facts, version: activity.version, ...more },
  });
const enrol = async () =>
  (await api.signedIn(await makePerson(database.owner)))
    .call(enrolmentsApi.create, { body: { activityId: activity.id } })
    .expect(201);
const wavesOf = (reply: { body: Activity }) =>
  reply.body.waves.map(({ code, state, opensAt, closesAt }) => [code, state, opensAt, closesAt]);
const invitationsOf = () =>
  database.owner.query(
    `SELECT w.code, i.answer_state AS state, i.due_at AS due, i.expires_at AS ends FROM invitation i JOIN wave w ON w.id = i.wave_id
     WHERE w.activity_id = $1 ORDER BY w.opens_at, i.id`,
    [activity.id],
  ) as Promise<{ code: string; state: string; due: Date; ends: Date }[]>;
const eventsOf = async (event: string): Promise<number> =>
  (
    await database.owner.query(
      `SELECT count(*)::int AS n FROM outbox WHERE event = $1 AND payload->>'activityId' = $2`,
      [event, activity.id],
    )
  )[0].n;

describe('the waves of the course', () => {
  it('are planned with the activity, with the newest published version, and without what is not published', () => {
    expect(activity.waves.map(({ code, instrumentVersion }) => [code, instrumentVersion])).toEqual([
      ['pre', 1],
      ['six', 1],
    ]);
    expect(wavesOf({ body: activity })).toEqual([
      ['pre', 'planned', '2032-05-03T07:00:00.000Z', '2032-06-02T07:00:00.000Z'], // a week before, 30 days
      ['six', 'planned', '2032-11-14T08:00:00.000Z', '2032-12-14T08:00:00.000Z'], // six months after, winter time
    ]);
  });

  it('count who is asked and written to', async () => {
    await enrol();
    await enrol();
    const reply = await manager.call(activitiesApi.get, { params: { id: activity.id } }).expect(200);
    expect(reply.body.waves[1]).toMatchObject({
      invited: 0,
      submitted: 0,
      messagesExpected: 2,
      messagesSent: 0,
    });
  });

  it('move with the dates while they are planned; what is sent stays', async () => {
    await enrol();
    const [pre] = activity.waves;
    await database.owner.query(`UPDATE wave SET state = 'open', frozen_at = now() WHERE id = $1`, [pre?.id]);
    await database.owner.query(`UPDATE invitation SET answer_state = 'invited' WHERE wave_id = $1`, [
      pre?.id,
    ]);
    const before = await invitationsOf();
    const reply = await update({ startsOn: '2032-06-09', endsOn: '2032-06-13' }).expect(200);
    expect(wavesOf(reply)).toEqual([
      ['pre', 'open', '2032-05-03T07:00:00.000Z', '2032-06-02T07:00:00.000Z'],
      ['six', 'planned', '2032-12-13T08:00:00.000Z', '2033-01-12T08:00:00.000Z'],
    ]);
    const after = await invitationsOf();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({
      state: 'planned',
      due: new Date('2032-12-13T08:00:00Z'),
      ends: new Date('2033-01-12T08:00:00Z'),
    });
    expect(new Date(reply.body.sessions[0].startsAt).toISOString()).toBe('2032-06-09T07:00:00.000Z');
    expect(await eventsOf('activity.dates-moved')).toBe(1);
  });

  it('do not move when nothing moves', async () => {
    await update({ venue: null }).expect(200);
    expect(await eventsOf('activity.dates-moved')).toBe(0);
  });

  it('keep the local hour when the activity moves to another zone', async () => {
    const reply = await update({ timeZone: 'Asia/Kathmandu' }).expect(200);
    expect(wavesOf(reply)[1]?.[2]).toBe('2032-11-14T03:15:00.000Z'); // 09:00 at UTC+5:45
    expect(new Date(reply.body.sessions[0].startsAt).toISOString()).toBe('2032-05-10T03:15:00.000Z');
  });
});

describe('places', () => {
  it('that are more take people from the queue in its order, each told once', async () => {
    const [a, b, c, d, e] = [await enrol(), await enrol(), await enrol(), await enrol(), await enrol()];
    expect([a, b, c, d, e].map(({ body }) => body.status)).toEqual([
      'enrolled',
      'enrolled',
      'waiting',
      'waiting',
      'waiting',
    ]);
    const reply = await update({ capacity: 4 }).expect(200);
    expect(reply.body).toMatchObject({
      enrolled: 4,
      waiting: 1,
      placesLeft: 0,
      version: activity.version + 1,
    });
    const promoted = await database.owner.query(
      `SELECT payload->>'enrolmentId' AS id FROM outbox WHERE event = 'enrolment.promoted' AND payload->>'enrolmentId' = ANY($1) ORDER BY outbox.id`,
      [[a, b, c, d, e].map(({ body }) => body.id)],
    );
    expect(promoted.map(({ id }: { id: string }) => id)).toEqual([c.body.id, d.body.id]);
    const unlimited = await update({ capacity: null, version: reply.body.version }).expect(200);
    expect(unlimited.body).toMatchObject({ enrolled: 5, waiting: 0, placesLeft: null });
  });

  it('cannot be fewer than the people who hold one', async () => {
    await enrol();
    await enrol();
    const reply = await update({ capacity: 1 }).expect(409);
    expect(reply.body).toMatchObject({ code: 'activity.below-enrolled', params: { enrolled: 2 } });
    await update({ capacity: 2 }).expect(200);
  });
});

describe('changing', () => {
  it('an older state is refused with 412', async () => {
    await update({ capacity: 3 }).expect(200);
    const reply = await update({ capacity: 4 }).expect(412);
    expect(reply.body).toMatchObject({
      code: 'request.version-stale',
      params: { version: activity.version + 1 },
    });
    await setStatus('tentative').expect(412);
  });

  it('is for those who may manage it', async () => {
    const observer = await makeStaff(database.owner, 'evaluator');
    const onTheStaff = await makeStaff(database.owner, 'activity_manager', 'programme', crypto.randomUUID());
    await database.owner.query(`INSERT INTO activity_staff VALUES ($1, $2, 'facilitator')`, [
      activity.id,
      onTheStaff,
    ]);
    const input = { params: { id: activity.id }, body: { ...facts, version: activity.version } };
    await (await api.signedIn(observer)).call(activitiesApi.update, input).expect(403);
    await (await api.signedIn(onTheStaff)).call(activitiesApi.update, input).expect(404);
    await api.anonymous().call(activitiesApi.update, input).expect(401);
  });
});

describe('the status', () => {
  it('follows the table', async () => {
    const reply = await setStatus('ended').expect(409);
    expect(reply.body).toMatchObject({ code: 'request.conflict', params: { from: 'open', to: 'ended' } });
    expect((await setStatus('confirmed').expect(200)).body.status).toBe('confirmed');
  });

  it('closed, it says who has completed, and follows a mark that is put right', async () => {
    const closing = await makeActivity(database.owner, { status: 'ended' });
    await makeActivitySession(database.owner, closing);
    const [there, missed] = await Promise.all(
      ['attended', 'enrolled'].map((status) =>
        makeEnrolment(database.owner, { activityId: closing, status }),
      ),
    );
    await database.owner.query(
      `INSERT INTO attendance (activity_session_id, enrolment_id, state)
       SELECT s.id, e.id, e.state FROM activity_session s, (VALUES ($2::uuid, 'present'), ($3::uuid, 'absent')) AS e(id, state)
       WHERE s.activity_id = $1`,
      [closing, there, missed],
    );
    const statuses = async () =>
      (
        (await database.owner.query('SELECT id, status FROM enrolment WHERE activity_id = $1', [
          closing,
        ])) as {
          id: string;
          status: string;
        }[]
      )
        .toSorted((a) => (a.id === there ? -1 : 1))
        .map(({ status }) => status);
    await manager
      .call(activitiesApi.setStatus, { params: { id: closing }, body: { status: 'closed', version: 1 } })
      .expect(200);
    expect(await statuses()).toEqual(['completed', 'enrolled']);
    const correct = async (state: 'present' | 'absent') =>
      manager
        .call(attendanceApi.record, {
          params: { id: closing, position: 1 },
          body: {
            batchId: randomUUID(),
            marks: [there, missed].map((enrolmentId) => ({
              enrolmentId: enrolmentId ?? '',
              state,
              ageSeconds: 0,
            })),
            reason: 'The sign-in sheet was found',
          },
        })
        .expect(200);
    await correct('present');
    expect(await statuses()).toEqual(['completed', 'completed']);
    await correct('absent');
    expect(await statuses()).toEqual(['enrolled', 'enrolled']);
  });

  it('cancelled stops what is planned, and taken up again it is planned anew', async () => {
    await makeEnrolment(database.owner, { activityId: activity.id });
    const cancelled = await setStatus('cancelled').expect(200);
    expect(cancelled.body.waves.map(({ state }: { state: string }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    await update({ version: cancelled.body.version }).expect(409);
    const again = await setStatus('draft', cancelled.body).expect(200);
    expect(wavesOf(again)).toEqual(wavesOf({ body: activity }));
    // Whoever had a place lost it with the activity; taking it up again asks nobody.
    expect(await invitationsOf()).toHaveLength(0);
  });
});

it('cannot be carried out of the scope of whoever changes it', async () => {
  const ofItaly = await api.signedIn(await makeStaff(database.owner, 'activity_manager', 'country', 'IT'));
  const { body: here } = await update({ countryCode: 'IT' }).expect(200);
  const move = (countryCode: string | null, version: number) =>
    ofItaly.call(activitiesApi.update, { params: { id: here.id }, body: { ...facts, countryCode, version } });
  await move('IT', here.version).expect(200);
  for (const countryCode of ['FR', null]) {
    const { body } = await move(countryCode, here.version + 1).expect(400);
    expect(body.faults).toEqual([{ field: 'body.countryCode', key: 'fault.invalid' }]);
  }
  const { body: after } = await manager.call(activitiesApi.get, { params: { id: here.id } }).expect(200);
  expect(after).toMatchObject({ countryCode: 'IT', version: here.version + 1 });
});

it('is traced to the key of a program, and to whom the key stands for', async () => {
  const personId = await makeStaff(database.owner, 'activity_manager');
  const secret = newSessionSecret();
  const [key] = await database.owner.query(
    `INSERT INTO api_key (name, secret_hash, person_id) VALUES ('planning', $1, $2) RETURNING id`,
    [hashSecret(secret), personId],
  );
  await api
    .anonymous()
    .put(`/api/activities/${activity.id}/status`, { status: 'cancelled', version: activity.version })
    .set('Authorization', `Bearer ${secret}`)
    .expect(200);
  const [line] = await database.owner.query(
    `SELECT actor_type, actor_id, detail FROM audit_event WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
    [activity.id],
  );
  expect(line).toEqual({
    actor_type: 'api_key',
    actor_id: personId,
    detail: { from: 'open', to: 'cancelled', apiKeyId: key.id },
  });
});
