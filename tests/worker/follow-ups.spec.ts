import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestWorker } from '../support/worker.js';
import { answer, buildWorld, countBy, moveClock, type World } from './world.js';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await startTestWorker(database);
});
afterEach(async () => moveClock(database.owner, 0));
afterAll(async () => {
  await worker.stop();
  await database.drop();
});

/** Twice, since every job may be handed out twice. */
const run = async (name: string) => {
  for (let again = 0; again < 2; again += 1) await worker.runner.run({ id: 'test', name, data: {} });
};
const turn = async () => {
  await run('wave.find-due');
  await run('invitation.find-due');
};
/** Everything is prepared before the wave is due, so that no timer of the worker opens it too early. */
const open = async () => {
  await moveClock(database.owner, 2);
  await turn();
};
const frameOf = async ({ waveId, enrolmentIds }: World) => {
  const rows: { enrolment_id: string }[] = await database.db.query(
    'SELECT enrolment_id FROM frame_member WHERE wave_id = $1',
    [waveId],
  );
  return rows.map((row) => enrolmentIds.indexOf(row.enrolment_id)).sort();
};
const invitationsOf = async ({ waveId }: World) => {
  const rows: { state: string; count: number }[] = await database.db.query(
    'SELECT answer_state AS state, count(*)::int AS count FROM invitation WHERE wave_id = $1 GROUP BY 1 ORDER BY 1',
    [waveId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};
const mailsOf = async ({ waveId }: World, kind: string) => {
  const [row] = await database.db.query(
    `SELECT count(*)::int AS count FROM message m JOIN invitation i ON i.id = m.subject_id
     WHERE i.wave_id = $1 AND m.kind = $2`,
    [waveId, kind],
  );
  return row.count;
};
const attend = async ({ activityId, enrolmentIds }: World, present: number[], absent: number[]) => {
  const [session] = await database.db.query(
    `INSERT INTO activity_session (activity_id, position, title, starts_at, ends_at)
     VALUES ($1, 1, 'First day', '2026-01-12 09:00+01', '2026-01-12 17:00+01') RETURNING id`,
    [activityId],
  );
  for (const [index, state] of [
    ...present.map((at): [number, string] => [at, 'present']),
    ...absent.map((at): [number, string] => [at, 'absent']),
  ])
    await database.db.query(
      'INSERT INTO attendance (activity_session_id, enrolment_id, state) VALUES ($1, $2, $3)',
      [session.id, enrolmentIds[index], state],
    );
};
const setStatus = async (enrolmentId: string | undefined, ...statuses: string[]) => {
  for (const status of statuses)
    await database.db.query('UPDATE enrolment SET status = $2 WHERE id = $1', [enrolmentId, status]);
};

describe('the frame of a wave', () => {
  it('holds who was there at least once when attendance was taken', async () => {
    const world = await buildWorld(database.db, { people: 5, opensInDays: 1 });
    await attend(world, [0], [1]);
    await setStatus(world.enrolmentIds[2], 'attended', 'completed');
    await setStatus(world.enrolmentIds[3], 'withdrawn');
    await open();
    // 0 was present, 2 has completed; 1 was absent, 3 withdrew, 4 was never seen.
    expect(await frameOf(world)).toEqual([0, 2]);
    expect(await invitationsOf(world)).toEqual({ invited: 2 });
    expect(await mailsOf(world, 'survey.invitation')).toBe(2);
  });

  it('holds everybody with a place when nobody took attendance, and before an activity', async () => {
    const after = await buildWorld(database.db, { people: 3, opensInDays: 1 });
    const before = await buildWorld(database.db, { people: 3, opensInDays: 1, kind: 'pre_test' });
    await attend(before, [0], [1]);
    await open();
    expect(await frameOf(after)).toEqual([0, 1, 2]);
    expect(await frameOf(before)).toEqual([0, 1, 2]);
  });

  it('stays as it was frozen; waiting and late people are outside it', async () => {
    const world = await buildWorld(database.db, { people: 3, opensInDays: 1 });
    const waiting = await buildWorld(database.db, { people: 2, opensInDays: 1, status: 'waiting' });
    await open();
    const late = await buildWorld(database.db, { people: 1 });
    await database.db.query('UPDATE enrolment SET activity_id = $2 WHERE id = $1', [
      late.enrolmentIds[0],
      world.activityId,
    ]);
    await database.db.query('INSERT INTO invitation (wave_id, enrolment_id, due_at) VALUES ($1, $2, now())', [
      world.waveId,
      late.enrolmentIds[0],
    ]);
    await open();
    expect(await frameOf(world)).toEqual([0, 1, 2]);
    expect(await invitationsOf(world)).toEqual({ ineligible: 1, invited: 3 });
    expect(await frameOf(waiting)).toEqual([]);
    expect(await mailsOf(waiting, 'survey.invitation')).toBe(0);
  });

  it('is not made where an activity has no roster', async () => {
    const world = await buildWorld(database.db, { people: 2, opensInDays: 1 });
    await database.db.query(`UPDATE activity SET frame_kind = 'none' WHERE id = $1`, [world.activityId]);
    await open();
    expect(await frameOf(world)).toEqual([]);
    expect(await invitationsOf(world)).toEqual({});
  });
});

describe('the calendar of an activity', () => {
  const statusOf = async ({ activityId }: World) =>
    (await database.db.query('SELECT status FROM activity WHERE id = $1', [activityId]))[0].status;
  const day = async (shift: number) => {
    const [row] = await database.db.query(
      `SELECT ((clock_timestamp() AT TIME ZONE 'Europe/Rome')::date + $1::int)::text AS day`,
      [shift],
    );
    return row.day;
  };

  it('opens, runs, ends and closes by business time, in the zone of the activity', async () => {
    const world = await buildWorld(database.db, {
      people: 1,
      opensInDays: 20,
      windowDays: 10,
      activityStatus: 'open',
      startsOn: await day(2),
      endsOn: await day(4),
    });
    const seen: string[] = [];
    for (const days of [0, 2, 4, 5, 21, 31]) {
      await moveClock(database.owner, days);
      await turn();
      seen.push(await statusOf(world));
    }
    expect(seen).toEqual(['open', 'running', 'running', 'ended', 'ended', 'closed']);
  });

  it('closing says who has completed: those who were there often enough, once', async () => {
    const world = await buildWorld(database.db, {
      people: 6,
      opensInDays: -1,
      windowDays: 10,
      status: 'attended',
      activityStatus: 'ended',
    });
    const { activityId, enrolmentIds } = world;
    await database.db.query(
      `INSERT INTO activity_session (activity_id, position, title, starts_at, ends_at)
       SELECT $1, n, 'Day', timestamptz '2026-01-11 08:00Z' + n * interval '1 day', timestamptz '2026-01-11 11:00Z' + n * interval '1 day'
       FROM generate_series(1, 5) n`,
      [activityId],
    );
    // 4 of 5; 3½ of 5; 4 of the 4 that count; one session without a mark, 4 of 5; two without, 3 of 5; never there
    const letters = ['ppppa', 'pppha', 'ppppe', 'pppp-', 'ppp--', 'aaaaa'];
    await database.db.query(
      `INSERT INTO attendance (activity_session_id, enrolment_id, state)
       SELECT s.id, e.id, CASE m.letter WHEN 'p' THEN 'present' WHEN 'h' THEN 'partial' WHEN 'e' THEN 'excused' ELSE 'absent' END
       FROM unnest($2::uuid[], $3::text[]) AS e(id, letters), string_to_table(e.letters, NULL) WITH ORDINALITY AS m(letter, position)
       JOIN activity_session s ON s.activity_id = $1 AND s.position = m.position WHERE m.letter <> '-'`,
      [activityId, enrolmentIds, letters],
    );
    await database.db.query(`UPDATE enrolment SET status = 'enrolled' WHERE id = $1`, [enrolmentIds[5]]);
    await turn();
    await moveClock(database.owner, 11);
    await turn();
    const rows: { id: string; status: string }[] = await database.db.query(
      'SELECT id, status FROM enrolment WHERE activity_id = $1',
      [activityId],
    );
    const statuses = enrolmentIds.map((id) => rows.find((row) => row.id === id)?.status);
    expect(statuses).toEqual(['completed', 'attended', 'completed', 'completed', 'attended', 'enrolled']);
    const acts = await database.db.query('SELECT act, detail FROM audit_event WHERE subject_id = $1', [
      activityId,
    ]);
    expect(acts).toEqual([
      { act: 'activity.status-set', detail: { from: 'ended', to: 'closed', completed: 3 } },
    ]);
  });

  it('leaves drafts, cancelled and unfollowed activities alone', async () => {
    const draft = await buildWorld(database.db, { people: 1, activityStatus: 'draft' });
    const cancelled = await buildWorld(database.db, {
      people: 1,
      activityStatus: 'cancelled',
      opensInDays: -1,
    });
    const unfollowed = await buildWorld(database.db, { people: 1, activityStatus: 'ended' });
    await database.db.query('DELETE FROM wave WHERE id = $1', [unfollowed.waveId]);
    await turn();
    expect(await statusOf(draft)).toBe('draft');
    expect(await statusOf(cancelled)).toBe('cancelled');
    expect(await frameOf(cancelled)).toEqual([]);
    expect(await statusOf(unfollowed)).toBe('ended');
  });
});

describe('a wave that is over', () => {
  it('lets what is unanswered expire and keeps what is answered; a draft expires too', async () => {
    const world = await buildWorld(database.db, { people: 4, opensInDays: -1, windowDays: 10 });
    await turn();
    await answer(database.db, world, 0, 'yes');
    for (const [index, state] of ['opened', 'started'].entries())
      await database.db.query(
        'UPDATE invitation SET answer_state = $3 WHERE wave_id = $1 AND enrolment_id = $2',
        [world.waveId, world.enrolmentIds[index + 1], state],
      );
    await moveClock(database.owner, 10);
    await turn();
    expect(await invitationsOf(world)).toEqual({ submitted: 1, expired: 3 });
    const events = await countBy(
      database.db,
      `SELECT event AS key, count(*) FROM outbox WHERE payload->>'waveId' = '${world.waveId}' GROUP BY 1`,
    );
    expect(events).toEqual({ 'wave.closed': 1 });
  });

  it('that was never opened in time invites nobody', async () => {
    const world = await buildWorld(database.db, { people: 2, opensInDays: 5, windowDays: 5 });
    await moveClock(database.owner, 30);
    await turn();
    expect(await invitationsOf(world)).toEqual({ expired: 2 });
    expect(await mailsOf(world, 'survey.invitation')).toBe(0);
  });

  it('invites nobody between its last minute and its closing', async () => {
    const world = await buildWorld(database.db, { people: 2, opensInDays: 5, windowDays: 5 });
    // The moment between the two transactions of a turn: opened late, not closed yet.
    await database.db.query(
      `UPDATE wave SET state = 'open', opens_at = business_now() - interval '5 days',
         closes_at = business_now() - interval '1 minute' WHERE id = $1`,
      [world.waveId],
    );
    await database.db.query(
      `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
       SELECT $1, unnest($2::uuid[]), 'woman', 'workers_org'`,
      [world.waveId, world.enrolmentIds],
    );
    await database.db.query(
      `INSERT INTO invitation (wave_id, enrolment_id, due_at) SELECT $1, unnest($2::uuid[]), business_now()`,
      [world.waveId, world.enrolmentIds],
    );
    await database.db.query(
      `UPDATE invitation SET due_at = business_now() - interval '5 days' WHERE wave_id = $1`,
      [world.waveId],
    );
    await run('invitation.find-due');
    expect(await mailsOf(world, 'survey.invitation')).toBe(0);
  });
});

describe('reminders', () => {
  it('come after their days, one a day reached, and stop with the answer', async () => {
    const world = await buildWorld(database.db, { people: 2, opensInDays: -1, windowDays: 60 });
    await turn();
    await worker.sender.drain();
    const counts: number[] = [];
    for (const days of [6, 8, 8, 15, 40]) {
      if (days === 15) await answer(database.db, world, 0, 'yes');
      await moveClock(database.owner, days);
      await turn();
      await worker.sender.drain();
      counts.push(await mailsOf(world, 'survey.reminder'));
    }
    // Days 7 and 14: two people on the 8th, only one of them on the 15th.
    expect(counts).toEqual([0, 2, 2, 3, 3]);
  });

  it('a clock that jumps over both days sends one, not two', async () => {
    const world = await buildWorld(database.db, { people: 1, opensInDays: -1, windowDays: 60 });
    await turn();
    await worker.sender.drain();
    await moveClock(database.owner, 30);
    await turn();
    await worker.sender.drain();
    await turn();
    expect(await mailsOf(world, 'survey.reminder')).toBe(1);
  });
});
