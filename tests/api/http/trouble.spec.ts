import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import { buildApp } from '../../../apps/api/src/http/build-app.js';
import { problemOf } from '../../../apps/api/src/http/problem-of.js';
import { RouteTable } from '../../../apps/api/src/http/route-table.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makePerson } from '../../support/factories.js';

describe('trouble', () => {
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

  const codeOf = async (sql: string, values: unknown[] = []) => {
    try {
      await database.owner.query(sql, values);
    } catch (error) {
      return problemOf(error).code;
    }
    throw new Error('the statement was meant to fail');
  };

  it.each([
    ['22P02', `SELECT 'x'::uuid`, 'request.invalid'],
    ['22003', 'SELECT 99999999999::int', 'request.invalid'],
    ['22021', `SELECT convert_from('\\xff'::bytea, 'UTF8')`, 'request.invalid'],
    ['22P05', `SELECT '"\\u0000"'::jsonb ->> 0`, 'request.invalid'],
    ['22012', 'SELECT 1 / 0', 'request.invalid'],
    ['23502', `INSERT INTO person (given_name) VALUES ('A')`, 'request.invalid'],
    ['23505', `INSERT INTO programme (code, title) VALUES ('P', '{}'), ('P', '{}')`, 'request.conflict'],
    [
      '23503',
      `INSERT INTO course (programme_id, code, title) VALUES (gen_random_uuid(), 'C', '{}')`,
      'request.conflict',
    ],
    ['23514', `INSERT INTO person (given_name, family_name, sex) VALUES ('A', 'B', 'x')`, 'request.conflict'],
    ['40001', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`, 'server.busy'],
    ['40P01', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$`, 'server.busy'],
    ['54001', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '54001'; END $$`, 'request.invalid'],
    ['57014', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '57014'; END $$`, 'server.busy'],
    ['53300', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '53300'; END $$`, 'server.unavailable'],
    ['42P01', 'SELECT * FROM nowhere', 'server.error'],
  ])('of class %s is told as what it is', async (_, sql, code) => {
    expect(await codeOf(sql)).toBe(code);
  });

  it('with the database away is a 503 that says when to come back, and live stays up', async () => {
    const log = createLogger('api', 'silent');
    const { app } = await buildApp({
      settings: api.settings,
      log,
      db: await lostPool(database),
    });
    const answer = await app.inject({ method: 'GET', url: '/api/catalogue' });
    expect(answer.statusCode).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(3);
    expect(answer.json()).toMatchObject({ code: 'server.unavailable' });
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
    const ready = await app.inject({ url: '/health/ready' });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ status: 'down', checks: { database: 'down' } });
    await app.close();
  });

  it('leaves no statement, path or stack in an answer', async () => {
    await database.owner.query('ALTER TABLE activity RENAME TO activity_away');
    const { body } = await api.anonymous().get('/api/catalogue').expect(500);
    await database.owner.query('ALTER TABLE activity_away RENAME TO activity');
    expect(Object.keys(body).sort()).toEqual(['code', 'key', 'requestId', 'status', 'title', 'type']);
    expect(body.code).toBe('server.error');
    const logged = api.lines.find(
      (line) => line.msg === 'request failed' && line.requestId === body.requestId,
    );
    expect(logged).toMatchObject({ problem: 'server.error', state: '42P01' });
  });

  it('stops the boot when a route says nothing of who may use it', () => {
    const routes = new RouteTable();
    const handler = () => undefined;
    expect(() => routes.add({ method: 'GET', url: '/api/open', handler })).toThrow(
      'GET /api/open has no permission',
    );
    routes.add({ method: 'GET', url: '/api/said', handler, config: { permission: 'public' } });
    expect(routes.methodsOf('/api/said')).toEqual(['GET']);
  });

  it('is logged by ids and templates: one line a request, no token, name or query', async () => {
    const personId = await makePerson(database.owner, { givenName: 'Unmistakable' });
    const client = await api.signedIn(personId);
    const token = 'T0ken_that-is-long-enough-to-look-like-a-mailed-one';
    const unsubscribed = await client.post(`/api/unsubscribe/${token}`);
    await client.patch('/api/me', { familyName: 'Unmistakable' }).expect(200);
    await client.get('/api/search?search=Unmistakable');
    const id = unsubscribed.headers['x-request-id'];
    expect(api.lines.filter((line) => line.requestId === id && line.msg === 'request')).toHaveLength(1);
    const text = JSON.stringify(api.lines);
    expect(text).toContain(personId);
    expect(text).not.toContain(token);
    expect(text).not.toContain('Unmistakable');
  });
});

/** A pool that was connected once and whose server is then gone. */
async function lostPool(database: TestDatabase) {
  const lost = createDataSource(database.url, { poolSize: 2 });
  await lost.initialize();
  await lost.destroy();
  return lost;
}
