import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SendLedgerRepository, type ClaimBatch, type Fence } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type MailSink } from '../support/mail-sink.js';
import { startTestWorker, until } from '../support/worker.js';
import { planMails } from '../worker/world.js';
import { countFates, findBrokenPromises } from './mail-check.js';

let database: TestDatabase;
let sink: MailSink;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(`INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000')`);
  sink = await startMailSink();
});
afterEach(async () => {
  await database.owner.query('TRUNCATE message CASCADE');
  sink.delayAnswers(0);
  sink.received.length = 0;
});
afterAll(async () => {
  await sink.close();
  await database.drop();
});

const figures = async () =>
  countFates(await database.db.query('SELECT id, state, reason FROM message'), sink);
const finished = async (limitMs = 30_000) =>
  until(
    'finished',
    async () => {
      await database.db.query(`UPDATE message SET not_before = clock_timestamp() WHERE state = 'planned'`);
      return figures();
    },
    ({ unfinished }) => unfinished === 0,
    limitMs,
  );

/** Sends, and never writes it down. */
class ForgetfulLedger extends SendLedgerRepository {
  override async markSent(fences: readonly Fence[]): Promise<Set<string>> {
    return new Set(fences.map(({ id }) => id));
  }
}

/** Looks first and takes later, without a lock: two hands take the same row. */
class UnlockedLedger extends SendLedgerRepository {
  constructor(private readonly rows: EntityManager) {
    super(rows);
  }

  override async claim(workerId: string, leaseSeconds: number, hands: number): Promise<ClaimBatch> {
    const [next] = await this.rows.query(
      `SELECT id FROM message WHERE state = 'planned' ORDER BY id LIMIT 1`,
    );
    if (!next) return { served: hands, messages: [] };
    await new Promise((resolve) => setTimeout(resolve, 60));
    const [[row]] = await this.rows.query(
      `UPDATE message SET state = 'sending', worker_id = $2, lease_until = clock_timestamp() + make_interval(secs => $3)
       WHERE id = $1 RETURNING id, kind, subject_type AS "subjectType", subject_id AS "subjectId", ordinal, locale,
         'sending' AS state, NULL AS reason, attempt, ambiguous, recipient_person_id AS "recipientPersonId",
         'somebody@people.test' AS address, 0 AS "ageSeconds"`,
      [next.id, workerId, leaseSeconds],
    );
    return { served: hands, messages: Array.from({ length: hands }, () => row) };
  }

  override async markSent(fences: readonly Fence[]): Promise<Set<string>> {
    const ids = fences.map(({ id }) => id);
    await this.rows.query(`UPDATE message SET state = 'sent' WHERE id = ANY($1)`, [ids]);
    return new Set(ids);
  }
}

describe('the checker of the mail promises', () => {
  it('is content with the worker as it is', async () => {
    await planMails(database.db, 5);
    const worker = await startTestWorker(database, { smtpUrl: sink.url });
    await finished();
    await worker.stop();
    expect(findBrokenPromises(await figures(), 0)).toEqual([]);
  });

  it('sees copies when the mark after the send is missing', async () => {
    await planMails(database.db, 2);
    const worker = await startTestWorker(
      database,
      { smtpUrl: sink.url, mailLeaseSeconds: 3 },
      { ledger: (tx) => new ForgetfulLedger(tx) },
    );
    await until(
      'a copy',
      async () => {
        await worker.runner.run({ id: 'test', name: 'upkeep.sweep', data: {} });
        return figures();
      },
      ({ duplicates }) => duplicates > 0,
    );
    await worker.stop();
    expect(findBrokenPromises(await figures(), 0).join()).toMatch(/duplicates, 0 allowed/);
  });

  it('sees copies when rows are claimed without a lock', async () => {
    await planMails(database.db, 4);
    sink.delayAnswers(200);
    const worker = await startTestWorker(
      database,
      { smtpUrl: sink.url },
      { ledger: (tx) => new UnlockedLedger(tx) },
    );
    await finished();
    await worker.stop();
    expect(findBrokenPromises(await figures(), 0).join()).toMatch(/duplicates, 0 allowed/);
  });

  it('sees a loss when a mail is marked before it is sent', async () => {
    await planMails(database.db, 2);
    const worker = await startTestWorker(
      database,
      { smtpUrl: sink.url },
      {
        compose: () => async (message) => {
          await database.db.query(`UPDATE message SET state = 'sent' WHERE id = $1`, [message.id]);
          throw new Error('died between the mark and the send');
        },
      },
    );
    await finished();
    await worker.stop();
    expect(findBrokenPromises(await figures(), 0)).toEqual(['2 lost']);
  });

  it('sees what is unfinished and what has too many copies', () => {
    const fates = [
      { id: 'a', state: 'planned', reason: null },
      { id: 'b', state: 'sent', reason: null },
    ];
    const copiesByMessageId = () => new Map([['<msg-b@traccia.test>', 4]]);
    expect(findBrokenPromises(countFates(fates, { copiesByMessageId }), 3)).toEqual([
      '1 unfinished',
      '4 copies of one mail',
    ]);
  });
});
