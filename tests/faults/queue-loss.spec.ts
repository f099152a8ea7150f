import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { until } from '../support/worker.js';
import { emptyStore, schedulesInStore } from '../worker/queue-store.js';
import { planMails } from '../worker/world.js';
import { findBrokenPromises, print } from './mail-check.js';
import { startStorm } from './mail-rig.js';
import { full, sized, startKillableRedis, startWorkerPart } from './rig.js';

const { backends, database, sink, rig } = await startStorm();
const lanes = 4;

describe.each(backends)('a queue that is emptied, on $name', ({ name, redisUrl }) => {
  const mails = sized(2000, 60);
  const empty = async () => emptyStore({ owner: database.db }, redisUrl);
  const schedules = async () =>
    schedulesInStore({ owner: database.db }, redisUrl).catch(() => [] /* no schema, no schedule */);

  it(
    'at rest, in the middle and with mails that wait for a later hour: sending goes on, and the schedules come back',
    async () => {
      const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, redisUrl, lanes });
      await until('the schedules', schedules, (ids) => ids.length > 0, 60_000);
      await empty();
      await planMails(database.db, mails);
      await rig.grown(worker, mails / 2);
      await empty();
      await until('the first', rig.figures, ({ unfinished }) => unfinished === 0, 60_000 + mails * 20);
      await planMails(database.db, mails);
      await database.ask(
        `UPDATE message SET not_before = clock_timestamp() + interval '8 seconds' WHERE state = 'planned'`,
      );
      await empty();
      await until('those of later', rig.figures, ({ unfinished }) => unfinished === 0, 70_000 + mails * 20);
      // A minute at most; the gate sees the same at once in the worker's own tests.
      if (full) await until('the schedules again', schedules, (ids) => ids.length > 0, 90_000);
      const seen = await rig.figures();
      print(`queue emptied three times (${name})`, seen);
      expect(worker.alive()).toBe(true);
      expect(findBrokenPromises(seen, 0)).toEqual([]);
      expect(seen.received).toBe(2 * mails);
    },
    full ? 600_000 : 240_000,
  );
});

const itWithRedis = backends.some(({ name }) => name === 'redis') ? it : it.skip;

describe('a Redis that is killed again and again', () => {
  itWithRedis(
    'loses no mail, and sends none twice',
    async () => {
      const redis = await startKillableRedis();
      const mails = sized(10_000, 200);
      const kills = sized(100, 4);
      await planMails(database.db, mails);
      const worker = startWorkerPart({
        databaseUrl: database.url,
        smtpUrl: sink.url,
        redisUrl: redis.url,
        lanes,
      });
      let killed = 0;
      while (killed < kills) {
        if ((await rig.figures()).unfinished > 20) await rig.grown(worker, 1);
        await pause(Math.random() * 500);
        await redis.killAndRestart();
        killed += 1;
      }
      await rig.finish(120_000);
      const seen = await rig.figures();
      print('kill -9 of Redis', { kills: killed, ...seen });
      await redis.stop();
      expect(worker.alive()).toBe(true);
      expect(findBrokenPromises(seen, 0)).toEqual([]);
      expect(seen.received).toBe(mails);
    },
    full ? 900_000 : 180_000,
  );
});
