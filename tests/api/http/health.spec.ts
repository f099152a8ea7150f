import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('health', () => {
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

  it('lives whatever else is away', async () => {
    const { body } = await api.anonymous().get('/health/live').expect(200);
    expect(body).toEqual({ status: 'ok', version: 'test', checks: {} });
  });

  it('is degraded without a worker and ready with one that reaches its queue', async () => {
    const without = await api.anonymous().get('/health/ready').expect(200);
    expect(without.body).toMatchObject({
      status: 'degraded',
      checks: { database: 'ok', worker: 'degraded' },
    });

    await database.owner.query(
      `INSERT INTO worker_heartbeat (worker_id, backend, queue_reachable) VALUES (gen_random_uuid(), 'redis', false)`,
    );
    const cutOff = await api.anonymous().get('/health/ready').expect(200);
    expect(cutOff.body).toMatchObject({ status: 'degraded', checks: { worker: 'ok', queue: 'degraded' } });

    await database.owner.query('UPDATE worker_heartbeat SET queue_reachable = true');
    const ready = await api.anonymous().get('/health/ready').expect(200);
    expect(ready.body).toMatchObject({ status: 'ok', checks: { database: 'ok', worker: 'ok', queue: 'ok' } });
  });

  it('answers unknown paths and methods as problems', async () => {
    const missing = await api.anonymous().get('/api/nothing-here').expect(404);
    expect(missing.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(missing.body).toMatchObject({ code: 'request.not-found', key: 'problem.request.not-found' });
    const wrong = await api.anonymous().post('/health/live', {}).expect(405);
    expect(wrong.headers.allow).toBe('GET, HEAD');
  });
});
