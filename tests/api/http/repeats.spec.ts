import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { enrolmentsApi } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makePerson } from '../../support/factories.js';

describe('Idempotency-Key', () => {
  let database: TestDatabase;
  let api: TestApi;
  let client: Client;
  let activityId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
  });
  beforeEach(async () => {
    client = await api.signedIn(await makePerson(database.owner));
    activityId = await makeActivity(database.owner);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const enrol = (
    key: string,
    body: Record<string, unknown> = { activityId, constituentGroup: 'workers_org' },
  ) => client.post(enrolmentsApi.create.path, body).set('Idempotency-Key', key);
  const countOf = async (
    table: 'enrolment' | 'idempotency_record',
    column: string,
    value: string,
  ): Promise<number> => {
    const sql = {
      enrolment: 'SELECT 1 FROM enrolment WHERE activity_id = $1',
      idempotency_record: 'SELECT 1 FROM idempotency_record WHERE key = $1',
    };
    expect(column).toBeTruthy();
    return (await database.owner.query(sql[table], [value])).length;
  };

  it('gives the same answer again and acts once', async () => {
    const key = randomUUID();
    const first = await enrol(key).expect(201);
    const again = await enrol(key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await countOf('enrolment', 'activity_id', activityId)).toBe(1);
  });

  it('refuses the same key for another body', async () => {
    const key = randomUUID();
    await enrol(key).expect(201);
    const other = await makeActivity(database.owner);
    const { body } = await enrol(key, { activityId: other, constituentGroup: 'workers_org' }).expect(422);
    expect(body.code).toBe('idempotency.key-reused');
    expect(await countOf('enrolment', 'activity_id', other)).toBe(0);
  });

  it('lets ten at once act once, and all that are answered are answered alike', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, async () => enrol(key)));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ body }) => body.id)).size).toBe(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(await countOf('enrolment', 'activity_id', activityId)).toBe(1);
  });

  it('keeps nothing of what was refused, so that it may be tried again', async () => {
    const key = randomUUID();
    await database.owner.query(`UPDATE activity SET status = 'tentative' WHERE id = $1`, [activityId]);
    const refused = await enrol(key);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await countOf('idempotency_record', 'key', key)).toBe(0);
    await database.owner.query(`UPDATE activity SET status = 'open' WHERE id = $1`, [activityId]);
    await enrol(key).expect(201);
  });

  it('is of one person: another one with the same key acts on their own', async () => {
    const key = randomUUID();
    await enrol(key).expect(201);
    client = await api.signedIn(await makePerson(database.owner));
    const other = await enrol(key).expect(201);
    expect(other.headers['idempotency-replayed']).toBeUndefined();
    expect(await countOf('enrolment', 'activity_id', activityId)).toBe(2);
  });

  it('refuses a body nested without end before it is hashed', async () => {
    const deep = '['.repeat(45_000) + ']'.repeat(45_000);
    const { body } = await client
      .post(enrolmentsApi.create.path)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send(`{"activityId":${deep}}`)
      .expect(400);
    expect(body.code).toBe('request.invalid');
  });

  it.each([['has a space'], ['x'.repeat(201)], ['ünicode']])('refuses the key %s', async (key) => {
    const { body } = await enrol(Buffer.from(key, 'utf8').toString('latin1')).expect(400);
    expect(body.faults).toEqual([{ field: 'header.idempotency-key', key: 'fault.format' }]);
  });
});
