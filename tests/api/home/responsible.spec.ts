import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  deputiesApi,
  handOversApi,
  homeApi,
  homeBoardApi,
  messagesApi,
  personNotesApi,
  timelineApi,
  type BulkResult,
  type HomeBoard,
  type Todo,
} from '@traccia/contracts';
import { exPostParticipant } from '@traccia/survey';
import { hashSecret } from '../../../apps/api/src/http/session-cookie.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeCourse,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeMessage,
  makePerson,
  makeProgramme,
  makeStaff,
  makeWave,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let programmeId: string;
let courseId: string;
let absent: string;
let deputy: string;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const sql = (text: string, values: unknown[] = []) => database.owner.query(text, values);
const responsibleFor = (activityId: string, personId: string) =>
  sql(`INSERT INTO activity_staff VALUES ($1, $2, 'manager')`, [activityId, personId]);

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  programmeId = await makeProgramme(owner, { code: 'OWN' });
  courseId = await makeCourse(owner, { programmeId });
  absent = await makeStaff(owner, 'activity_manager', 'programme', programmeId);
  deputy = await makeStaff(owner, 'activity_manager', 'programme', await makeProgramme(owner));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

describe('a deputy', () => {
  it('manages what the absent person is responsible for, on those days and not a moment longer', async () => {
    const activityId = await makeActivity(database.owner, {
      courseId,
      status: 'tentative',
      startsOn: day(20),
      endsOn: day(22),
    });
    const notTheirs = await makeActivity(database.owner, { courseId });
    await responsibleFor(activityId, absent);
    const theirs = await api.signedIn(absent);
    const standIn = await api.signedIn(deputy);
    const look = (id = activityId) => standIn.call(activitiesApi.get, { params: { id } });
    const name = async (startsOn: string, endsOn: string): Promise<string> => {
      const body = { deputyId: deputy, startsOn, endsOn };
      return (await theirs.call(deputiesApi.create, { body }).expect(201)).body.id;
    };

    await look().expect(404);
    await name(day(3), day(9));
    await name(day(-9), day(-3));
    await look().expect(404);
    const now = await name(day(-1), day(1));
    await look().expect(200);
    await look(notTheirs).expect(404);
    // A key of the deputy carries what is the deputy's own.
    const key = 'the-own-key-of-a-deputy'.padEnd(40, 'x');
    await sql(`INSERT INTO api_key (name, secret_hash, person_id) VALUES ('own', $1, $2)`, [
      hashSecret(key),
      deputy,
    ]);
    const byKey = (path: string) => api.anonymous().get(path).set('Authorization', `Bearer ${key}`);
    await byKey(`/api/activities/${activityId}`).expect(404);
    expect((await byKey('/api/activities').expect(200)).body.rows).toEqual([]);
    const { todos } = (await standIn.call(homeApi.todos).expect(200)).body;
    expect(todos.map(({ kind }: Todo) => kind)).toContain('activity.decide-status');
    const [{ version }]: [{ version: number }] = await sql('SELECT version FROM activity WHERE id = $1', [
      activityId,
    ]);
    const opened = await standIn.call(timelineApi.setStatuses, {
      body: { activities: [{ id: activityId, version }], status: 'open' },
    });
    expect(opened.body).toEqual({ results: [{ activityId, problem: null }] });
    // Neither to somebody else nor for ever.
    const handOver = { activityIds: [activityId], toPersonId: deputy, note: null };
    await standIn.call(handOversApi.create, { body: handOver }).expect(404);

    const [{ events }]: [{ events: number }] = await sql(
      `SELECT count(*)::int AS events FROM outbox WHERE event = 'deputy.named'`,
    );
    expect(events).toBe(3);
    await theirs.call(deputiesApi.end, { params: { id: now } }).expect(204);
    await look().expect(404);
    await theirs.call(deputiesApi.end, { params: { id: now } }).expect(404);
  });

  it('can do no more than the absent person, and must manage activities', async () => {
    const formerManager = await makeStaff(database.owner, 'activity_manager', 'programme', programmeId);
    const activityId = await makeActivity(database.owner, { courseId });
    await responsibleFor(activityId, formerManager);
    const body = { deputyId: deputy, startsOn: day(-1), endsOn: day(1) };
    const client = await api.signedIn(formerManager);
    await client.call(deputiesApi.create, { body }).expect(201);
    const standIn = await api.signedIn(deputy);
    await standIn.call(activitiesApi.get, { params: { id: activityId } }).expect(200);
    const trainer = await makeStaff(database.owner, 'trainer');
    const refused = await client
      .call(deputiesApi.create, { body: { ...body, deputyId: trainer } })
      .expect(400);
    expect(JSON.stringify(refused.body)).toContain('fault.not-a-manager');
    await client.call(deputiesApi.create, { body: { ...body, personId: absent } }).expect(403);
    await client.call(deputiesApi.create, { body: { ...body, endsOn: day(-2) } }).expect(400);
    await sql('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [formerManager]);
    await standIn.call(activitiesApi.get, { params: { id: activityId } }).expect(404);
  });
});

it('hands activities over with what they need, tells why not, and leaves a trace', async () => {
  const { owner } = database;
  const byName = await makeActivity(owner, {
    courseId,
    status: 'tentative',
    startsOn: day(20),
    endsOn: day(22),
  });
  const handed = await makeActivity(owner, { courseId });
  const foreign = await makeActivity(owner);
  const bound = await makeStaff(owner, 'activity_manager', 'activity', byName);
  const next = await makeStaff(owner, 'activity_manager', 'programme', await makeProgramme(owner));
  await responsibleFor(byName, bound);
  await responsibleFor(handed, next);
  const client = await api.signedIn(absent);
  const tasks = await client
    .call(handOversApi.tasks, { body: { activityIds: [byName, foreign] } })
    .expect(200);
  expect(tasks.body.todos.map(({ kind }: Todo) => kind)).toEqual(['activity.decide-status']);
  expect(tasks.body.colleagues.map(({ id }: { id: string }) => id)).toContain(next);
  const body = { activityIds: [byName, handed, foreign], toPersonId: next, note: 'The venue is booked.' };
  const { results } = (await client.call(handOversApi.create, { body }).expect(201)).body;
  expect(results).toEqual([
    { activityId: byName, problem: null },
    { activityId: handed, problem: 'hand-over.already' },
    { activityId: foreign, problem: 'request.not-found' },
  ]);
  await (await api.signedIn(next)).call(activitiesApi.get, { params: { id: byName } }).expect(200);
  await (await api.signedIn(bound)).call(activitiesApi.get, { params: { id: byName } }).expect(403);
  expect(await sql(`SELECT person_id FROM activity_staff WHERE activity_id = $1`, [byName])).toEqual([
    { person_id: next },
  ]);
  const [trace] = await sql(
    `SELECT (SELECT count(*)::int FROM audit_event WHERE act = 'activity.handed-over') AS acts,
       (SELECT count(*)::int FROM outbox WHERE event = 'activities.handed-over') AS events`,
  );
  expect(trace).toEqual({ acts: 1, events: 1 });
});

it('shows the timeline with milestones and what is missing, in the same number of statements', async () => {
  const { owner } = database;
  const ownProgramme = await makeProgramme(owner, { code: 'TL' });
  const course = await makeCourse(owner, { programmeId: ownProgramme });
  const manager = await makeStaff(owner, 'activity_manager', 'programme', ownProgramme);
  const held = await makeActivity(owner, {
    courseId: course,
    status: 'running',
    startsOn: day(-5),
    endsOn: day(5),
  });
  await makeEnrolment(owner, { activityId: held });
  await makeActivitySession(owner, held, {
    startsAt: `${day(-3)}T08:00:00Z`,
    endsAt: `${day(-3)}T10:00:00Z`,
  });
  const draft = await makeActivity(owner, {
    courseId: course,
    status: 'draft',
    startsOn: day(40),
    endsOn: day(42),
  });
  await responsibleFor(draft, manager);
  await sql('UPDATE activity SET application_closes_on = $2 WHERE id = $1', [draft, day(30)]);
  await makeActivity(owner, { courseId: course, startsOn: day(500), endsOn: day(501) });
  const client = await api.signedIn(manager);
  const query = { from: day(-30), to: day(300) };
  let rows: unknown[] = [];
  const statements = await statementsOf(async () => {
    ({ rows } = (await client.call(timelineApi.list, { query }).expect(200)).body);
  });
  expect(rows).toMatchObject([
    {
      id: held,
      gaps: [
        { kind: 'responsible', count: 1 },
        { kind: 'trainer', count: 1 },
        { kind: 'venue', count: 1 },
        { kind: 'follow_up', count: 1 },
        { kind: 'outcome', count: 1 },
        { kind: 'unmarked', count: 1 },
      ],
    },
    { id: draft, milestones: [{ kind: 'deadline', on: day(30) }], responsible: [{ id: manager }] },
  ]);
  // Session, list, count, choices, clock.
  expect(statements.length).toBe(5);
  const mine = { ...query, responsible: manager };
  expect((await client.call(timelineApi.list, { query: mine }).expect(200)).body.rows).toHaveLength(1);
  const versions: { id: string; version: number }[] = await sql(
    'SELECT id, version FROM activity WHERE id = ANY($1)',
    [[held, draft]],
  );
  const body = { activities: versions, status: 'tentative' as const };
  const answer = (await client.call(timelineApi.setStatuses, { body }).expect(200)).body;
  expect(new Map(answer.results.map(({ activityId, problem }: BulkResult) => [activityId, problem]))).toEqual(
    new Map([
      [held, 'request.conflict'],
      [draft, null],
    ]),
  );
});

it('keeps notes about a person for staff who see them, and finds the mail', async () => {
  const { owner } = database;
  const activityId = await makeActivity(owner, { courseId });
  const personId = await makePerson(owner);
  const enrolmentId = await makeEnrolment(owner, { activityId, personId });
  const messageId = await makeMessage(owner, { subjectId: enrolmentId, personId });
  await makeMessage(owner, { subjectId: await makeEnrolment(owner, { activityId }) });
  const client = await api.signedIn(absent);
  const params = { id: personId };
  const { body } = await client
    .call(personNotesApi.create, { params, body: { body: '  Call before noon. ' } })
    .expect(201);
  expect(body).toMatchObject({ body: 'Call before noon.', mayRemove: true });
  await (await api.signedIn(deputy)).call(personNotesApi.list, { params }).expect(404);
  const other = await api.signedIn(await makeStaff(owner, 'activity_manager', 'programme', programmeId));
  const seen = (await other.call(personNotesApi.list, { params }).expect(200)).body;
  expect(seen.rows).toMatchObject([{ id: body.id, mayRemove: false }]);
  await other.call(personNotesApi.remove, { params: { ...params, noteId: body.id } }).expect(404);
  await client.call(personNotesApi.remove, { params: { ...params, noteId: body.id } }).expect(204);
  const mail = (await client.call(messagesApi.list, { query: { personId } }).expect(200)).body;
  expect(mail.rows.map(({ id }: { id: string }) => id)).toEqual([messageId]);
});

it('gives each role what it looks at first, and never how one person did', async () => {
  const { owner } = database;
  const activityId = await makeActivity(owner, {
    courseId,
    status: 'running',
    startsOn: day(-1),
    endsOn: day(1),
  });
  const trainer = await makeStaff(owner, 'trainer', 'activity', activityId);
  const { versionId } = await makeInstrument(owner, exPostParticipant);
  const waveId = await makeWave(owner, { activityId, versionId, kind: 'pre_test' });
  const answer = async (points: number) => {
    const enrolmentId = await makeEnrolment(owner, { activityId, constituentGroup: 'workers_org' });
    const { id } = await makeInvitation(owner, { waveId, enrolmentId, answerState: 'submitted' });
    await sql(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, submitted_at, score_points, score_max)
       VALUES ($1, $2, $3, 'submitted', now(), $4, 10)`,
      [waveId, id, versionId, points],
    );
  };
  const client = await api.signedIn(trainer);
  const preTest = async () =>
    ((await client.call(homeBoardApi.read).expect(200)).body as HomeBoard).teaching[0]?.forms[0];
  for (let n = 0; n < 4; n += 1) await answer(4);
  // Of an open form nobody sees each answer arrive, only what was told of it.
  expect(await preTest()).toMatchObject({ submitted: 0, meanPercent: null, withheld: 'few' });
  await answer(9);
  expect(await preTest()).toMatchObject({ submitted: 0, meanPercent: null, withheld: 'open' });
  await sql(`UPDATE wave SET state = 'closed' WHERE id = $1`, [waveId]);
  expect(await preTest()).toMatchObject({ meanPercent: 50, withheld: null });
  const statements = await statementsOf(() => client.call(homeBoardApi.read).expect(200));
  expect(statements.length).toBe(4);
  // Five answers, one of them with a score: the average would be that person's own.
  await sql(
    'UPDATE response SET score_points = NULL, score_max = NULL WHERE wave_id = $1 AND score_points = 4',
    [waveId],
  );
  expect(await preTest()).toMatchObject({ submitted: 5, meanPercent: null, withheld: 'few' });
  const seen = (await client.call(homeBoardApi.read).expect(200)).body;
  expect(seen).toMatchObject({
    teaching: [{ activityId, coming: 5, groups: [{ code: 'workers_org', count: 5 }] }],
    nominees: null,
    waves: null,
    published: null,
    house: null,
  });
  const administrator = await api.signedIn(await makeStaff(owner, 'administrator'));
  expect((await administrator.call(homeBoardApi.read).expect(200)).body.house).toMatchObject({ deadJobs: 0 });
  const evaluator = await api.signedIn(await makeStaff(owner, 'evaluator'));
  expect((await evaluator.call(homeBoardApi.read).expect(200)).body).toMatchObject({
    waves: [],
    published: [],
  });
});
