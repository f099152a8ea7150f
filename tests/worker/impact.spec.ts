import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countryScopeId } from '@traccia/contracts';
import { computeActivityFigures } from '@traccia/impact';
import {
  findCrossScopes,
  ImpactInputRepository,
  isOfTheseVersions,
  rerun,
  StoredRunRepository,
} from '@traccia/persistence';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildWorld, type World } from './world.js';

describe('the figures of a course beside those of its activities', () => {
  let database: TestDatabase;
  let courseId: string;
  const computer = new FiguresComputer();
  beforeAll(async () => {
    database = await createTestDatabase();
    courseId = await makeCourse();
  });
  afterAll(async () => {
    await computer.stop();
    await database.drop();
  });

  async function makeCourse(): Promise<string> {
    const [course] = await database.owner.query(
      `WITH p AS (INSERT INTO programme (code, title) VALUES ('pool-' || left(gen_random_uuid()::text, 8), '{"en":"Pool"}') RETURNING id, code)
       INSERT INTO course (programme_id, code, title) SELECT id, code, '{"en":"Pool"}' FROM p RETURNING id`,
    );
    return course.id;
  }

  /** A closed wave of the course in which everybody has answered. */
  async function closeWave(workers: number, employers: number, other = 0): Promise<World> {
    const world = await buildWorld(database.owner, { people: workers + employers + other });
    await database.owner.query('UPDATE activity SET course_id = $2 WHERE id = $1', [
      world.activityId,
      courseId,
    ]);
    await database.owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [world.waveId]);
    await database.owner.query(
      `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
       SELECT $1, id, 'undisclosed', CASE WHEN n <= $3 THEN 'workers_org' WHEN n <= $4 THEN 'employers_org' ELSE 'other' END
       FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n)`,
      [world.waveId, world.enrolmentIds, workers, workers + employers],
    );
    await database.owner.query(
      `WITH asked AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
         SELECT $1, id, now(), now() + interval '1 day', 'submitted' FROM unnest($2::uuid[]) AS e(id)
         RETURNING id)
       INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
       SELECT $1, id, $3, 'submitted', 'complete', now() FROM asked`,
      [world.waveId, world.enrolmentIds, world.versionId],
    );
    const wave = await new ImpactInputRepository(database.owner.manager).findWave(world.waveId);
    if (!wave) throw new Error('the wave was not built');
    const scopes = new ScopeComputer(database.owner, computer);
    await scopes.computeWave(wave);
    await scopes.computePool('activity', world.activityId, 'ex_post');
    await scopes.computePool('course', courseId, 'ex_post');
    return world;
  }

  const shown = async (scopeId: string): Promise<Record<string, number | null>> => {
    const rows: { code: string; n: number | null }[] = await database.owner.query(
      `SELECT f.group_code AS code, f.n FROM impact_figure f
       WHERE f.metric = 'responded' AND f.dimension IN ('all', 'constituent_group')
         AND f.run_id = (SELECT id FROM impact_run WHERE kind = 'released' AND scope_id = $1 ORDER BY computed_at DESC LIMIT 1)`,
      [scopeId],
    );
    return Object.fromEntries(rows.map(({ code, n }) => [code, n]));
  };
  const newestRun = async (scopeId: string): Promise<{ id: string }> => {
    const [run] = await database.owner.query(
      `SELECT id FROM impact_run WHERE kind = 'released' AND scope_id = $1 ORDER BY computed_at DESC LIMIT 1`,
      [scopeId],
    );
    return run;
  };
  const dimensionsOf = async (runId: string): Promise<string[]> => {
    const rows: { dimension: string }[] = await database.owner.query(
      'SELECT DISTINCT dimension FROM impact_figure WHERE run_id = $1',
      [runId],
    );
    return rows.map(({ dimension }) => dimension);
  };
  const leftOutOf = async (runId: string): Promise<number | null> => {
    const [run] = await database.owner.query('SELECT left_out FROM impact_run WHERE id = $1', [runId]);
    return run.left_out;
  };
  const hidden = { employers_org: null, workers_org: null };

  it('hide a group that one activity hides, since the others could be subtracted', async () => {
    const first = await closeWave(20, 40);
    expect(await shown(courseId)).toEqual({ all: 60, employers_org: 40, workers_org: 20 });
    expect(await shown(courseId)).toEqual(await shown(first.activityId));
    const second = await closeWave(22, 34);
    expect(await shown(second.activityId)).toEqual({ all: 56, employers_org: 34, workers_org: 22 });
    expect(await shown(courseId)).toEqual({ all: 116, employers_org: 74, workers_org: 42 });
    // 3 workers of the third: the course would say 45, and 45 − 42 = 3.
    const third = await closeWave(3, 55);
    expect(await shown(third.activityId)).toEqual({ all: 58, ...hidden });
    expect(await shown(courseId)).toEqual({ all: 174, ...hidden });
  });

  it('show it again when a second activity hides it too and both have enough people together', async () => {
    // 3 + 4 = 7 workers are of the third or the fourth; 55 + 60 = 115 employers.
    await closeWave(4, 60);
    expect(await shown(courseId)).toEqual({ all: 238, employers_org: 189, workers_org: 49 });
  });

  it('are not broken down in an activity of fewer than fifty answers, and wait for more where groups would be lost', async () => {
    // Of 40 who join 3 are others: the course would hide them, and for their sake the workers, whom it shows.
    const fifth = await closeWave(17, 20, 3);
    expect(await shown(fifth.activityId)).toEqual({ all: 40 });
    expect(await shown(courseId)).toEqual({ all: 238, employers_org: 189, workers_org: 49 });
  });

  it('hide what would tell of those who joined since any earlier edition', async () => {
    // 40 + 13 = 53 have joined: 3 others, 22 workers, 28 employers; 291 − 217 employers are workers or others.
    await closeWave(5, 8);
    expect(await shown(courseId)).toEqual({ all: 291, employers_org: 217, other: null, workers_org: null });
    const [run] = await database.owner.query(
      `SELECT policy_version AS policy, cardinality(wave_ids) AS waves, breakdown_from AS "from" FROM impact_run
       WHERE scope_id = $1 AND kind = 'released' ORDER BY computed_at DESC LIMIT 1`,
      [courseId],
    );
    expect(run).toEqual({ policy: 'disclosure-5', waves: 6, from: 50 });
  });

  it('of a year and of an agreement are totals of the waves that are shown by themselves', async () => {
    const { owner } = database;
    const [agreement] = await owner.query(
      `INSERT INTO funding_agreement (code, kind, title, valid_from)
       VALUES ('DON-1', 'donor_project', '{"en":"Donor"}', '2020-01-01') RETURNING id`,
    );
    const fund = async (activityId: string) =>
      owner.query('INSERT INTO activity_link (activity_id, funding_agreement_id) VALUES ($1, $2)', [
        activityId,
        agreement.id,
      ]);
    const scopes = new ScopeComputer(owner, computer);
    const large = await closeWave(10, 20);
    const small = await closeWave(3, 0);
    await fund(large.activityId);
    await fund(small.activityId);
    await owner.query(`UPDATE activity SET country_code = 'KE' WHERE id = ANY($1::uuid[])`, [
      [large.activityId, small.activityId],
    ]);
    const cross = await findCrossScopes(owner.manager, small.activityId);
    expect(cross.map(({ scopeType }) => scopeType)).toEqual(['year', 'country', 'funding']);
    for (const { scopeType, scopeId } of cross) await scopes.computePool(scopeType, scopeId, 'ex_post');
    // The three of the small wave are not counted: 33 − 30 of the large one would be them.
    expect(await shown(agreement.id)).toEqual({ all: 30 });
    const run = await newestRun(agreement.id);
    expect(await dimensionsOf(run.id)).toEqual(['all']);
    expect(await leftOutOf(run.id)).toBe(1);
    // The two make up the country as well.
    expect(await shown(countryScopeId('KE'))).toEqual({ all: 30 });
    // Seven people of two small waves are shown by the course, but by neither wave; six of one wave are.
    await fund((await closeWave(4, 0)).activityId);
    await fund((await closeWave(6, 0)).activityId);
    await scopes.computePool('funding', agreement.id, 'ex_post');
    expect(await shown(agreement.id)).toEqual({ all: 36 });
    const stored = await new StoredRunRepository(owner.manager).find((await newestRun(agreement.id)).id);
    if (!stored || !isOfTheseVersions(stored)) throw new Error('the run is not of these versions');
    expect((await rerun(owner.manager, stored, computeActivityFigures)).differences).toEqual([]);
  });

  it('leave out an activity that few answered in, until another one has joined it', async () => {
    courseId = await makeCourse();
    await closeWave(10, 20);
    const before = await newestRun(courseId);
    const small = await closeWave(2, 0);
    // The total stays as it was, and is not hidden for the sake of the two.
    expect(await newestRun(courseId)).toEqual(before);
    expect([await shown(courseId), await shown(small.activityId)]).toEqual([{ all: 30 }, { all: null }]);
    // 2 + 4 people, of whom nobody knows who is of which; 4 + 4 would be known.
    await closeWave(4, 0);
    expect(await shown(courseId)).toEqual({ all: 36 });
    await closeWave(1, 1);
    await closeWave(0, 9);
    expect(await shown(courseId)).toEqual({ all: 45 });
    expect(await leftOutOf((await newestRun(courseId)).id)).toBe(1);
  });

  it('count participants only: those asked about them are a frame of their own', async () => {
    const { owner } = database;
    const repository = new ImpactInputRepository(owner.manager);
    const before = await repository.findClosedWaves('course', courseId, 'ex_post');
    const world = await buildWorld(owner, { people: 12 });
    await owner.query('UPDATE activity SET course_id = $2 WHERE id = $1', [world.activityId, courseId]);
    await owner.query(`UPDATE wave SET state = 'closed', respondent_kind = 'supervisor' WHERE id = $1`, [
      world.waveId,
    ]);
    // Twelve supervisors are asked, each about one participant; five answer.
    await owner.query(
      `WITH asked AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
         SELECT $1, id, now(), now() + interval '1 day', CASE WHEN n <= 5 THEN 'submitted' ELSE 'invited' END
         FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n) RETURNING id, answer_state)
       INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
       SELECT $1, id, $3, 'submitted', 'complete', now() FROM asked WHERE answer_state = 'submitted'`,
      [world.waveId, world.enrolmentIds, world.versionId],
    );
    expect(await repository.findClosedWaves('course', courseId, 'ex_post')).toEqual(before);
    const frame = await repository.loadFrame([world.waveId]);
    const answered = await repository.loadResponses([world.waveId]);
    expect([frame.length, answered.length]).toEqual([12, 5]);
    // Whoever answered is one of those who were asked, or the rate would count nobody.
    const asked = new Set(frame.map(({ enrolmentId }) => enrolmentId));
    expect(answered.every(({ enrolmentId }) => enrolmentId !== null && asked.has(enrolmentId))).toBe(true);
  });

  it('of an anonymous wave count stated groups against the list, and only those', async () => {
    const anonymous = async (stated: readonly (string | null)[]) => {
      const world = await buildWorld(database.owner, { people: 60 });
      await database.owner.query(
        `UPDATE wave SET state = 'closed', privacy_mode = 'anonymous' WHERE id = $1`,
        [world.waveId],
      );
      await database.owner.query(
        `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
         SELECT $1, id, 'undisclosed', CASE WHEN n <= 30 THEN 'workers_org' ELSE 'employers_org' END
         FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n)`,
        [world.waveId, world.enrolmentIds],
      );
      await database.owner.query(
        `INSERT INTO response (wave_id, instrument_version_id, state, completeness, submitted_at, stated_group)
         SELECT $1, $2, 'submitted', 'complete', now(), stated FROM unnest($3::text[]) AS s(stated)`,
        [world.waveId, world.versionId, stated],
      );
      const wave = await new ImpactInputRepository(database.owner.manager).findWave(world.waveId);
      if (!wave) throw new Error('the wave was not built');
      await new ScopeComputer(database.owner, computer).computeWave(wave);
      return world.waveId;
    };
    const many = (count: number, group: string) => Array.from({ length: count }, () => group);
    // 27 of 30 workers and 25 of 30 employers say what they are: 52 of 60.
    const told = await anonymous([...many(27, 'workers_org'), ...many(25, 'employers_org')]);
    expect(await shown(told)).toEqual({ all: 52, employers_org: 25, workers_org: 27 });
    // One of 52 does not: the groups of the others are not shown against a list that counts all.
    const untold = await anonymous([...many(27, 'workers_org'), ...many(24, 'employers_org'), null]);
    expect(await shown(untold)).toEqual({ all: 52 });
    const [refused] = await database.owner.query(
      `SELECT f.estimate, f.null_reason AS reason FROM impact_figure f JOIN impact_run r ON r.id = f.run_id
       WHERE r.scope_id = $1 AND r.kind = 'released' AND f.dimension = 'constituent_group'`,
      [untold],
    );
    expect(refused).toEqual({ estimate: null, reason: 'groups_not_stated' });
  });

  it('of a wave are shown once it has closed, however many answered before', async () => {
    const world = await closeWave(14, 8);
    const outcome = async (state: 'open' | 'closed') => {
      await database.owner.query('UPDATE wave SET state = $2 WHERE id = $1', [world.waveId, state]);
      await database.owner.query('UPDATE response SET completeness = $2 WHERE wave_id = $1', [
        world.waveId,
        state === 'open' ? 'partial' : 'complete',
      ]);
      const wave = await new ImpactInputRepository(database.owner.manager).findWave(world.waveId);
      return wave && new ScopeComputer(database.owner, computer).computeWave(wave);
    };
    // An edition of the open wave would forbid the last one when fewer than five answered in between.
    expect(await outcome('open')).toEqual({ internal: true, released: false, reason: 'the wave is open' });
    expect(await outcome('open')).toEqual({ internal: false, released: false, reason: 'nothing new' });
    expect(await outcome('closed')).toMatchObject({ internal: true });
    expect(await outcome('closed')).toEqual({ internal: false, released: false, reason: 'nothing new' });
  });
});
