import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('closing', () => {
  let database: TestDatabase;
  let api: TestApi;
  const agent = new Agent({ keepAlive: true });
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
  });
  afterAll(async () => {
    agent.destroy();
    await database.drop();
  });

  it('lets a request under way finish, waits for no idle connection and takes nothing new', async () => {
    const lock = database.owner.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE activity IN ACCESS EXCLUSIVE MODE');
    const underWay = once(get(`${api.url}/api/catalogue`, { agent }), 'response');
    await pause(300);

    const began = performance.now();
    const closed = api.close();
    await pause(300);
    await lock.rollbackTransaction();
    await lock.release();
    const [answer]: IncomingMessage[] = await underWay;
    answer?.resume();
    expect(answer?.statusCode).toBe(200);
    await closed;
    expect(performance.now() - began).toBeLessThan(5000);
    await expect(once(get(`${api.url}/health/live`), 'response')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
