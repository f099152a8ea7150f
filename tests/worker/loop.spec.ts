import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction, publish } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestBackends, startTestWorker, until } from '../support/worker.js';
import { emptyStore, keptJobs, schedulesInStore } from './queue-store.js';
import { answer, buildWorld, countBy, moveClock, type World } from './world.js';

const { backends, stop } = await startTestBackends();
afterAll(stop);

describe.each(backends)('from enrolment to figure, queue on $name', ({ redisUrl }) => {
  let database: TestDatabase;
  let worker: Awaited<ReturnType<typeof startTestWorker>>;
  let world: World;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.db.query(`INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000')`);
    world = await buildWorld(database.db, { people: 24, opensInDays: 180, windowDays: 30 });
    worker = await startTestWorker(database, { redisUrl });
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
  });

  const moveTo = async (days: number) => {
    await moveClock(database.owner, days);
    await inTransaction(database.db, (tx) => publish(tx, 'clock.moved', { offsetSeconds: days * 86_400 }));
  };
  const mails = async () =>
    countBy(database.db, `SELECT kind || ' ' || state AS key, count(*) FROM message GROUP BY 1`);
  const waveState = async () => {
    const [row] = await database.db.query('SELECT state FROM wave WHERE id = $1', [world.waveId]);
    return row.state;
  };
  const runs = async () =>
    countBy(database.db, `SELECT kind || ' ' || scope_type AS key, count(*) FROM impact_run GROUP BY 1`);
  const deliveries = async () =>
    countBy(
      database.db,
      `SELECT CASE WHEN done_at IS NOT NULL THEN 'done' ELSE 'open' END AS key, count(*) FROM delivery GROUP BY 1`,
    );

  it('confirms an enrolment once, also when the event comes twice', async () => {
    const enrolmentId = world.enrolmentIds[0] ?? '';
    for (let again = 0; again < 2; again += 1)
      await inTransaction(database.db, (tx) => publish(tx, 'enrolment.created', { enrolmentId }));
    await until('both deliveries done', deliveries, ({ done, open }) => done === 2 && !open);
    await until('the mail', mails, (seen) => seen['enrolment.confirmed sent'] === 1);
    expect(await mails()).toEqual({ 'enrolment.confirmed sent': 1 });
  });

  it('opens the wave when the business clock says so, freezes the frame and invites everybody in it', async () => {
    expect(await waveState()).toBe('planned');
    await moveTo(181);
    await until('the invitations', mails, (seen) => seen['survey.invitation sent'] === 24);
    expect(await waveState()).toBe('open');
    expect(await countBy(database.db, `SELECT 'frame' AS key, count(*) FROM frame_member`)).toEqual({
      frame: 24,
    });
    const [mail] = await database.db.query(
      'SELECT html, text, source FROM captured_mail WHERE subject LIKE $1',
      ['Your opinion%'],
    );
    for (const part of [mail.html, mail.text, mail.source]) {
      expect(part).toMatch(/http:\/\/traccia\.test\/f#%%TOKEN:link:[0-9a-f-]{36}%%/);
      expect(part).toMatch(/http:\/\/traccia\.test\/stop#%%TOKEN:unsubscribe:[0-9a-f-]{36}%%/);
    }
    expect(mail.source).toMatch(/api\/unsubscribe\/%%TOKEN:unsubscribe:[0-9a-f-]{36}%%/);
  });

  it('computes an internal run after answers; readers get nothing before the rule allows it', async () => {
    for (const [index, choice] of ['yes', 'partly', 'no'].entries()) {
      const responseId = await answer(database.db, world, index, choice);
      await inTransaction(database.db, (tx) =>
        publish(tx, 'response.submitted', { responseId, waveId: world.waveId }),
      );
    }
    const marks = async () =>
      countBy(
        database.db,
        `SELECT 'done' AS key, count(*) FROM delivery WHERE job = 'impact.mark-stale' AND done_at IS NOT NULL`,
      );
    await until('three marks', marks, (seen) => (seen['done'] ?? 0) >= 3);
    const stale = async () => countBy(database.db, `SELECT 'stale' AS key, count(*) FROM stale_scope`);
    await until(
      'nothing stale',
      async () => {
        await worker.runner.run({ id: 'test', name: 'impact.compute', data: {} });
        return stale();
      },
      (seen) => seen['stale'] === 0,
    );
    const seen = await runs();
    expect(seen['internal wave']).toBeGreaterThanOrEqual(1);
    expect(seen['released wave']).toBeUndefined();
  });

  it('reminds once who has not answered, after the days of the wave', async () => {
    await moveTo(189);
    await until('the reminders', mails, (seen) => seen['survey.reminder sent'] === 21);
    await worker.runner.run({ id: 'test', name: 'invitation.find-due', data: {} });
    expect((await mails())['survey.reminder sent']).toBe(21);
  });

  it('closes the wave, lets unanswered invitations expire, releases figures and closes the activity', async () => {
    for (let index = 3; index < 18; index += 1) await answer(database.db, world, index, 'yes');
    await moveTo(211);
    await until('closed', waveState, (state) => state === 'closed');
    // The year comes last: it is held against what all others show.
    await until('released', runs, (seen) => seen['released wave'] === 1 && seen['released year'] === 1);
    const states = await countBy(
      database.db,
      'SELECT answer_state AS key, count(*) FROM invitation GROUP BY 1',
    );
    expect(states).toEqual({ submitted: 18, expired: 6 });
    const [run] = await database.db.query(
      `SELECT invited, responded FROM impact_run WHERE kind = 'released' AND scope_type = 'wave'`,
    );
    // 18 of the 24 people of the frozen frame have answered.
    expect(run).toEqual({ invited: 24, responded: 18 });
    const [figure] = await database.db.query(
      `SELECT f.estimate, f.n FROM impact_figure f JOIN impact_run r ON r.id = f.run_id
       WHERE r.kind = 'released' AND r.scope_type = 'wave' AND f.metric = 'application_rate_respondents' AND f.dimension = 'all'`,
    );
    // yes + partly: 1 + 1 + 15 of 18 respondents.
    expect(figure).toMatchObject({ n: 18 });
    expect(figure.estimate).toBeCloseTo(17 / 18);
    await until(
      'the activity is closed',
      async () => (await database.db.query('SELECT status FROM activity'))[0].status,
      (status) => status === 'closed',
    );
  });

  it('makes no second run from the same rows', async () => {
    const before = await runs();
    await worker.runner.run({ id: 'test', name: 'impact.compute', data: { waveId: world.waveId } });
    await worker.runner.run({ id: 'test', name: 'impact.compute', data: {} });
    await until(
      'nothing stale',
      async () => countBy(database.db, `SELECT 'stale' AS key, count(*) FROM stale_scope`),
      (seen) => seen['stale'] === 0,
    );
    expect(await runs()).toEqual(before);
  });

  it('keeps its schedules in the store and puts them back when the store was emptied', async () => {
    const wanted = [
      'certificates.issue',
      'impact.check',
      'impact.compute',
      'invitation.find-due',
      'logistics.delete-due',
      'mail.fetch-returned',
      'mail.send-due',
      'mailing.find-due',
      'offer.find-due',
      'test.close-over',
      'upkeep.sweep',
      'wave.count-answers',
      'wave.cut-links',
      'wave.find-due',
      'wave.mark-answered',
    ];
    const ids = wanted.map((job) => `every-${job}`);
    await until(
      'the schedules',
      async () => schedulesInStore(database, redisUrl),
      (seen) => seen.join() === ids.join(),
    );
    await emptyStore(database, redisUrl);
    await inTransaction(database.db, (tx) =>
      publish(tx, 'enrolment.created', { enrolmentId: world.enrolmentIds[1] ?? '' }),
    );
    await until('the mail goes on', mails, (seen) => seen['enrolment.confirmed sent'] === 2, 60_000);
    await worker.repairQueue();
    expect(await schedulesInStore(database, redisUrl)).toEqual(ids);
  }, 90_000);

  it('leaves no finished job in the store and said nothing that names a person', async () => {
    await until(
      'no kept job',
      async () => keptJobs(database, redisUrl),
      (count) => count === 0,
    );
    expect(JSON.stringify(worker.lines)).not.toMatch(/@people\.test|Given\d|Family\d/);
    expect(worker.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
