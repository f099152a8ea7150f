import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runThread } from '../../../apps/api/src/instruments/convert-in-thread.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff } from '../../support/factories.js';

const script = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const limits = { deadlineMs: 5_000, megabytes: 40 };

describe('a thread', () => {
  it('ends at its deadline, whatever it does', async () => {
    expect(await runThread(script('for (;;);'), null, { ...limits, deadlineMs: 300 })).toBeNull();
  });
  it('ends when it holds too much, and nothing else with it', async () => {
    const hoard = script('const held = []; for (;;) held.push(Array(1e5).fill(String(Math.random())));');
    expect(await runThread(hoard, null, { ...limits, deadlineMs: 50_000 })).toBeNull();
  });
  it('gives its answer, and what went wrong in it', async () => {
    const answer = script(`
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage(workerData * 2);`);
    expect(await runThread(answer, 21, limits)).toBe(42);
    await expect(runThread(script('throw new RangeError("no")'), null, limits)).rejects.toThrow('no');
  });
  it('has no settings of the server', async () => {
    const tell = script(`
      import { parentPort } from 'node:worker_threads';
      parentPort.postMessage(Object.keys(process.env).length);`);
    expect(await runThread(tell, null, limits)).toBe(0);
  });
});

describe('a file that takes seconds', () => {
  let database: TestDatabase;
  let api: TestApi;
  let writer: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    writer = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  /** Thousands of questions with long texts: all of it is read. */
  const heavy = () => {
    const question = `::Q::${'Which of these words is true? '.repeat(60)}{~one =two ~three}\n\n`;
    return Buffer.from(question.repeat(4_900));
  };

  it('keeps nobody else waiting', async () => {
    let isDone = false;
    const reading = Promise.resolve(writer.post('/api/instrument-imports', heavy())).finally(() => {
      isDone = true;
    });
    let answered = 0;
    while (!isDone) {
      expect((await writer.get('/api/instruments')).status).toBe(200);
      if (!isDone) answered += 1;
    }
    expect((await reading).body).toMatchObject({ format: 'gift', fault: null });
    // Read between the requests, it would let through the few that come while its bytes arrive.
    expect(answered).toBeGreaterThan(20);
  });
});
