import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activitiesApi, coursesApi } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeCourse,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeStaff,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const codes = async (client: Client, query = {}) =>
  (await client.call(activitiesApi.list, { query }).expect(200)).body.rows.map(
    ({ code }: { code: string }) => code,
  );

describe('what staff see', () => {
  let programmeId: string;
  let inside: string;
  let outside: string;
  beforeAll(async () => {
    programmeId = await makeProgramme(database.owner, { code: 'SCOPE' });
    const courseId = await makeCourse(database.owner, { programmeId, code: 'S-1' });
    inside = await makeActivity(database.owner, {
      courseId,
      code: 'INSIDE',
      countryCode: 'KE',
      status: 'draft',
      startsOn: '2031-05-01',
      endsOn: '2031-05-02',
    });
    outside = await makeActivity(database.owner, {
      code: 'OUTSIDE',
      startsOn: '2031-04-01',
      endsOn: '2031-04-02',
    });
  });

  it('is everything for an administrator, newest start first, page by page', async () => {
    const client = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    const first = await client.call(activitiesApi.list, { query: { limit: 1 } }).expect(200);
    const second = await client
      .call(activitiesApi.list, { query: { limit: 1, after: first.body.next } })
      .expect(200);
    expect([...first.body.rows, ...second.body.rows].map(({ code }: { code: string }) => code)).toEqual([
      'INSIDE',
      'OUTSIDE',
    ]);
    expect([first.body.total, second.body.total, second.body.next]).toEqual([2, null, null]);
    expect(await codes(client, { status: 'draft' })).toEqual(['INSIDE']);
    expect(await codes(client, { search: 'outs' })).toEqual(['OUTSIDE']);
    expect(await codes(client, { programme: 'SCOPE' })).toEqual(['INSIDE']);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a programme', (id) => grantRole(database.owner, id, 'activity_manager', 'programme', programmeId)],
    ['an activity', (id) => grantRole(database.owner, id, 'evaluator', 'activity', inside)],
    ['a country', (id) => grantRole(database.owner, id, 'activity_manager', 'country', 'KE')],
    [
      'being on the staff',
      async (id) => {
        await grantRole(database.owner, id, 'trainer');
        await database.owner.query(`INSERT INTO activity_staff VALUES ($1, $2, 'lead_trainer')`, [
          inside,
          id,
        ]);
      },
    ],
    [
      'an organization that sends people',
      async (id) => {
        const organizationId = await makeOrganization(database.owner);
        await makeEnrolment(database.owner, { activityId: inside, organizationId });
        await grantRole(database.owner, id, 'focal_point', 'organization', organizationId);
      },
    ],
  ])('by %s is that and nothing else', async (_what, grant) => {
    const personId = await makePerson(database.owner);
    await grant(personId);
    const client = await api.signedIn(personId);
    expect(await codes(client)).toEqual(['INSIDE']);
    await client.call(activitiesApi.get, { params: { id: inside } }).expect(200);
    await client.call(activitiesApi.get, { params: { id: outside } }).expect(404);
    const courses = await client.call(coursesApi.list).expect(200);
    expect(courses.body.rows.map(({ code }: { code: string }) => code)).toEqual(['S-1']);
  });

  it('is nothing for a participant, a trainer without work and a focal point without an organization', async () => {
    await (await api.signedIn(await makePerson(database.owner))).call(activitiesApi.list).expect(403);
    await api.anonymous().call(activitiesApi.list).expect(401);
    for (const role of ['trainer', 'focal_point'] as const)
      expect(await codes(await api.signedIn(await makeStaff(database.owner, role)))).toEqual([]);
  });
});

describe('planning an activity', () => {
  const body = (courseId: string, more = {}) => ({
    courseId,
    code: `NEW-${Math.random().toString(36).slice(2, 8)}`,
    title: { en: 'Wages' },
    modality: 'face_to_face' as const,
    startsOn: '2032-05-10',
    endsOn: '2032-05-12',
    timeZone: 'Europe/Rome',
    venue: 'Turin',
    countryCode: 'IT',
    languages: ['en' as const],
    capacity: 20,
    enrolmentClosesOn: null,
    ...more,
  });

  it('gives it a session a day and leaves a trace', async () => {
    const courseId = await makeCourse(database.owner);
    const manager = await makeStaff(database.owner, 'activity_manager');
    const reply = await (
      await api.signedIn(manager)
    )
      .call(activitiesApi.create, { body: body(courseId) })
      .expect(201);
    expect(reply.body).toMatchObject({ status: 'draft', enrolled: 0, waiting: 0, version: 1, waves: [] });
    expect(
      reply.body.sessions.map(({ startsAt }: { startsAt: string }) => new Date(startsAt).toISOString()),
    ).toEqual(['10', '11', '12'].map((day) => `2032-05-${day}T07:00:00.000Z`));
    const trace = await database.owner.query('SELECT act, actor_id FROM audit_event WHERE subject_id = $1', [
      reply.body.id,
    ]);
    expect(trace).toEqual([{ act: 'activity.created', actor_id: manager }]);
  });

  it.each([
    ['an end before the start', { endsOn: '2032-05-09' }, 400, 'body.endsOn'],
    ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, 400, 'body.timeZone'],
    ['an offset for a zone', { timeZone: '+02:00' }, 400, 'body.timeZone'],
    ['a country that does not exist', { countryCode: 'ZZ' }, 400, 'body.countryCode'],
    [
      'enrolment that closes after the end',
      { enrolmentClosesOn: '2032-06-01' },
      400,
      'body.enrolmentClosesOn',
    ],
    ['a code that is taken', { code: 'INSIDE' }, 409, 'body.code'],
    ['a title without a word', { title: { en: ' ' } }, 400, 'body.title'],
    ['a year that is a typing error', { endsOn: '20320-05-12' }, 400, 'body.endsOn'],
    ['a year far away', { endsOn: '2932-05-12' }, 400, 'body.endsOn'],
    ['places below zero', { capacity: -1 }, 400, 'body.capacity'],
    ['a status of its own', { status: 'open' }, 400, 'body.status'],
  ])('refuses %s', async (_what, more, status, field) => {
    const client = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    const reply = await client
      .post('/api/activities', body(await makeCourse(database.owner), more))
      .expect(status);
    expect(reply.body.faults.map((fault: { field: string }) => fault.field)).toEqual([field]);
  });

  it('is for managers, within their programmes', async () => {
    const programmeId = await makeProgramme(database.owner);
    const own = await makeCourse(database.owner, { programmeId });
    const foreign = await makeCourse(database.owner);
    const client = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'programme', programmeId),
    );
    await client.call(activitiesApi.create, { body: body(own) }).expect(201);
    await client.call(activitiesApi.create, { body: body(foreign) }).expect(404);
    const evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
    await evaluator.call(activitiesApi.create, { body: body(own) }).expect(403);
  });
});
