import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { emptyStore } from '../worker/queue-store.js';
import { planMails } from '../worker/world.js';
import { findBrokenPromises, print } from './mail-check.js';
import { startStorm } from './mail-rig.js';
import { full, sized, startWorkerPart, type Part } from './rig.js';

// Long enough that a kill finds mails on the wire.
const { backends, database, sink, rig } = await startStorm({ answerDelayMs: 40 });
const lanes = 5;

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
