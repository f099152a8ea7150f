import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrolmentsApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeOrganization,
  makePerson,
  makeStaff,
  makeWave,
} from '../../support/factories.js';
import { exPostParticipant } from '@traccia/survey';

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

const someone = async (shape = {}) => api.signedIn(await makePerson(database.owner, shape));
const outboxOf = async (enrolmentId: string): Promise<string[]> =>
  (
    await database.owner.query(`SELECT event FROM outbox WHERE payload->>'enrolmentId' = $1 ORDER BY id`, [
      enrolmentId,
    ])
  ).map(({ event }: { event: string }) => event);
const rowOf = async (id: string) =>
  (await database.owner.query('SELECT * FROM enrolment WHERE id = $1', [id]))[0];

describe('taking a place', () => {
  it('writes the row, the event and the answer', async () => {
    const organizationId = await makeOrganization(database.owner, { constituentGroup: 'employers_org' });
    const activityId = await makeActivity(database.owner, { capacity: 2 });
    const client = await someone({ organizationId });
    const reply = await client.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    expect(reply.body).toMatchObject({ activityId, status: 'enrolled', waitPosition: null, version: 1 });
    expect(await rowOf(reply.body.id)).toMatchObject({
      constituent_group: 'employers_org',
      organization_id: organizationId,
    });
    expect(await outboxOf(reply.body.id)).toEqual(['enrolment.created']);
  });

  it('queues who comes when it is full, and says the place in the queue', async () => {
    const activityId = await makeActivity(database.owner, { capacity: 1 });
    const [first, second, third] = [await someone(), await someone(), await someone()];
    await first.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    const waiting = await second.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    const last = await third.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    expect(waiting.body).toMatchObject({ status: 'waiting', waitPosition: 1 });
    expect(last.body).toMatchObject({ status: 'waiting', waitPosition: 2 });
    await second.call(enrolmentsApi.withdraw, { params: { id: waiting.body.id } }).expect(200);
    const mine = await third.call(enrolmentsApi.mine).expect(200);
    expect(mine.body.rows[0]).toMatchObject({ id: last.body.id, waitPosition: 1 });
  });

  it('plans what the person will be asked, once they hold a place', async () => {
    const { versionId } = await makeInstrument(database.owner, exPostParticipant);
    const activityId = await makeActivity(database.owner, { capacity: 1 });
    const waveId = await makeWave(database.owner, {
      activityId,
      versionId,
      state: 'planned',
      opensInDays: 90,
      closesInDays: 120,
    });
    const [first, second] = [await someone(), await someone()];
    const taken = await first.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    const waiting = await second.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    const invited = () =>
      database.owner.query(
        // In the first working hour after the opening; a weekend and a night may lie between.
        `SELECT i.enrolment_id, i.answer_state, i.due_at BETWEEN w.opens_at AND w.opens_at + interval '4 days' AS due FROM invitation i JOIN wave w ON w.id = i.wave_id
         WHERE w.id = $1 ORDER BY i.created_at`,
        [waveId],
      );
    expect(await invited()).toEqual([{ enrolment_id: taken.body.id, answer_state: 'planned', due: true }]);
    await first.call(enrolmentsApi.withdraw, { params: { id: taken.body.id } }).expect(200);
    expect(await invited()).toEqual([
      { enrolment_id: taken.body.id, answer_state: 'ineligible', due: true },
      { enrolment_id: waiting.body.id, answer_state: 'planned', due: true },
    ]);
    expect(await outboxOf(waiting.body.id)).toEqual(['enrolment.created', 'enrolment.promoted']);
  });

  it('is possible again after giving it back, as a new row', async () => {
    const activityId = await makeActivity(database.owner);
    const client = await someone();
    const first = await client.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    await client.call(enrolmentsApi.create, { body: { activityId } }).expect(409);
    await client.call(enrolmentsApi.withdraw, { params: { id: first.body.id } }).expect(200);
    const again = await client.call(enrolmentsApi.create, { body: { activityId } }).expect(201);
    expect(again.body.id).not.toBe(first.body.id);
    expect((await rowOf(first.body.id)).status).toBe('withdrawn');
  });

  it.each([
    ['a draft', { status: 'draft' }, 'activity.not-open'],
    ['a running one', { status: 'running' }, 'activity.not-open'],
    ['one whose last day of enrolment is over', { enrolmentClosesOn: '2020-01-01' }, 'enrolment.closed'],
  ])('is refused for %s', async (_what, shape, code) => {
    const activityId = await makeActivity(database.owner, shape);
    const reply = await (await someone()).call(enrolmentsApi.create, { body: { activityId } }).expect(409);
    expect(reply.body.code).toBe(code);
  });

  it('is taken once for one idempotency key, and the key fits one wish only', async () => {
    const activityId = await makeActivity(database.owner);
    const other = await makeActivity(database.owner);
    const client = await someone();
    const key = randomUUID();
    const ask = (id: string) =>
      client.call(enrolmentsApi.create, { body: { activityId: id } }).set('Idempotency-Key', key);
    const first = await ask(activityId).expect(201);
    const again = await ask(activityId).expect(201);
    expect(again.body).toEqual(first.body);
    await ask(other).expect(422);
    expect(await outboxOf(first.body.id)).toEqual(['enrolment.created']);
  });

  it('needs a session, an activity and a sound body', async () => {
    const activityId = await makeActivity(database.owner);
    await api.anonymous().call(enrolmentsApi.create, { body: { activityId } }).expect(401);
    const client = await someone();
    await client.call(enrolmentsApi.create, { body: { activityId: randomUUID() } }).expect(404);
    const reply = await client.post('/api/enrolments', { activityId, status: 'enrolled' }).expect(400);
    expect(reply.body.faults).toEqual([{ field: 'body.status', key: 'fault.unknown-field' }]);
  });
});

