import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ContactStopRepository,
  inTransaction,
  SendLedgerRepository,
  type ClaimedMessage,
} from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildWorld, moveClock, planMails, type World } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.owner.query(
    'TRUNCATE message, invitation, frame_member, contact_stop, worker_heartbeat, mailed_token CASCADE',
  );
});
afterAll(async () => database.drop());

const workerId = randomUUID();
const ledger = () => new SendLedgerRepository(database.db.manager);
const claim = async (leaseSeconds = 60) =>
  inTransaction(database.db, (tx) => new SendLedgerRepository(tx).claimNext(workerId, leaseSeconds));
const claimed = async (leaseSeconds = 60): Promise<ClaimedMessage> => {
  const message = await claim(leaseSeconds);
  if (message === null) throw new Error('nothing was claimed');
  return message;
};
const row = async () =>
  (
    await database.db.query(
      `SELECT state, reason, attempt, ambiguous, crashes, extract(epoch FROM not_before - clock_timestamp())::int AS wait FROM message`,
    )
  )[0];
const expire = async () =>
  database.db.query(`UPDATE message SET lease_until = clock_timestamp() - interval '7 seconds'`);
const again = async () => database.db.query('UPDATE message SET not_before = clock_timestamp()');

/** One invitation in an open wave, with its mail planned. */
async function planInvitation(): Promise<World> {
  const world = await buildWorld(database.db, { people: 1, opensInDays: -1 });
  await database.db.query(`UPDATE wave SET state = 'open', frozen_at = now() WHERE id = $1`, [world.waveId]);
  await database.db.query(
    `INSERT INTO invitation (wave_id, enrolment_id, due_at, answer_state) VALUES ($1, $2, now(), 'invited')`,
    [world.waveId, world.enrolmentIds[0]],
  );
  await database.db.query(
    `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id)
     SELECT 'survey.invitation', 'invitation', id, $2::text, $2::uuid FROM invitation WHERE wave_id = $1`,
    [world.waveId, world.personIds[0]],
  );
  return world;
}

