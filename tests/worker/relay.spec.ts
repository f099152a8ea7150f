import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryLedgerRepository, inTransaction, publish } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestBackends, startTestWorker, until } from '../support/worker.js';
import { emptyStore } from './queue-store.js';
import { buildWorld, type World } from './world.js';

const { backends, stop } = await startTestBackends();
afterAll(stop);

describe.each(backends)('from outbox to job, queue on $name', ({ redisUrl }) => {
  let database: TestDatabase;
  let worker: Awaited<ReturnType<typeof startTestWorker>>;
  let world: World;
  beforeAll(async () => {
    database = await createTestDatabase();
    world = await buildWorld(database.db, { people: 8 });
    worker = await startTestWorker(database, { redisUrl });
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
  });

  const deliveryOf = async (outboxId: string) =>
    (
      await database.db.query(
        `SELECT d.id::text AS id, d.job, d.attempt, d.done_at IS NOT NULL AS done, d.dead_at IS NOT NULL AS dead, d.last_error AS error
         FROM delivery d WHERE d.outbox_id = $1`,
        [outboxId],
      )
    )[0];
  const put = async (event: string, payload: unknown, relayed = false): Promise<string> => {
    const [row] = await database.db.query(
      `INSERT INTO outbox (event, payload, relayed_at) VALUES ($1, $2, CASE WHEN $3 THEN clock_timestamp() END) RETURNING id::text AS id`,
      [event, payload, relayed],
    );
    return row.id;
  };
  /** A delivery that was handed out so many times already and is due again. */
  const putDelivery = async (outboxId: string, job: string, attempt: number) =>
    database.db.query('INSERT INTO delivery (outbox_id, job, attempt) VALUES ($1, $2, $3)', [
      outboxId,
      job,
      attempt,
    ]);
  const mailsAbout = async (enrolmentId: string | undefined) =>
    (
      await database.db.query('SELECT count(*)::int AS count FROM message WHERE subject_id = $1', [
        enrolmentId,
      ])
    )[0].count;
  const done = async (outboxId: string, limitMs = 20_000) =>
    until(
      'done',
      async () => deliveryOf(outboxId),
      (seen) => seen?.done === true,
      limitMs,
    );

  it('carries an event to each job that subscribes to it, once', async () => {
    await inTransaction(database.db, (tx) => publish(tx, 'clock.moved', { offsetSeconds: 0 }));
    const jobs = await until(
      'a delivery for each job',
      async () => database.db.query('SELECT job FROM delivery WHERE done_at IS NOT NULL ORDER BY job'),
      (rows) => rows.length === 10,
    );
    expect(jobs.map(({ job }: { job: string }) => job)).toEqual([
      'invitation.find-due',
      'logistics.delete-due',
      'mail.send-due',
      'mailing.find-due',
      'offer.find-due',
      'test.close-over',
      'wave.count-answers',
      'wave.cut-links',
      'wave.find-due',
      'wave.mark-answered',
    ]);
  });

  it('nothing leaves when the transaction that would say so is rolled back', async () => {
    const [enrolmentId = ''] = world.enrolmentIds;
    await expect(
      inTransaction(database.db, async (tx) => {
        await publish(tx, 'enrolment.created', { enrolmentId });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await worker.relay.tick();
    expect(await mailsAbout(enrolmentId)).toBe(0);
  });

  it.each([1, 2])('hands out again what was handed out %s times and never stamped', async (attempts) => {
    const enrolmentId = world.enrolmentIds[attempts];
    const outboxId = await put('enrolment.created', { enrolmentId }, true);
    await putDelivery(outboxId, 'enrolment.confirm', attempts);
    const seen = await done(outboxId);
    expect(seen.attempt).toBe(attempts + 1);
    expect(await mailsAbout(enrolmentId)).toBe(1);
  });

  it('a job that was done but not stamped has no second effect', async () => {
    const enrolmentId = world.enrolmentIds[3];
    const outboxId = await put('enrolment.created', { enrolmentId });
    await done(outboxId);
    await database.db.query(
      'UPDATE delivery SET done_at = NULL, not_before = clock_timestamp() WHERE outbox_id = $1',
      [outboxId],
    );
    await done(outboxId);
    expect(await mailsAbout(enrolmentId)).toBe(1);
  });

  it('relays an event nobody knows to nobody, and says so by id', async () => {
    const outboxId = await put('person.beamed-up', { secret: 'Family1' });
    await until(
      'relayed',
      async () =>
        (await database.db.query('SELECT relayed_at FROM outbox WHERE id = $1', [outboxId]))[0].relayed_at,
      (at) => at !== null,
    );
    expect(await deliveryOf(outboxId)).toBeUndefined();
    expect(worker.lines).toContainEqual({
      level: 'warn',
      fields: { outboxId },
      message: 'unknown event relayed to nobody',
    });
  });

  it('completes a job nobody knows, and says so by id without its payload', async () => {
    const outboxId = await put('enrolment.created', { enrolmentId: 'Family1' }, true);
    await putDelivery(outboxId, 'enrolment.beam-up', 0);
    await done(outboxId);
    const line = worker.lines.find(({ message }) => message.startsWith('unknown job'));
    expect(line?.fields['jobId']).toMatch(/^\d+-enrolment\.beam-up-1$/);
    expect(JSON.stringify(worker.lines)).not.toContain('Family1');
  });

  it('a payload of another shape fails loudly, dies after its tries, and lives again when staff say so', async () => {
    const enrolmentId = world.enrolmentIds[4];
    const outboxId = await put('enrolment.created', { enrolmentId: 'not-an-id' }, true);
    await putDelivery(outboxId, 'enrolment.confirm', 11);
    const dead = await until(
      'dead',
      async () => deliveryOf(outboxId),
      (seen) => seen?.dead === true,
    );
    expect(dead.error).toMatch(/enrolmentId/);
    expect(worker.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'job failed',
        fields: expect.objectContaining({ dead: true }),
      }),
    );
    await database.owner.query(
      `UPDATE outbox SET payload = jsonb_build_object('enrolmentId', $2::text) WHERE id = $1`,
      [outboxId, enrolmentId],
    );
    const ledger = new DeliveryLedgerRepository(database.db.manager);
    expect(await ledger.retryDead(dead.id)).toBe(true);
    expect(await ledger.retryDead(dead.id)).toBe(false);
    await done(outboxId);
    expect(await mailsAbout(enrolmentId)).toBe(1);
  });

  it('loses nothing when the store forgets what it was given, again and again', async () => {
    const second = await startTestWorker(database, { redisUrl });
    try {
      const outboxIds: string[] = [];
      for (const enrolmentId of world.enrolmentIds.slice(5)) {
        outboxIds.push(await put('enrolment.created', { enrolmentId }));
        await emptyStore(database, redisUrl);
        await worker.repairQueue().catch(() => undefined);
      }
      for (const outboxId of outboxIds) await done(outboxId, 60_000);
      for (const enrolmentId of world.enrolmentIds.slice(5)) expect(await mailsAbout(enrolmentId)).toBe(1);
    } finally {
      await second.stop();
    }
  }, 90_000);
});
