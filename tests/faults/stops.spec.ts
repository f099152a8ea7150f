import { describe, expect, it } from '@jest/globals';
import { until } from '../support/worker.js';
import { buildWorld, type World } from '../worker/world.js';
import { print } from './mail-check.js';
import { startStorm } from './mail-rig.js';
import { sized, startWorkerPart } from './rig.js';

const lanes = 4;
const mails = sized(2000, 120);
// Long enough that a kill finds mails on the wire.
const { database, sink } = await startStorm({ answerDelayMs: 40 });

/** An open wave whose invitations were handed out: their mails are due. */
async function inviteAll(): Promise<World> {
  const world = await buildWorld(database.db, {
    people: mails,
    opensInDays: -1,
    // Still to come, so that it may be cancelled.
    activityStatus: 'open',
    startsOn: '2100-01-12',
    endsOn: '2100-01-16',
  });
  await database.db.query(`UPDATE wave SET state = 'open', frozen_at = now() WHERE id = $1`, [world.waveId]);
  await database.db.query(
    `WITH asked AS (
       INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state, link_nonce, link_key_version, link_hash)
       SELECT $1, e.id, now(), now() + interval '20 days', 'invited', decode(md5(e.id::text), 'hex'), 1, sha256(e.id::text::bytea)
       FROM enrolment e WHERE e.activity_id = $2 RETURNING id, enrolment_id)
     INSERT INTO message (kind, subject_type, subject_id, recipient, recipient_person_id)
     SELECT 'survey.invitation', 'invitation', a.id, e.person_id::text, e.person_id
     FROM asked a JOIN enrolment e ON e.id = a.enrolment_id`,
    [world.waveId, world.activityId],
  );
  return world;
}

const stops: { what: string; act: (world: World) => Promise<unknown>; reason: string }[] = [
  {
    what: 'everybody opts out',
    act: async ({ personIds }) =>
      database.db.query(
        `INSERT INTO contact_stop (person_id, purpose, reason) SELECT unnest($1::uuid[]), 'surveys', 'unsubscribed'`,
        [personIds],
      ),
    reason: 'unsubscribed',
  },
  {
    what: 'the wave is closed',
    act: async ({ waveId }) => database.db.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [waveId]),
    reason: 'wave-closed',
  },
  {
    what: 'the activity is cancelled',
    act: async ({ activityId }) =>
      database.db.query(`UPDATE activity SET status = 'cancelled' WHERE id = $1`, [activityId]),
    reason: 'activity-cancelled',
  },
  {
    what: 'everybody gives the place back',
    act: async ({ activityId }) =>
      database.db.query(`UPDATE enrolment SET status = 'withdrawn' WHERE activity_id = $1`, [activityId]),
    reason: 'enrolment-changed',
  },
  {
    what: 'everybody answers',
    act: async ({ waveId }) =>
      database.db.query(`UPDATE invitation SET answer_state = 'submitted' WHERE wave_id = $1`, [waveId]),
    reason: 'already-answered',
  },
];

describe('between planning and sending', () => {
  it.each(stops)(
    '$what: no mail leaves after the commit but those in flight',
    async ({ what, act, reason }) => {
      const world = await inviteAll();
      const worker = startWorkerPart({ databaseUrl: database.url, smtpUrl: sink.url, lanes });
      await until(
        'mails on the wire',
        async () => sink.received.length,
        (count) => count > mails / 10,
        60_000,
      );
      await act(world);
      const atCommit = sink.received.length;
      await until(
        'the ledger at rest',
        async () =>
          database.ask<{ n: number }>(
            `SELECT count(*)::int AS n FROM message WHERE state IN ('planned', 'sending')`,
          ),
        ([row]) => row?.n === 0,
        60_000,
      );
      await worker.kill();
      const after = sink.received.length - atCommit;
      const held = await database.ask<{ n: number }>(
        'SELECT count(*)::int AS n FROM message WHERE reason = $1',
        [reason],
      );
      print(`stopped in the middle: ${what}`, { mails, atCommit, after, held: held[0]?.n, bound: lanes });
      expect(after).toBeLessThanOrEqual(lanes);
      expect(held[0]?.n).toBe(mails - sink.received.length);
      expect(held[0]?.n).toBeGreaterThan(0);
    },
    120_000,
  );
});
