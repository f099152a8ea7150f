import { randomUUID } from 'node:crypto';
import { methodVersion } from '@traccia/impact';
import { differencesOf, StoredRunRepository } from '@traccia/persistence';
import type { Figure } from '@traccia/contracts';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { makeClosedWave, makePool } from '../support/closed-wave.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import type { World } from '../worker/world.js';
import { countRows, traccia } from './terminal.js';

let database: TestDatabase;
let first: World;
let runs: Record<string, string[]>;
const computer = new FiguresComputer();

/** Two activities of a course, whose figures were released twice: after the first, and with the second. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  const courseId = await makePool(owner);
  const scopes = new ScopeComputer(owner, computer);
  for (const answered of [60, 52]) {
    const world = await makeClosedWave(owner, courseId, { people: 70, answered });
    first ??= world;
    await scopes.computeWave(world.wave);
    await scopes.computePool('course', courseId, 'ex_post');
  }
  const rows: { id: string; key: string }[] = await owner.query(
    `SELECT id, kind || ' ' || scope_type AS key FROM impact_run ORDER BY computed_at`,
  );
  runs = {};
  for (const { id, key } of rows) runs[key] = [...(runs[key] ?? []), id];
});
afterAll(async () => {
  await computer.stop();
  await database.drop();
});

const rerun = (id: string | undefined) => traccia(database, ['impact', 'rerun', id ?? '']);

it.each([
  ['internal wave', 0],
  ['released wave', 0],
  ['released wave', 1],
  ['released course', 0],
  ['released course', 1],
] as const)('computes a run again to the same bits: %s %s', async (key, index) => {
  const before = await countRows(database, 'impact_run');
  const outcome = await rerun(runs[key]?.[index]);
  expect(outcome.warned).toEqual([]);
  expect(outcome.code).toBe(0);
  expect(outcome.said.at(-1)).toMatch(
    /^Computed \d+ figures; all are equal to those of the run, bit for bit\.$/,
  );
  expect(await countRows(database, 'impact_run')).toBe(before);
});

it('knows of each run what readers had seen before it', async () => {
  const stored = new StoredRunRepository(database.db.manager);
  const [older, newer] = runs['released course'] ?? [];
  expect(await stored.findSeenBefore(older ?? '')).toEqual([]);
  const seen = await stored.findSeenBefore(newer ?? '');
  expect(new Set(seen.map(({ waveIds }) => waveIds.join()))).toEqual(new Set([first.waveId]));
});

it('lists the newest runs, one a line', async () => {
  const { code, said } = await traccia(database, ['impact', 'list', '--limit', '2']);
  expect(code).toBe(0);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(new RegExp(`^${runs['released course']?.[1]} .*released  course .* 112 answered`));
});

it('says which figure is not the one that was published', async () => {
  // Nobody can do this through the product: the tables refuse it (below); here the owner has lifted the refusal.
  const id = runs['released wave']?.[1];
  await database.owner.query('ALTER TABLE impact_figure DISABLE TRIGGER USER');
  const change = async (by: string) =>
    database.owner.query(
      `UPDATE impact_figure SET estimate = estimate + $2 WHERE run_id = $1 AND metric = 'response_rate_rr2' AND dimension = 'all'`,
      [id, by],
    );
  // 52 of 70; one unit in the last place is enough.
  await change('1.1102230246251565e-16');
  const { code, said, warned } = await rerun(id);
  await change('-1.1102230246251565e-16');
  await database.owner.query('ALTER TABLE impact_figure ENABLE TRIGGER USER');
  expect(code).toBe(1);
  expect(said.filter((line) => line.includes('response_rate_rr2 all: estimate'))).toHaveLength(1);
  expect(warned[0]).toMatch(/^The rows are those of the run and the figures are not/);
  expect((await rerun(id)).code).toBe(0);
});

it('says that the answers have changed, for the wave and for the pools above it', async () => {
  const change = async (from: string, to: string) =>
    database.owner.query(
      `UPDATE answer SET choice_code = $3 WHERE response_id = (SELECT r.id FROM response r JOIN answer a ON a.response_id = r.id
         WHERE r.wave_id = $1 AND a.choice_code = $2 ORDER BY r.id LIMIT 1)`,
      [first.waveId, from, to],
    );
  await change('yes', 'no');
  for (const key of ['released wave', 'released course']) {
    const { code, said, warned } = await rerun(runs[key]?.[0]);
    expect(code).toBe(1);
    expect(said.join('\n')).toMatch(/Those invited are the same[\s\S]*The answers have changed: the run has/);
    expect(said.join('\n')).toMatch(/application_rate_respondents .*all: estimate 0\.\d+, now 0\.\d+/);
    expect(warned[0]).toMatch(/^The rows behind this run have changed/);
  }
  // The second activity is not touched by it.
  expect((await rerun(runs['released wave']?.[1])).code).toBe(0);
});

it('refuses what another method made, and names both', async () => {
  const [row]: { id: string }[] = await database.owner.query(
    `INSERT INTO impact_run (kind, scope_type, wave_kind, method_version, policy_version, threshold, frame_hash, input_hash, seed, responded, reason)
     VALUES ('released', 'centre', 'ex_post', 'impact-0.9.0', 'disclosure-1', 5, 'f', 'i', 1, 0, 'wave closed') RETURNING id`,
  );
  const { code, warned } = await rerun(row?.id);
  expect(code).toBe(1);
  expect(warned[0]).toContain('impact-0.9.0');
  expect(warned[0]).toContain(methodVersion);
});

it('knows runs that exist, and says what it did not understand', async () => {
  expect(await rerun(randomUUID())).toMatchObject({
    code: 1,
    warned: [expect.stringMatching(/^There is no run/)],
  });
  expect((await rerun('seven')).code).toBe(2);
  expect((await rerun(undefined)).code).toBe(2);
  expect((await traccia(database, ['impact', 'list', '--limit', '0'])).code).toBe(2);
  expect((await traccia(database, ['impact'])).code).toBe(2);
});

it('a run is never changed, whoever asks', async () => {
  for (const table of ['impact_run', 'impact_figure'])
    for (const statement of [
      `UPDATE ${table} SET method_version = 'x'`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      const sql = statement.replace('impact_figure SET method_version', 'impact_figure SET metric');
      await expect(database.owner.query(sql)).rejects.toThrow('append-only');
      await expect(database.db.query(sql)).rejects.toThrow(/permission denied/);
    }
});

it('tells zero from minus zero, and a missing figure from another one', () => {
  const figure = { metric: 'nps', estimate: 0, flags: [] } as unknown as Figure;
  expect(differencesOf([figure], [{ ...figure, estimate: -0 }])).toMatchObject([
    { position: 0, fields: ['estimate'] },
  ]);
  expect(differencesOf([figure], [{ ...figure, flags: ['small_sample'] }])).toMatchObject([
    { fields: ['flags'] },
  ]);
  expect(differencesOf([figure], [])).toMatchObject([{ computed: null }]);
  expect(differencesOf([figure], [{ ...figure }])).toEqual([]);
});