describe('the claim', () => {
  it('gives hands that ask together one row each, and no more than there are', async () => {
    await planMails(database.db, 6);
    const first = await ledger().claim(workerId, 60, 5);
    expect(first.served).toBe(4);
    expect(first.messages).toHaveLength(4);
    const second = await ledger().claim(workerId, 60, 16);
    expect(second.served).toBe(16);
    expect(second.messages).toHaveLength(2);
    const fences = [...first.messages, ...second.messages];
    const [lost, ...held] = fences as [ClaimedMessage, ...ClaimedMessage[]];
    await database.db.query('UPDATE message SET attempt = attempt + 1 WHERE id = $1', [lost.id]);
    expect(await ledger().markAtTheDot(fences, 60)).toEqual(new Set(held.map(({ id }) => id)));
    expect(await ledger().markSent(fences)).toEqual(new Set(held.map(({ id }) => id)));
  });

  it('gives each of twenty rows to exactly one of many hands', async () => {
    await planMails(database.db, 20);
    const seen = await Promise.all(Array.from({ length: 30 }, async () => claim()));
    const ids = seen.filter((message) => message !== null).map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  const changes: [string, string, string, (world: World) => Promise<unknown>][] = [
    [
      'an opt-out from surveys',
      'suppressed',
      'unsubscribed',
      async ({ personIds }) =>
        database.db.query(
          `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'surveys', 'unsubscribed')`,
          [personIds[0]],
        ),
    ],
    [
      'a pause',
      'suppressed',
      'paused',
      async ({ personIds }) =>
        new ContactStopRepository(database.db.manager).pauseSurveys(personIds[0] ?? '', 3),
    ],
    [
      'an address that bounced',
      'suppressed',
      'bounced',
      async ({ personIds }) =>
        database.db.query(
          `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'all', 'bounced')`,
          [personIds[0]],
        ),
    ],
    [
      'a disabled account',
      'suppressed',
      'person-disabled',
      async ({ personIds }) =>
        database.db.query('UPDATE person SET disabled_at = now() WHERE id = $1', [personIds[0]]),
    ],
    [
      'an address taken away',
      'suppressed',
      'no-address',
      async ({ personIds }) =>
        database.db.query('UPDATE person SET email = NULL WHERE id = $1', [personIds[0]]),
    ],
    [
      'a closed wave',
      'cancelled',
      'wave-closed',
      async ({ waveId }) => database.db.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [waveId]),
    ],
    [
      'a wave whose last day has passed',
      'cancelled',
      'wave-closed',
      async ({ waveId }) => database.db.query('UPDATE wave SET closes_at = now() WHERE id = $1', [waveId]),
    ],
    [
      'a cancelled activity',
      'cancelled',
      'activity-cancelled',
      async ({ activityId }) =>
        database.db.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [activityId]),
    ],
    [
      'an answer',
      'cancelled',
      'already-answered',
      async () => database.db.query(`UPDATE invitation SET answer_state = 'submitted'`),
    ],
    [
      'a refusal',
      'cancelled',
      'refused',
      async () => database.db.query(`UPDATE invitation SET answer_state = 'refused'`),
    ],
    [
      'a withdrawal',
      'cancelled',
      'enrolment-changed',
      async ({ enrolmentIds }) =>
        database.db.query(`UPDATE enrolment SET status = 'withdrawn' WHERE id = $1`, [enrolmentIds[0]]),
    ],
  ];
  it.each(changes)('respects %s between planning and sending', async (_what, state, reason, change) => {
    await change(await planInvitation());
    expect(await claim()).toMatchObject({ state, reason });
    expect(await row()).toMatchObject({ state, reason });
    expect(await claim()).toBeNull();
  });

  it('lets through what nothing forbids, to the address of this moment', async () => {
    const { personIds } = await planInvitation();
    await database.db.query(`UPDATE person SET email = 'moved@people.test' WHERE id = $1`, [personIds[0]]);
    expect(await claim()).toMatchObject({ state: 'sending', address: 'moved@people.test', attempt: 1 });
  });

  it('asks again once a pause is over by the clock of the product', async () => {
    const world = await planInvitation();
    const stops = new ContactStopRepository(database.db.manager);
    await stops.pauseSurveys(world.personIds[0] ?? '', 1);
    await database.db.query(`UPDATE wave SET closes_at = closes_at + interval '1 year'`);
    await moveClock(database.owner, 32);
    const message = await claim();
    await moveClock(database.owner, 0);
    expect(message).toMatchObject({ state: 'sending' });
  });

  it('an opt-out from surveys does not stop the mail about a place', async () => {
    const { personIds } = await planMails(database.db, 1);
    await database.db.query(
      `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'surveys', 'unsubscribed')`,
      [personIds[0]],
    );
    expect(await claim()).toMatchObject({ state: 'sending' });
  });

  it('cancels the mail of a token that was used or has run out', async () => {
    const { personIds } = await buildWorld(database.db, { people: 1 });
    for (const [hash, used, expires] of [
      ['a', 'now()', '1 hour'],
      ['b', null, '-1 hour'],
    ]) {
      const [token] = await database.db.query(
        `INSERT INTO mailed_token (purpose, person_id, nonce, key_version, token_hash, used_at, expires_at)
         VALUES ('sign_in', $1, '\\x00', 1, sha256($2::bytea), $3::timestamptz, now() + $4::interval) RETURNING id`,
        [personIds[0], hash, used, expires],
      );
      await database.db.query(
        `INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id)
         VALUES ('person.sign-in-link', 'mailed_token', $1, $2::text, $2::uuid)`,
        [token.id, personIds[0]],
      );
    }
    expect([(await claim())?.reason, (await claim())?.reason].sort()).toEqual([
      'token-expired',
      'token-used',
    ]);
  });
});

describe('the fence', () => {
  it('refuses every mark of a worker whose row was taken over', async () => {
    await planMails(database.db, 1);
    const first = await claimed();
    await expire();
    await ledger().sweepExpired();
    await again();
    const second = await claimed();
    expect(second.attempt).toBe(first.attempt + 1);
    expect(await ledger().markRendered([first])).toEqual(new Set());
    expect(await ledger().markAtTheDot([first], 60)).toEqual(new Set());
    expect(await ledger().postpone(first, 'late')).toBe(false);
    expect(await ledger().conclude(first, 'dead', 'late', 'late')).toBe(false);
    expect(await ledger().markSent([first])).toEqual(new Set());
    expect(await ledger().markAtTheDot([second], 60)).toEqual(new Set([second.id]));
    expect(await ledger().markSent([second])).toEqual(new Set([second.id]));
    expect(await row()).toMatchObject({ state: 'sent', attempt: 2 });
  });

  it('stops at the dot when the lease has run out', async () => {
    await planMails(database.db, 1);
    const message = await claimed();
    await expire();
    expect(await ledger().markAtTheDot([message], 60)).toEqual(new Set());
  });

  it('believes a late "sent" when nobody else has taken the row', async () => {
    await planMails(database.db, 1);
    const message = await claimed();
    await ledger().markRendered([message]);
    await ledger().markAtTheDot([message], 60);
    await expire();
    await ledger().sweepExpired();
    expect(await row()).toMatchObject({ state: 'planned', ambiguous: 1 });
    expect(await ledger().markSent([message])).toEqual(new Set([message.id]));
    expect(await row()).toMatchObject({ state: 'sent' });
  });
});

