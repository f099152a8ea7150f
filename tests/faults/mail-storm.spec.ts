import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { until } from '../support/worker.js';
import { planMails } from '../worker/world.js';
import { findBrokenPromises, print } from './mail-check.js';
import { startStorm } from './mail-rig.js';
import { full, sized, startWorkerPart } from './rig.js';

// Long enough that a kill finds mails on the wire.
const { backends, database, sink, rig } = await startStorm({ answerDelayMs: 40 });
const lanes = 4;

describe.each(backends)('kill -9 of the worker during the sends, queue on $name', ({ name, redisUrl }) => {
  const mails = sized(10_000, 50);
  const kills = sized(100, 3);

  it(
    `loses none of ${mails} with ${kills} kills`,
    async () => {
      await planMails(database.db, mails);
      const choice = { databaseUrl: database.url, smtpUrl: sink.url, redisUrl, lanes };
      let worker = startWorkerPart(choice);
      let killed = 0;
      while (killed < kills && (await rig.figures()).unfinished > lanes) {
        await rig.grown(worker, 1);
        await pause(Math.random() * 300);
        await worker.kill();
        killed += 1;
        worker = startWorkerPart(choice);
      }
      await rig.finish(full ? 1_200_000 : 90_000);
      const seen = await rig.figures();
      print(`kill -9 of the worker (${name})`, { kills: killed, bound: killed * lanes, ...seen });
      expect(killed).toBeGreaterThanOrEqual(2);
      expect(seen.planned).toBe(mails);
      expect(findBrokenPromises(seen, killed * lanes)).toEqual([]);
    },
    full ? 3_600_000 : 180_000,
  );
});

describe('a restarted PostgreSQL', () => {
  it('finds the worker alive, listening again and sending', async () => {
    const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await planMails(database.db, 3);
    await until('the first mails', rig.figures, ({ unfinished }) => unfinished === 0, 60_000);
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
      rig.figures,
      ({ unfinished, planned }) => planned === 6 && unfinished === 0,
      60_000,
    );
    expect(worker.alive()).toBe(true);
    expect(await rig.figures()).toMatchObject({ duplicates: 0, lost: 0, received: 6 });
  }, 180_000);
});

describe('a worker that is told to stop', () => {
  it('finishes what is on the wire, ends within fifteen seconds, and leaves no copy behind', async () => {
    await planMails(database.db, 40);
    const first = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await rig.grown(first, 3);
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
    expect(await rig.figures()).toMatchObject({ duplicates: 0, lost: 0 });
    startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    await until('the rest', rig.figures, ({ unfinished }) => unfinished === 0, 60_000);
    expect(await rig.figures()).toMatchObject({ received: 40, duplicates: 0, lost: 0 });
    const tries = await database.ask<{ most: number }>('SELECT max(attempt)::int AS most FROM message');
    expect(tries[0]?.most).toBe(1);
  }, 120_000);
});

describe('what the worker says', () => {
  it('names no person, address or token through all of this', async () => {
    const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
    sink.behave((recipient) => (recipient.includes('-1@') ? 'unknown-user' : 'accept'));
    await planMails(database.db, 3);
    await until('all sent or bounced', rig.figures, ({ unfinished }) => unfinished === 0, 60_000);
    expect(worker.said()).toContain('"msg":"mail sent"');
    expect(worker.said()).not.toMatch(/people\.test|Given\d|[A-Za-z0-9_-]{43}/);
  }, 90_000);
});
