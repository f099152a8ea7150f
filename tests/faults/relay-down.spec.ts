import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SendLedgerRepository } from '@traccia/persistence';
import { freePort } from '@traccia/runtime';
import { Breaker } from '../../apps/worker/src/mail/breaker.js';
import { DomainPacer } from '../../apps/worker/src/mail/domain-pacer.js';
import { MailRate } from '../../apps/worker/src/mail/mail-rate.js';
import { MailSender } from '../../apps/worker/src/mail/mail-sender.js';
import { SmtpMailer } from '../../apps/worker/src/mail/smtp-mailer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink } from '../support/mail-sink.js';
import { recordingLog, until } from '../support/worker.js';
import { planMails } from '../worker/world.js';
import { countFates, findBrokenPromises, print, type MessageFate } from './mail-check.js';
import { full, sized } from './rig.js';

const lanes = 4;
const mails = sized(10_000, 150);
const hoursDown = 4;
/** Four hours pass in a minute, in the gate in a quarter of one. */
const speed = sized(240, 960);
const perMinute = 6000;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

async function listenDeaf(port: number): Promise<{ server: Server; knocks: () => number }> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { server, knocks: () => knocks };
}

describe('a relay that is away for four hours', () => {
  it(
    'is knocked at twice a minute, no mail is tried more than twelve times, and all leave once, no faster than allowed',
    async () => {
      await planMails(database.db, mails);
      const port = await freePort();
      const deaf = await listenDeaf(port);
      const begun = performance.now();
      const breaker = new Breaker(() => begun + (performance.now() - begun) * speed);
      const sender = new MailSender({
        db: database.db,
        mailer: new SmtpMailer({
          url: `smtp://127.0.0.1:${port}`,
          messageIdHost: 'traccia.test',
          idempotencyHeader: null,
        }),
        compose: async (message) => ({
          id: message.id,
          sender: { name: 'Centre', address: 'centre@traccia.test' },
          recipient: { name: 'Somebody', address: message.address ?? '' },
          subject: 'Your place',
          html: '<p>Your place</p>',
          text: 'Your place',
          headers: {},
        }),
        breaker,
        rate: new MailRate(perMinute),
        pacer: new DomainPacer({}),
        workerId: '00000000-0000-4000-8000-000000000001',
        leaseSeconds: 60,
        lanes,
        log: recordingLog().log,
        mayWork: () => true,
        ledger: (tx) => new SendLedgerRepository(tx),
      });

      const hoursMs = (hoursDown * 3_600_000) / speed;
      let shifted = begun;
      while (performance.now() - begun < hoursMs) {
        // The waits of the ledger pass as quickly as the breaker's.
        const passed = (performance.now() - shifted) * (speed - 1);
        shifted = performance.now();
        await database.db.query(
          `UPDATE message SET not_before = not_before - make_interval(secs => $1),
             created_at = created_at - make_interval(secs => $1) WHERE attempt > 0`,
          [passed / 1000],
        );
        await sender.drain();
        await pause(20);
      }
      const [down] = await database.db.query(
        'SELECT max(attempt)::int AS tries, sum(attempt)::int AS all FROM message',
      );
      const knocks = deaf.knocks();
      await new Promise<void>((resolve) => deaf.server.close(() => resolve()));

      const sink = await startMailSink(port);
      const fates = async () =>
        countFates(await database.db.query<MessageFate[]>('SELECT id, state, reason FROM message'), sink);
      const backAt = performance.now();
      await until(
        'all sent',
        async () => {
          await database.db.query(
            `UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned' AND not_before > clock_timestamp()`,
          );
          await sender.drain();
          return fates();
        },
        ({ unfinished }) => unfinished === 0,
        full ? 600_000 : 60_000,
      );
      const minutes = (performance.now() - backAt) / 60_000;
      await sender.stop();
      await sink.close();
      const seen = await fates();
      const drainedPerMinute = Math.round(mails / minutes);
      print('relay away for four hours', {
        knocks,
        mostTries: down.tries,
        drainedPerMinute,
        allowedPerMinute: perMinute,
        ...seen,
      });
      // 4 h = 480 half minutes; at the very start each lane may have been under way.
      expect(knocks).toBeLessThanOrEqual(480 + lanes);
      expect(knocks).toBeGreaterThan(20);
      expect(down.tries).toBeLessThanOrEqual(12);
      expect(drainedPerMinute).toBeLessThanOrEqual(1.1 * perMinute);
      expect(seen.visible).toBe(0);
      expect(findBrokenPromises(seen, 0)).toEqual([]);
    },
    full ? 900_000 : 120_000,
  );
});