describe('giving the place back', () => {
  it('is for the person alone', async () => {
    const id = await makeEnrolment(database.owner);
    await (await someone()).call(enrolmentsApi.withdraw, { params: { id } }).expect(404);
    await api.anonymous().call(enrolmentsApi.withdraw, { params: { id } }).expect(401);
    expect((await rowOf(id)).status).toBe('enrolled');
  });

  it('happens once and not after the end', async () => {
    const personId = await makePerson(database.owner);
    const over = await makeActivity(database.owner, { startsOn: '2020-01-06', endsOn: '2020-01-10' });
    const late = await makeEnrolment(database.owner, { personId, activityId: over });
    const soon = await makeEnrolment(database.owner, { personId });
    const client = await api.signedIn(personId);
    const refused = await client.call(enrolmentsApi.withdraw, { params: { id: late } }).expect(409);
    expect(refused.body.code).toBe('enrolment.cannot-change');
    await client.call(enrolmentsApi.withdraw, { params: { id: soon } }).expect(200);
    await client.call(enrolmentsApi.withdraw, { params: { id: soon } }).expect(409);
    expect(await outboxOf(soon)).toEqual(['enrolment.withdrawn']);
  });
});

describe('my activities', () => {
  it('come newest first, page by page, and only mine', async () => {
    const personId = await makePerson(database.owner);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await makeEnrolment(database.owner, { personId }));
    await makeEnrolment(database.owner);
    const client = await api.signedIn(personId);
    const first = await client.call(enrolmentsApi.mine, { query: { limit: 3 } }).expect(200);
    const second = await client
      .call(enrolmentsApi.mine, { query: { limit: 3, after: first.body.next } })
      .expect(200);
    expect([...first.body.rows, ...second.body.rows].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect([first.body.total, second.body.total, second.body.next]).toEqual([5, null, null]);
  });
});

describe('the roster', () => {
  const roster = async (personId: string, id: string, query = {}) =>
    (await api.signedIn(personId)).call(enrolmentsApi.roster, { params: { id }, query });
  const names = (reply: { body: { rows: { familyName: string }[] } }) =>
    reply.body.rows.map(({ familyName }) => familyName);

  it('shows staff everybody, a focal point their own people, a stranger nothing', async () => {
    const [ours, theirs] = [await makeOrganization(database.owner), await makeOrganization(database.owner)];
    const activityId = await makeActivity(database.owner);
    const enrol = async (familyName: string, organizationId: string) =>
      makeEnrolment(database.owner, {
        activityId,
        organizationId,
        personId: await makePerson(database.owner, { familyName, organizationId }),
      });
    await enrol('Zulu', ours);
    await enrol('Abebe', theirs);
    const manager = await makeStaff(database.owner, 'activity_manager', 'activity', activityId);
    const focal = await makeStaff(database.owner, 'focal_point', 'organization', ours);
    const trainer = await makeStaff(database.owner, 'trainer');
    const all = await roster(manager, activityId);
    expect(names(all)).toEqual(['Abebe', 'Zulu']);
    expect(all.body.rows[0]).not.toHaveProperty('email');
    expect(names(await roster(focal, activityId))).toEqual(['Zulu']);
    expect((await roster(trainer, activityId)).status).toBe(404);
    await database.owner.query(`INSERT INTO activity_staff VALUES ($1, $2, 'facilitator')`, [
      activityId,
      trainer,
    ]);
    expect(names(await roster(trainer, activityId))).toHaveLength(2);
    expect((await roster(await makePerson(database.owner), activityId)).status).toBe(403);
    await api
      .anonymous()
      .call(enrolmentsApi.roster, { params: { id: activityId } })
      .expect(401);
    expect(names(await roster(manager, activityId, { search: 'zul' }))).toEqual(['Zulu']);
  });

  it('lists the queue in its order with ranks, page by page', async () => {
    const activityId = await makeActivity(database.owner, { capacity: 0 });
    for (const [familyName, waitPosition] of [
      ['Cruz', 4],
      ['Blum', 9],
      ['Anand', 12],
    ] as const)
      await makeEnrolment(database.owner, {
        activityId,
        status: 'waiting',
        waitPosition,
        personId: await makePerson(database.owner, { familyName }),
      });
    const admin = await makeStaff(database.owner, 'administrator');
    const first = await roster(admin, activityId, { status: 'waiting', limit: 2 });
    const rest = await roster(admin, activityId, { status: 'waiting', limit: 2, after: first.body.next });
    expect([...names(first), ...names(rest)]).toEqual(['Cruz', 'Blum', 'Anand']);
    expect(
      [...first.body.rows, ...rest.body.rows].map(
        ({ waitPosition }: { waitPosition: number }) => waitPosition,
      ),
    ).toEqual([1, 2, 3]);
  });
});
