import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { computeActivityFigures } from '@traccia/impact';
import {
  ImpactInputRepository,
  isOfTheseVersions,
  rerun,
  StoredRunRepository,
  WavePairRepository,
} from '@traccia/persistence';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildWorld } from './world.js';

interface Course {
  activityId: string;
  pre: string;
  post: string;
}

describe('the figures of people who sat two tests', () => {
  let database: TestDatabase;
  const computer = new FiguresComputer();
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await computer.stop();
    await database.drop();
  });

  /** Forty are enrolled; the first `before` sit the test before, the first `after` the one after. */
  async function sit(before: number, after: number): Promise<Course> {
    const { owner } = database;
    const world = await buildWorld(owner, { people: 40, kind: 'pre_test' });
    const [second] = await owner.query(
      `INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at)
       SELECT activity_id, 'after', 'post_test', instrument_version_id, 'closed', opens_at, closes_at
       FROM wave WHERE id = $1 RETURNING id`,
      [world.waveId],
    );
    await owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [world.waveId]);
    for (const [waveId, people, gain] of [
      [world.waveId, before, 0],
      [second.id, after, 20],
    ] as const) {
      await owner.query(
        `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
         SELECT $1, id, 'undisclosed', 'workers_org' FROM unnest($2::uuid[]) AS e(id)`,
        [waveId, world.enrolmentIds],
      );
      await owner.query(
        `WITH asked AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
           SELECT $1, id, now(), now() + interval '1 day', 'submitted' FROM unnest($2::uuid[]) AS e(id)
           RETURNING id, enrolment_id)
         INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at,
           score_points, score_max)
         SELECT $1, a.id, $3, 'submitted', 'complete', now(), 10 + e.n + $4::int, 100 FROM asked a
         JOIN unnest($2::uuid[]) WITH ORDINALITY AS e(id, n) ON e.id = a.enrolment_id`,
        [waveId, world.enrolmentIds.slice(0, people), world.versionId, gain],
      );
    }
    return { activityId: world.activityId, pre: world.waveId, post: second.id };
  }

  async function compute(waveId: string) {
    const wave = await new ImpactInputRepository(database.owner.manager).findWave(waveId);
    if (!wave) throw new Error('the wave was not built');
    return new ScopeComputer(database.owner, computer).computeWave(wave);
  }

  const told = async (scopeId: string) =>
    database.owner.query(
      `SELECT f.metric, f.estimate, f.n, f.numerator, f.suppressed FROM impact_figure f
       WHERE f.metric IN ('match_rate', 'matched_gain_mean', 'acquisition_rate') AND f.run_id = (SELECT id
         FROM impact_run WHERE kind = 'released' AND scope_id = $1 ORDER BY computed_at DESC, id LIMIT 1)
       ORDER BY f.position`,
      [scopeId],
    );

  it('stand with the test after, in its wave and its activity, and not with the one before', async () => {
    const course = await sit(30, 24);
    await compute(course.pre);
    await compute(course.post);
    // 24 are in both and 6 in the first only; everybody rose by 20 points.
    const shown = [
      { metric: 'match_rate', estimate: 0.8, n: 30, numerator: 24, suppressed: null },
      { metric: 'matched_gain_mean', estimate: 20, n: 24, numerator: null, suppressed: null },
      { metric: 'acquisition_rate', estimate: 1, n: 24, numerator: 24, suppressed: null },
    ];
    expect(await told(course.post)).toEqual(shown);
    expect(await told(course.pre)).toEqual([]);
    await new ScopeComputer(database.owner, computer).computePool('activity', course.activityId, 'post_test');
    expect(await told(course.activityId)).toEqual(shown);
    const [run] = await database.owner.query(
      `SELECT id FROM impact_run WHERE scope_id = $1 AND kind = 'released'`,
      [course.post],
    );
    const stored = await new StoredRunRepository(database.owner.manager).find(run.id);
    if (!stored || !isOfTheseVersions(stored)) throw new Error('the run is not of these versions');
    expect((await rerun(database.owner.manager, stored, computeActivityFigures)).differences).toEqual([]);
  });

  it('are hidden where two people sat the first only', async () => {
    const course = await sit(26, 24);
    await compute(course.post);
    for (const figure of await told(course.post))
      expect(figure).toMatchObject({ estimate: null, n: null, numerator: null, suppressed: 'complementary' });
    expect(await told(course.post)).toHaveLength(3);
  });

  it.each([
    ['is anonymous', `UPDATE wave SET privacy_mode = 'anonymous' WHERE id = $1`],
    ['has its links cut', 'UPDATE wave SET links_cut_at = now() WHERE id = $1'],
    ['is still open', `UPDATE wave SET state = 'open' WHERE id = $1`],
  ])('are none where one of the tests %s', async (what, change) => {
    const course = await sit(30, 24);
    const pairs = new WavePairRepository(database.owner.manager);
    expect((await pairs.loadPairs(course.post))?.before).toHaveLength(30);
    // The database itself keeps answers that lead to somebody out of an anonymous wave.
    if (what === 'is anonymous')
      await database.owner.query('DELETE FROM response WHERE wave_id = $1', [course.pre]);
    await database.owner.query(change, [course.pre]);
    expect(await pairs.loadPairs(course.post)).toBeUndefined();
  });

  it('are none where there are two tests before: their pairs could be taken from each other', async () => {
    const course = await sit(30, 24);
    await database.owner.query(
      `INSERT INTO wave (activity_id, code, kind, instrument_version_id) SELECT activity_id, 'again', kind,
         instrument_version_id FROM wave WHERE id = $1`,
      [course.pre],
    );
    expect(await new WavePairRepository(database.owner.manager).loadPairs(course.post)).toBeUndefined();
  });

  it('are computed anew when the wave of the other side closes later', async () => {
    const course = await sit(30, 24);
    const pairs = new WavePairRepository(database.owner.manager);
    await database.owner.query(`UPDATE wave SET state = 'open' WHERE id = $1`, [course.pre]);
    await compute(course.post);
    expect(await told(course.post)).toEqual([]);
    await database.owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [course.pre]);
    expect(await pairs.findReleasedCarriers(course.pre)).toEqual([course.post]);
    expect(await compute(course.post)).toMatchObject({ internal: true, released: true });
    expect(await told(course.post)).toHaveLength(3);
  });

  it('of supervisors stand with their wave, by what both say of the same person', async () => {
    const { owner } = database;
    const world = await buildWorld(owner, { people: 40 });
    const [form] = await owner.query(
      `WITH v AS (INSERT INTO instrument_version (instrument_id, number, state, definition, definition_hash, languages,
           published_at) SELECT instrument_id, 2, state, definition, 'supervisor', languages, published_at
         FROM instrument_version WHERE id = $1 RETURNING id)
       INSERT INTO item (instrument_version_id, code, type, position, answer_codes, metric)
       SELECT id, 'seen', 'single', 0, '{yes,partly,no}', 'application_observed' FROM v
       RETURNING instrument_version_id AS id`,
      [world.versionId],
    );
    const [asked] = await owner.query(
      `INSERT INTO wave (activity_id, code, kind, instrument_version_id, respondent_kind, state, opens_at, closes_at)
       SELECT activity_id, 'boss', kind, $2, 'supervisor', 'closed', opens_at, closes_at FROM wave WHERE id = $1
       RETURNING id`,
      [world.waveId, form.id],
    );
    await owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [world.waveId]);
    await owner.query(
      `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
       SELECT $1, id, 'undisclosed', 'workers_org' FROM unnest($2::uuid[]) AS e(id)`,
      [world.waveId, world.enrolmentIds],
    );
    // 18 both, 6 only the participant, 2 only the supervisor, 14 neither.
    const saying = (yes: (n: number) => boolean): string[] =>
      world.enrolmentIds.map((_, n) => (yes(n) ? 'partly' : 'no'));
    for (const [waveId, versionId, said] of [
      [world.waveId, world.versionId, saying((n) => n < 24)],
      [asked.id, form.id, saying((n) => n < 18 || (n >= 24 && n < 26))],
    ] as const)
      await owner.query(
        `WITH asked AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
           SELECT $1, id, now(), now() + interval '1 day', 'submitted' FROM unnest($2::uuid[]) AS e(id)
           RETURNING id, enrolment_id),
         given AS (INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
           SELECT $1, id, $3, 'submitted', 'complete', now() FROM asked RETURNING id, invitation_id)
         INSERT INTO answer (response_id, item_id, choice_code)
         SELECT g.id, t.id, s.choice FROM given g JOIN asked a ON a.id = g.invitation_id
         JOIN unnest($2::uuid[], $4::text[]) AS s(enrolment_id, choice) ON s.enrolment_id = a.enrolment_id
         JOIN item t ON t.instrument_version_id = $3`,
        [waveId, world.enrolmentIds, versionId, said],
      );
    await compute(asked.id);
    const figures = await owner.query(
      `SELECT f.metric, f.estimate, f.n, f.numerator FROM impact_figure f JOIN impact_run r ON r.id = f.run_id
       WHERE r.scope_id = $1 AND r.kind = 'released' AND f.metric ~ '^(match|supervisor|agreement)' ORDER BY f.position`,
      [asked.id],
    );
    expect(figures).toEqual([
      { metric: 'match_rate', estimate: 1, n: 40, numerator: 40 },
      { metric: 'supervisor_confirmation', estimate: 0.75, n: 24, numerator: 18 },
      { metric: 'agreement_share', estimate: 0.8, n: 40, numerator: 32 },
      { metric: 'agreement_kappa', estimate: expect.closeTo(0.6, 12), n: 40, numerator: null },
      { metric: 'agreement_pabak', estimate: expect.closeTo(0.6, 12), n: 40, numerator: null },
    ]);
  });
});
