import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestBackends } from '../support/worker.js';
import { emptyStore } from '../worker/queue-store.js';
import { planMails } from '../worker/world.js';
import { findBrokenPromises, print } from './mail-check.js';
import { mailRig, type MailRig } from './mail-rig.js';
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
const lanes = 5;
let database: KillableDatabase;
let sink: MailSink;
let rig: MailRig;
beforeAll(async () => {
  database = await startKillableDatabase();
  sink = await startMailSink();
  // Long enough that a kill finds mails on the wire.
  sink.delayAnswers(40);
  rig = mailRig(database, sink);
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

describe.each(backends)('everything at once, queue on $name', ({ name, redisUrl }) => {
  const mails = sized(10_000, 120);
  const faults = { worker: sized(60, 4), postgres: sized(15, 1), cut: sized(25, 2), emptied: sized(10, 1) };

  it(
    'workers killed in turn, PostgreSQL killed, lines cut after the dot, the queue emptied: nothing lost',
    async () => {
      await planMails(database.db, mails);
      let toCut = faults.cut;
      sink.behave(() =>
        toCut > 0 && Math.random() < 0.05 && (toCut -= 1) >= 0 ? 'accept-then-drop' : 'accept',
      );
      const choice = { databaseUrl: database.url, smtpUrl: sink.url, redisUrl, lanes };
      const workers = [startWorkerPart(choice), startWorkerPart(choice)];
      const done = { worker: 0, postgres: 0, cut: 0, emptied: 0 };
      const between = mails / (faults.worker + 2);
      while ((await rig.figures()).unfinished > 2 * lanes && done.worker < faults.worker) {
        const turn = done.worker % 2;
        await rig.grown(workers[turn] as Part, Math.max(1, Math.floor(between / 2)));
        await pause(Math.random() * 200);
        await workers[turn]?.kill();
        workers[turn] = startWorkerPart(choice);
        done.worker += 1;
        if (done.postgres * faults.worker < done.worker * faults.postgres) {
          await database.killAndRestart();
          done.postgres += 1;
        }
        if (done.emptied * faults.worker < done.worker * faults.emptied) {
          await emptyStore({ owner: database.db }, redisUrl);
          done.emptied += 1;
        }
      }
      await rig.finish(full ? 600_000 : 120_000);
      done.cut = faults.cut - toCut;
      // A killed worker may leave its lanes in doubt, a killed database those of both.
      const bound = (done.worker + 2 * done.postgres) * lanes + done.cut;
      const seen = await rig.figures();
      print(`everything at once (${name})`, { ...done, bound, ...seen });
      expect(workers.filter((worker) => !worker.alive()).map((worker) => worker.said())).toEqual([]);
      expect(seen.planned).toBe(mails);
      expect(findBrokenPromises(seen, bound)).toEqual([]);
      if (full) expect(seen.duplicates).toBeLessThanOrEqual(0.03 * mails);
    },
    full ? 1_800_000 : 240_000,
  );
});