describe('the sweep', () => {
  const stopAt = async (phase: 'rendering' | 'handing-over' | 'at-the-dot') => {
    const message = await claimed();
    if (phase === 'rendering' && message.reason === 'waiting-alone') await ledger().markRendering(message);
    if (phase !== 'rendering') await ledger().markRendered([message]);
    if (phase === 'at-the-dot') await ledger().markAtTheDot([message], 60);
    await expire();
    await ledger().sweepExpired();
  };

  it('sends again at once what had not reached the dot', async () => {
    await planMails(database.db, 1);
    for (let kills = 0; kills < 5; kills += 1) await stopAt('handing-over');
    expect(await row()).toMatchObject({ state: 'planned', ambiguous: 0, crashes: 0, attempt: 5 });
  });

  it('after two doubts waits an hour, after three asks a person', async () => {
    await planMails(database.db, 1);
    await stopAt('at-the-dot');
    expect(await row()).toMatchObject({ state: 'planned', ambiguous: 1, wait: 0 });
    await stopAt('at-the-dot');
    const second = await row();
    expect(second).toMatchObject({ state: 'planned', ambiguous: 2 });
    expect(second.wait).toBeGreaterThan(3590);
    await again();
    await stopAt('at-the-dot');
    expect(await row()).toMatchObject({ state: 'review', reason: 'in-doubt', ambiguous: 3 });
  });

  it('puts a row away that was being rendered at two crashes, and waits a minute between', async () => {
    await planMails(database.db, 1);
    await stopAt('rendering');
    const first = await row();
    expect(first).toMatchObject({ state: 'planned', crashes: 1 });
    expect(first.wait).toBeGreaterThan(50);
    await again();
    await stopAt('rendering');
    expect(await row()).toMatchObject({ state: 'dead', reason: 'crashes-the-worker', crashes: 2 });
  });

  it('blames of many only the one that was being rendered again, alone', async () => {
    await planMails(database.db, 3);
    for (let rows = 0; rows < 3; rows += 1) await claimed();
    await expire();
    await ledger().sweepExpired();
    await again();
    const second = [await claimed(), await claimed(), await claimed()];
    expect(second.map(({ reason }) => reason)).toEqual(['waiting-alone', 'waiting-alone', 'waiting-alone']);
    await ledger().markRendering(second[0] as ClaimedMessage);
    await expire();
    await ledger().sweepExpired();
    const states = await database.db.query('SELECT state, crashes FROM message ORDER BY state');
    expect(states).toEqual([
      { state: 'dead', crashes: 2 },
      { state: 'planned', crashes: 1 },
      { state: 'planned', crashes: 1 },
    ]);
  });

  it('blames no row when its worker still lives: the database broke off', async () => {
    await planMails(database.db, 1);
    await database.db.query(`INSERT INTO worker_heartbeat (worker_id, backend) VALUES ($1, 'postgres')`, [
      workerId,
    ]);
    await stopAt('rendering');
    expect(await row()).toMatchObject({ state: 'planned', crashes: 0, wait: 0 });
  });

  it('leaves alone what is still leased', async () => {
    await planMails(database.db, 1);
    await claimed();
    expect(await ledger().sweepExpired()).toEqual([]);
  });
});

describe('the wait after a refusal', () => {
  it('doubles from one minute to thirty, with a fifth and more of chance, and ends after five days', async () => {
    await planMails(database.db, 1);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await ledger().postpone(await claimed(), '4.7.1');
      waits.push((await row()).wait / 60);
      await again();
    }
    const base = [1, 2, 4, 8, 16, 30, 30, 30];
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((base[index] ?? 0) * 0.98);
      expect(wait).toBeLessThanOrEqual((base[index] ?? 0) * 1.41);
    }
    expect(new Set(waits.slice(5).map((wait) => wait.toFixed(2))).size).toBeGreaterThan(1);
    await database.db.query(`UPDATE message SET created_at = clock_timestamp() - interval '121 hours'`);
    await ledger().postpone(await claimed(), '4.7.1');
    expect(await row()).toMatchObject({ state: 'dead', reason: 'undeliverable' });
  });
});

describe('a mailbox that does not exist', () => {
  it('silences the person only when it is their own', async () => {
    await planMails(database.db, 2);
    const own = await claimed();
    const mistyped = await claimed();
    await database.db.query(`UPDATE message SET sent_to = 'mistyped@people.test' WHERE id = $1`, [
      mistyped.id,
    ]);
    for (const message of [own, mistyped]) {
      await ledger().conclude(message, 'bounced', 'user-unknown', '5.1.1');
      await ledger().stopBounced(message);
    }
    const stops = await database.db.query('SELECT person_id AS "personId" FROM contact_stop');
    expect(stops).toEqual([{ personId: own.recipientPersonId }]);
  });
});
