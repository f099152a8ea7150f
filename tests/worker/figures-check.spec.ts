import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImpactCheckRepository, inTransaction, publish } from '@traccia/persistence';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresCheck } from '../../apps/worker/src/impact/figures-check.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { makeClosedWave, makePool } from '../support/closed-wave.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { recordingLog } from '../support/worker.js';
import type { World } from './world.js';

describe('the nightly check of the figures', () => {
  let database: TestDatabase;
  let first: World;
  let second: World;
  const computer = new FiguresComputer();
  const { log, lines } = recordingLog();
  const checks: FiguresCheck[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    const courseId = await makePool(database.owner);
    const scopes = new ScopeComputer(database.owner, computer);
    for (const answered of [60, 52]) {
      const world = await makeClosedWave(database.owner, courseId, { people: 70, answered });
      [first, second] = [first ?? world, world];
      await scopes.computeWave(world.wave);
      await scopes.computePool('course', courseId, 'ex_post');
    }
    checks.push(new FiguresCheck(database.db, log), new FiguresCheck(database.db, log));
  });
  afterAll(async () => {
    await Promise.all([...checks.map((check) => check.stop()), computer.stop()]);
    await database.drop();
  });
  beforeEach(() => void lines.splice(0));

  const sql = async (text: string, values: unknown[] = []) => database.owner.query(text, values);
  /** So many nights from now, at an hour in Rome, where both activities are. */
  const goTo = async (night: number, hour: number) =>
    sql(
      `UPDATE deployment SET clock_offset = (date_trunc('day', clock_timestamp() AT TIME ZONE 'Europe/Rome')
         + make_interval(days => $1, hours => $2)) AT TIME ZONE 'Europe/Rome' - clock_timestamp()`,
      [night, hour],
    );
  const nights = async () =>
    sql(
      `SELECT scopes_checked AS checked, scopes_differing AS differing, scopes_moved_on AS "movedOn",
         scopes_of_other_versions AS other, finished_at IS NOT NULL AS finished, findings
       FROM impact_check ORDER BY night`,
    );
  const errors = () => lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);
  const runOf = async (kind: string, scopeId: string): Promise<string> =>
    (await sql('SELECT id FROM impact_run WHERE kind = $1 AND scope_id = $2', [kind, scopeId]))[0].id;

  it('sleeps by day', async () => {
    await goTo(1, 12);
    await checks[0]?.run();
    expect(await nights()).toEqual([]);
  });

  it('finds everything as it stands, once a night, however many workers there are', async () => {
    await goTo(2, 2);
    await Promise.all(checks.map((check) => check.run()));
    await checks[0]?.run();
    // An internal and a released run of each wave, and the latest of the course; its older edition is history.
    const all = { checked: 5, differing: 0, movedOn: 0, other: 0, finished: true, findings: [] };
    expect(await nights()).toEqual([all]);
    expect(errors()).toEqual([]);
  });

  it('tells figures that are not those of their rows', async () => {
    const runId = await runOf('released', second.waveId);
    await sql('ALTER TABLE impact_figure DISABLE TRIGGER USER');
    const change = async (from: number, to: number) =>
      sql(
        `UPDATE impact_figure SET estimate = $3 WHERE run_id = $1 AND metric = 'responded' AND dimension = 'all' AND estimate = $2`,
        [runId, from, to],
      );
    await change(52, 53);
    await goTo(3, 2);
    await checks[0]?.run();
    await change(53, 52);
    await sql('ALTER TABLE impact_figure ENABLE TRIGGER USER');
    const finding = { runId, verdict: 'differs', reason: '1 figures differ over the same rows' };
    expect((await nights())[1]).toMatchObject({ checked: 5, differing: 1, movedOn: 0, findings: [finding] });
    expect(errors()).toEqual([finding]);
    expect(await new ImpactCheckRepository(database.db.manager).findLatest()).toMatchObject({
      scopesDiffering: 1,
    });
  });

  it('counts rows that have moved on apart, and those of another method', async () => {
    // A link was cut: the answer stays and leads to nobody.
    await sql(
      `UPDATE response SET invitation_id = NULL WHERE id = (SELECT id FROM response WHERE wave_id = $1 ORDER BY id LIMIT 1)`,
      [first.waveId],
    );
    await sql(
      `INSERT INTO impact_run (kind, scope_type, wave_kind, method_version, policy_version, threshold, frame_hash, input_hash, seed, responded, reason)
       VALUES ('released', 'centre', 'ex_post', 'impact-0.9.0', 'disclosure-1', 5, 'f', 'i', 1, 0, 'wave closed')`,
    );
    await goTo(4, 5);
    await checks[1]?.run();
    // Both runs of the first wave and the course; the second wave is as it was.
    expect((await nights())[2]).toMatchObject({ checked: 6, differing: 0, movedOn: 3, other: 1 });
    expect(errors()).toEqual([]);
  });

  it('finds answers that nobody would compute any more, and has them computed', async () => {
    await sql(`UPDATE wave SET state = 'open' WHERE id = $1`, [second.waveId]);
    const [{ id: responseId }] = await sql(
      `UPDATE answer SET choice_code = 'no' WHERE choice_code = 'yes' AND response_id IN (SELECT id FROM response WHERE wave_id = $1)
       RETURNING response_id AS id`,
      [second.waveId],
    ).then(([rows]) => rows);
    await inTransaction(database.owner, (tx) =>
      publish(tx, 'response.submitted', { responseId, waveId: second.waveId }),
    );
    // The event is on its way: no fault yet.
    await goTo(5, 2);
    await checks[0]?.run();
    expect((await nights())[3]).toMatchObject({ differing: 0, movedOn: 5 });
    await sql(`UPDATE outbox SET relayed_at = clock_timestamp()`);
    await goTo(6, 2);
    await checks[0]?.run();
    const runId = await runOf('internal', second.waveId);
    expect((await nights())[4]).toMatchObject({ differing: 1, movedOn: 4 });
    expect(errors()).toEqual([{ runId, verdict: 'missed', reason: 'answers came and were not computed' }]);
    expect(await sql('SELECT wave_id AS id FROM stale_scope')).toEqual([{ id: second.waveId }]);
  });

  it('takes over from a worker that is gone, which writes nothing any more', async () => {
    await goTo(7, 2);
    const repository = new ImpactCheckRepository(database.db.manager);
    const [gone, other] = ['7f1c1f5e-0f0a-4f6c-9a53-1f0d7c9b6e11', '7f1c1f5e-0f0a-4f6c-9a53-1f0d7c9b6e12'];
    const night = (await repository.claim(gone)) ?? '';
    expect(await repository.claim(other)).toBeNull();
    await sql(
      `UPDATE impact_check SET beat_at = clock_timestamp() - interval '11 minutes' WHERE night = $1`,
      [night],
    );
    await checks[0]?.run();
    expect((await nights())[5]).toMatchObject({ checked: 6, finished: true });
    const counts = { checked: 0, differing: 9, movedOn: 0, otherVersions: 0, findings: [] };
    expect(await repository.beat(night, gone)).toBe(false);
    expect(await repository.finish(night, gone, counts)).toBe(false);
    expect((await nights())[5]).toMatchObject({ checked: 6 });
  });

  it('gives a night back when its worker stops', async () => {
    await goTo(8, 2);
    const stopping = new FiguresCheck(database.db, log);
    const run = stopping.run();
    await stopping.stop();
    await run;
    expect(await nights()).toHaveLength(6);
    await checks[0]?.run();
    expect((await nights())[6]).toMatchObject({ finished: true });
  });
});
