import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestBackends, until } from '../support/worker.js';
import { planMails } from '../worker/world.js';
import { countFates, findBrokenPromises, print, type MessageFate } from './mail-check.js';
import {
  full,
  killAllParts,
  sized,
  startKillableDatabase,
  startWorkerPart,
  type KillableDatabase,
  type Part,
} from './rig.js';

const { backends, stop } = await startTestBackends();
const lanes = 4;
let database: KillableDatabase;
let sink: MailSink;
beforeAll(async () => {
  database = await startKillableDatabase();
  sink = await startMailSink();
  // Long enough that a kill finds mails on the wire.
  sink.delayAnswers(40);
}, 60_000);
afterEach(async () => {
  await killAllParts();
  await database.ask('TRUNCATE message, worker_heartbeat CASCADE');
  sink.behave(() => 'accept');
  sink.received.length = 0;
});
afterAll(async () => {
  await killAllParts();
  await sink.close();
  await database.stop();
  await stop();
});

const fates = async () => database.ask<MessageFate>('SELECT id, state, reason FROM message');
const figures = async () => countFates(await fates(), sink);
const grown = async (part: Part, by: number) => {
  const before = sink.received.length;
  await until(
    'mails on the wire',
    async () => ({
      more: sink.received.length - before,
      alive: part.alive(),
      said: part.alive() ? '' : part.said(),
    }),
    ({ more, alive }) => more >= by || !alive,
    60_000,
  );
};
/** The waits after doubts and crashes are an hour and a minute; here they pass at once. */
const finish = async (limitMs: number) =>
  until(
    'every mail sent or visible',
    async () => {
      await database.ask(
        `UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned' AND not_before > clock_timestamp()`,
      );
      return figures();
    },
    ({ unfinished }) => unfinished === 0,
    limitMs,
  );

describe.each(backends)('kill -9 of the worker during the sends, queue on $name', ({ name, redisUrl }) => {
  const mails = sized(1000);
  const kills = sized(60);

  it(
    `loses none of ${mails} with ${kills} kills`,
    async () => {
      await planMails(database.db, mails);
      const choice = { databaseUrl: database.url, smtpUrl: sink.url, redisUrl, lanes };
      let worker = startWorkerPart(choice);
      let killed = 0;
      while (killed < kills && (await figures()).unfinished > lanes) {
        await grown(worker, 1);
        await pause(Math.random() * 300);
        await worker.kill();
        killed += 1;
        worker = startWorkerPart(choice);
      }
      await finish(full ? 300_000 : 90_000);
      const seen = await figures();
      print(`kill -9 of the worker (${name})`, { kills: killed, bound: killed * lanes, ...seen });
      expect(killed).toBeGreaterThanOrEqual(2);
      expect(seen.planned).toBe(mails);
      expect(findBrokenPromises(seen, killed * lanes)).toEqual([]);
    },
    full ? 900_000 : 180_000,
  );
});

describe('everything at once', () => {
  const mails = sized(1000);
  const faults = { worker: sized(40), postgres: sized(10), cut: sized(25), flush: sized(10) };

  it(
    'two workers killed in turn, PostgreSQL killed, lines cut after the dot, the queue emptied: nothing lost',
    async () => {
      const redisUrl = backends.find(({ name }) => name === 'redis')?.redisUrl ?? null;
      await planMails(database.db, mails);
      let toCut = faults.cut;
      sink.behave(() =>
        toCut > 0 && Math.random() < 0.2 && (toCut -= 1) >= 0 ? 'accept-then-drop' : 'accept',
      );
      const choices = [
        { databaseUrl: database.url, smtpUrl: sink.url, redisUrl, lanes },
        { databaseUrl: database.url, smtpUrl: sink.url, lanes },
      ];
      const workers = choices.map(startWorkerPart);
      const done = { worker: 0, postgres: 0, cut: 0, flush: 0 };
      while ((await figures()).unfinished > 2 * lanes && done.worker < faults.worker) {
        const turn = done.worker % 2;
        await grown(workers[turn] as Part, 1);
        await pause(Math.random() * 200);
        await workers[turn]?.kill();
        workers[turn] = startWorkerPart(choices[turn] as (typeof choices)[0]);
        done.worker += 1;
        if (done.postgres * faults.worker < done.worker * faults.postgres) {
          await database.killAndRestart();
          done.postgres += 1;
        }
        if (done.flush * faults.worker < done.worker * faults.flush) {
          await emptyQueues(redisUrl);
          done.flush += 1;
        }
      }
      await finish(full ? 300_000 : 120_000);
      done.cut = faults.cut - toCut;
      const bound = (done.worker + 2 * done.postgres) * lanes + done.cut;
      const seen = await figures();
      print('everything at once', { ...done, bound, ...seen });
      expect(workers.filter((worker) => !worker.alive()).map((worker) => worker.said())).toEqual([]);
      expect(seen.planned).toBe(mails);
      expect(findBrokenPromises(seen, bound)).toEqual([]);
    },
    full ? 900_000 : 240_000,
  );

  async function emptyQueues(redisUrl: string | null): Promise<void> {
    await database.ask('DROP SCHEMA IF EXISTS bullmq CASCADE');
    if (redisUrl === null) return;
    const redis = new Redis(redisUrl);
    await redis.flushall();
    redis.disconnect();
  }
});

describe('a restarted PostgreSQL', () => {
  it('finds the worker alive, listening again and sending', async () => {
    const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await planMails(database.db, 3);
    await until('the first mails', figures, ({ unfinished }) => unfinished === 0, 60_000);
    for (let restarts = 0; restarts < 2; restarts += 1) {
      await database.killAndRestart();
      await until(
        'listening again',
        async () => database.ask(`SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN traccia_outbox'`),
        (rows) => rows.length === 1,
        30_000,
      );
    }
    await planMails(database.db, 3);
    await until(
      'the others',
      figures,
      ({ unfinished, planned }) => planned === 6 && unfinished === 0,
      60_000,
    );
    expect(worker.alive()).toBe(true);
    expect(await figures()).toMatchObject({ duplicates: 0, lost: 0, received: 6 });
  }, 180_000);
});

describe('a worker that is told to stop', () => {
  it('finishes what is on the wire, ends within fifteen seconds, and leaves no copy behind', async () => {
    await planMails(database.db, 40);
    const first = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await grown(first, 3);
    const begun = performance.now();
    first.child.kill('SIGTERM');
    await until(
      'gone',
      async () => first.alive(),
      (alive) => !alive,
      16_000,
    );
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(first.child.exitCode).toBe(0);
    expect((await database.ask('SELECT 1 FROM worker_heartbeat')).length).toBe(0);
    expect(await figures()).toMatchObject({ duplicates: 0, lost: 0 });
    startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await until('the rest', figures, ({ unfinished }) => unfinished === 0, 60_000);
    expect(await figures()).toMatchObject({ received: 40, duplicates: 0, lost: 0 });
    const tries = await database.ask<{ most: number }>('SELECT max(attempt)::int AS most FROM message');
    expect(tries[0]?.most).toBe(1);
  }, 120_000);
});

describe('what the worker says', () => {
  it('names no person, address or token through all of this', async () => {
    const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    sink.behave((recipient) => (recipient.includes('-1@') ? 'unknown-user' : 'accept'));
    await planMails(database.db, 3);
    await until('all sent or bounced', figures, ({ unfinished }) => unfinished === 0, 60_000);
    expect(worker.said()).toContain('"msg":"mail sent"');
    expect(worker.said()).not.toMatch(/people\.test|Given\d|[A-Za-z0-9_-]{43}/);
  }, 90_000);
});
