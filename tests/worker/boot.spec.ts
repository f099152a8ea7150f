import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobs, mailedKinds } from '@traccia/contracts';
import { readSettings } from '../../apps/worker/src/env.js';
import { bindHandler, checkHandlers } from '../../apps/worker/src/queue/job-handler.js';
import { schedules } from '../../apps/worker/src/queue/schedules.js';
import { collectMailKinds } from '../../apps/worker/src/mail/mail-kinds.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  startTestBackends,
  startTestWorker,
  testLinkKeys,
  until,
  workerSettings,
} from '../support/worker.js';
import { planMails } from './world.js';

const { backends, stop } = await startTestBackends();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  await stop();
});

describe('what stops a start', () => {
  const handler = (job: string) => ({ job, handle: async () => undefined }) as never;

  it('a job without a handler, with two, or that the contract does not know', () => {
    const all = Object.keys(jobs).map(handler);
    expect(() => checkHandlers(all)).not.toThrow();
    expect(() => checkHandlers(all.slice(1))).toThrow('jobs without a handler: mail.send-due');
    expect(() => checkHandlers([...all, handler('upkeep.sweep')])).toThrow('upkeep.sweep has two handlers');
    expect(() => checkHandlers([...all, handler('mail.beam-up')])).toThrow('no job of the contract');
  });

  it('a database that may lose what it acknowledged, outside a demo', async () => {
    // The test server runs without fsync.
    await expect(startTestWorker(database, { mode: 'production' })).rejects.toThrow('fsync is off');
  });

  it('a wrong setting, which names itself and not its value', () => {
    const good = {
      DATABASE_URL: 'postgres://u:p@127.0.0.1/d',
      TRACCIA_LINK_KEYS: testLinkKeys,
      TRACCIA_PUBLIC_URL: 'https://traccia.test/',
    };
    expect(readSettings(good)).toMatchObject({
      publicUrl: 'https://traccia.test',
      mode: 'production',
      redisUrl: null,
    });
    for (const [key, value] of [
      ['DATABASE_URL', 'postgres://u:p@127.0.0.1/d?options=-csearch_path'],
      ['REDIS_URL', 'http://secret'],
      ['SMTP_URL', 'secret'],
      ['TRACCIA_LINK_KEYS', '1:secret'],
      ['MAIL_LANES', '0'],
    ] as const) {
      const read = () => readSettings({ ...good, [key]: value });
      expect(read).toThrow(key);
      expect(read).not.toThrow('secret');
    }
  });
});

describe('what the contract asks of this app', () => {
  it('words for every kind of mail', () =>
    expect([...collectMailKinds().keys()].sort()).toEqual([...mailedKinds].sort()));
  it('schedules under ids without a colon', () => {
    for (const { id } of schedules) expect(id).toMatch(/^[a-z.-]+$/);
  });
  it('payloads parsed by the schema of the job', async () => {
    const bound = bindHandler({ job: 'impact.mark-stale', handle: async () => undefined });
    await expect(bound.handle({ waveId: 'x' }, { finish: async () => undefined })).rejects.toThrow();
  });
});

describe.each(backends)('a worker, queue on $name', ({ redisUrl }) => {
  it('writes its heartbeat, answers health and metrics, and leaves in order', async () => {
    const worker = await startTestWorker(database, { redisUrl });
    const beat = await until(
      'the heartbeat',
      async () =>
        (await database.db.query('SELECT * FROM worker_heartbeat WHERE worker_id = $1', [worker.id]))[0],
      (row) => row !== undefined,
    );
    expect(beat).toMatchObject({ backend: redisUrl ? 'redis' : 'postgres', queue_reachable: true });
    expect(beat.detail).toMatchObject({ refusesWork: false, mailRelayBroken: false });
    const ask = async (path: string) => fetch(`http://127.0.0.1:${worker.healthPort}${path}`);
    expect(await (await ask('/health/ready')).json()).toEqual({ status: 'ok' });
    expect((await ask('/health/live')).status).toBe(200);
    expect(await (await ask('/metrics')).text()).toMatch(/^traccia_oldest_due_seconds 0$/m);
    expect((await ask('/metrics?x')).headers.get('content-type')).toMatch(/text\/plain/);
    expect((await ask('/captured')).status).toBe(404);
    const begun = performance.now();
    await worker.stop();
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(await database.db.query('SELECT 1 FROM worker_heartbeat')).toEqual([]);
  });

  it('refuses work while its clock differs from the database by more than five seconds, and says so', async () => {
    await planMails(database.db, 1);
    let ahead = 3_600_000;
    const worker = await startTestWorker(
      database,
      { redisUrl },
      { clock: { now: () => Date.now() + ahead } },
    );
    await until(
      'the heartbeat says so',
      async () => (await database.db.query('SELECT detail FROM worker_heartbeat'))[0]?.detail,
      (detail) => detail?.refusesWork === true,
    );
    await worker.sender.drain();
    await worker.relay.tick();
    const state = async () => (await database.db.query('SELECT state FROM message'))[0].state;
    expect(await state()).toBe('planned');
    expect(worker.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'clock differs from the database, refusing work' }),
    );
    const ready = await fetch(`http://127.0.0.1:${worker.healthPort}/health/ready`);
    expect(ready.status).toBe(503);
    ahead = 0;
    await until('works again', state, (seen) => seen === 'sent', 30_000);
    await worker.stop();
    await database.db.query('DELETE FROM captured_mail');
    await database.db.query('DELETE FROM message');
  }, 60_000);
});

describe('a worker whose Redis is not there', () => {
  it('starts, says so, does its work without it, and stops in time', async () => {
    await planMails(database.db, 2);
    const worker = await startTestWorker(database, { redisUrl: 'redis://127.0.0.1:1/0' });
    await until(
      'sent',
      async () => database.db.query(`SELECT 1 FROM message WHERE state = 'sent'`),
      (rows) => rows.length === 2,
    );
    const health = await until(
      'degraded',
      async () => (await fetch(`http://127.0.0.1:${worker.healthPort}/health/ready`)).json(),
      (answer) => JSON.stringify(answer) === '{"status":"degraded"}',
    );
    expect(health).toEqual({ status: 'degraded' });
    const begun = performance.now();
    await worker.stop();
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(worker.lines.some(({ message }) => message === 'queue store in trouble')).toBe(true);
  });
});

it('the settings of the tests are settings of the app', () => {
  expect(Object.keys(workerSettings(database)).sort()).toEqual(
    Object.keys(
      readSettings({
        DATABASE_URL: 'postgres://u:p@127.0.0.1/d',
        TRACCIA_LINK_KEYS: testLinkKeys,
        TRACCIA_PUBLIC_URL: 'https://traccia.test/',
      }),
    ).sort(),
  );
});
