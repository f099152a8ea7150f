import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction, publish } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestBackends, startTestWorker, until } from '../support/worker.js';
import { dumpStore, dumpTables } from './queue-store.js';
import { buildWorld, moveClock } from './world.js';

const { backends, stop } = await startTestBackends();
afterAll(stop);

describe.each(backends)('secrets, queue on $name', ({ redisUrl }) => {
  let database: TestDatabase;
  let sink: MailSink;
  let worker: Awaited<ReturnType<typeof startTestWorker>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    sink = await startMailSink();
    const world = await buildWorld(database.db, { people: 3, opensInDays: 1 });
    await moveClock(database.owner, 2);
    worker = await startTestWorker(database, { redisUrl, smtpUrl: sink.url });
    for (const enrolmentId of world.enrolmentIds)
      await inTransaction(database.db, (tx) => publish(tx, 'enrolment.created', { enrolmentId }));
    await until(
      'three confirmations and three invitations',
      async () => sink.received.length,
      (count) => count === 6,
      30_000,
    );
  });
  afterAll(async () => {
    await worker.stop();
    await sink.close();
    await database.drop();
  });

  const tokens = async () => {
    const found = new Set<string>();
    for (let index = 0; index < sink.received.length; index += 1) {
      const mail = await sink.parse(index);
      for (const [, token = ''] of `${mail.text}${mail.html}`.matchAll(/#([A-Za-z0-9_-]{43})\b/g))
        found.add(token);
    }
    return [...found];
  };

  it('every person has one link to answer and one to stop, the same in both parts', async () => {
    expect(await tokens()).toHaveLength(6);
  });

  it('no token stands in any table, job, log line or heartbeat; a planted one would be seen', async () => {
    const places = {
      tables: await dumpTables(database, 'public'),
      store: await dumpStore(database, redisUrl),
      log: JSON.stringify(worker.lines),
    };
    expect(places.tables.length).toBeGreaterThan(10_000);
    expect(places.store.length).toBeGreaterThan(500);
    for (const token of await tokens())
      for (const [place, text] of Object.entries(places))
        expect([place, text.includes(token)]).toEqual([place, false]);
    const [token = ''] = await tokens();
    await database.db.query('UPDATE message SET last_error = $1', [token]);
    expect(await dumpTables(database, 'public')).toContain(token);
  });

  it('no name or address stands in a job or a log line', async () => {
    for (const text of [await dumpStore(database, redisUrl), JSON.stringify(worker.lines)])
      expect(text).not.toMatch(/people\.test|Given\d|Family\d/);
  });
});
