import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource, ImpactRoundRepository, ImpactRunRepository } from '@traccia/persistence';
import type { ActivityFiguresInput } from '@traccia/impact';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { markStaleJob } from '../../apps/worker/src/impact/mark-stale.job.js';
import { StaleRounds } from '../../apps/worker/src/impact/stale-rounds.js';
import { makeClosedWave, makePool } from '../support/closed-wave.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { recordingLog, until } from '../support/worker.js';
import type { DataSource } from 'typeorm';

describe('rounds of computing', () => {
  let database: TestDatabase;
  let courseId: string;
  const { log, lines } = recordingLog();
  let rounds: StaleRounds[];
  let workers: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    courseId = await makePool(database.owner);
    // The owner's connections wait for locks as long as it takes.
    workers = createDataSource(database.url, { asOwner: true, poolSize: 12 });
    await workers.initialize();
    rounds = [1, 2].map(() => new StaleRounds(workers, log));
  });
  afterAll(async () => {
    await Promise.all(rounds.map((one) => one.stop()));
    await workers.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await database.owner.query('DELETE FROM stale_scope');
    await database.owner.query('DELETE FROM impact_round');
  });

  const count = async (sql: string): Promise<number> => (await database.owner.query(sql))[0].count;
  const stale = async () => count('SELECT count(*)::int AS count FROM stale_scope');
  const runsMade = async () => count('SELECT count(*)::int AS count FROM impact_run');
  const latest = async () => new ImpactRoundRepository(database.owner.manager).findLatest();
  const ended = async () => until('the round is over', latest, (round) => round?.endedAt != null);
  const closeWave = async (people = 60) => {
    const world = await makeClosedWave(database.owner, courseId, { people });
    await new ImpactRunRepository(database.owner.manager).markStale(world.waveId);
    return world;
  };
  /** Holds the figures of one scope up, as another worker does that computes them. */
  const holdUp = async (scope: string) => {
    const runner = workers.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`impact ${scope}`]);
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  };

  it('say how far they are, one at a time, whoever asks', async () => {
    const { waveId } = await closeWave();
    const letGo = await holdUp('centre  ex_post');
    for (const one of rounds) one.nudge();
    // The wave, its activity, course and programme are done; the centre is held up, the year comes last.
    const seen = await until('the centre', latest, (round) => round?.scopeType === 'centre');
    expect(seen).toMatchObject({ scopesDone: 4, scopesTotal: 6, cancelAsked: false, endedAt: null });
    await letGo();
    await until('nothing stale', stale, (left) => left === 0);
    expect(await ended()).toMatchObject({ scopesDone: 6, scopesTotal: 6, scopeType: null, endedHow: 'done' });
    // One wave, once: an internal run and a released one, and one of each pool.
    expect(await count(`SELECT count(*)::int AS count FROM impact_run WHERE scope_id = '${waveId}'`)).toBe(2);
    expect(await runsMade()).toBe(7);
  });

  it('leave nothing behind when nothing is stale', async () => {
    rounds[0]?.nudge();
    await closeWave();
    rounds[0]?.nudge();
    await until('nothing stale', stale, (left) => left === 0);
    await ended();
    expect(await count('SELECT count(*)::int AS count FROM impact_round')).toBe(1);
  });

  it('stop when somebody asks, in the middle of a scope, and the next one goes on', async () => {
    const before = await runsMade();
    const { activityId, waveId } = await closeWave();
    const repository = new ImpactRoundRepository(database.owner.manager);
    const letGo = await holdUp(`activity ${activityId} ex_post`);
    rounds[0]?.nudge();
    await until('the activity', latest, (round) => round?.scopeType === 'activity');
    const asked = await repository.askToCancel();
    expect(asked).toBe((await latest())?.id);
    expect(await repository.askToCancel()).toBe(asked);
    // Whatever is done with the scope from here on is thrown away; a look at the row comes twice a second.
    await until(
      'the round has seen it',
      async () => count(`SELECT count(*)::int AS count FROM impact_round WHERE beat_at > cancel_asked_at`),
      (looked) => looked === 1,
    );
    await letGo();
    const cancelled = await ended();
    expect(cancelled).toMatchObject({ endedHow: 'cancelled', scopesDone: 1, restsUntil: expect.any(String) });
    expect(await stale()).toBe(1);
    // Both runs of the wave, and no pool.
    expect((await runsMade()) - before).toBe(2);
    expect(await repository.askToCancel()).toBeNull();

    // Computing rests: a nudge begins nothing, and asking for figures ends the rest.
    await rounds[0]?.stop();
    rounds[0] = new StaleRounds(workers, log);
    expect(await repository.begin(1)).toBe('resting');
    await repository.endRest();
    rounds[0].nudge();
    await until('nothing stale', stale, (left) => left === 0);
    // The wave is as it was; its activity, course, programme, the centre and its year follow.
    expect((await runsMade()) - before).toBe(7);
    expect(await count(`SELECT count(*)::int AS count FROM impact_run WHERE scope_id = '${waveId}'`)).toBe(2);
  });

  it('end for a worker that is gone, and go on', async () => {
    await closeWave();
    await database.owner.query(
      `INSERT INTO impact_round (scopes_total, started_at, beat_at)
       VALUES (9, clock_timestamp() - interval '5 minutes', clock_timestamp() - interval '31 seconds')`,
    );
    // Nobody can stop what nobody does.
    expect(await new ImpactRoundRepository(database.owner.manager).askToCancel()).toBeNull();
    rounds[0]?.nudge();
    await until('nothing stale', stale, (left) => left === 0);
    await ended();
    const ends = await database.owner.query('SELECT ended_how AS how FROM impact_round ORDER BY started_at');
    expect(ends).toEqual([{ how: 'lost' }, { how: 'done' }]);
  });

  it('wait for a round of another worker that lives', async () => {
    await closeWave();
    const other = await new ImpactRoundRepository(database.owner.manager).begin(1);
    rounds[0]?.nudge();
    await new ImpactRoundRepository(database.owner.manager).end(other, 'done', 10);
    await until('nothing stale', stale, (left) => left === 0);
    await ended();
    expect(await count(`SELECT count(*)::int AS count FROM impact_round WHERE ended_how = 'done'`)).toBe(2);
  });

  it('follow a new answer without waiting for a timer, and an answer that is marked twice once', async () => {
    const { waveId } = await makeClosedWave(database.owner, courseId, { people: 60 });
    await database.owner.query(`UPDATE wave SET state = 'open' WHERE id = $1`, [waveId]);
    const job = markStaleJob(database.owner, rounds[0] ?? new StaleRounds(workers, log));
    const finished: unknown[] = [];
    for (let again = 0; again < 2; again += 1)
      await job.handle(
        { deliveryId: '1', waveId, responseId: waveId },
        { finish: async (tx) => void finished.push(tx) },
      );
    await until('nothing stale', stale, (left) => left === 0);
    const made = await database.owner.query('SELECT kind FROM impact_run WHERE scope_id = $1', [waveId]);
    expect(made).toEqual([{ kind: 'internal' }]);
    expect(finished).toHaveLength(2);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the thread of the figures', () => {
  const input = (people: number): ActivityFiguresInput => ({
    frameKind: 'none',
    frame: [],
    responses: Array.from({ length: people }, (_, at) => ({
      subjectId: null,
      completeness: 'complete' as const,
      answers: Object.fromEntries(
        items.map(({ code }, i) => [code, { codes: [String(1 + ((at + i) % 5))] }]),
      ),
    })),
    items,
    k: 5,
  });
  const items = Array.from({ length: 20 }, (_, at) => ({
    code: `Q${at}`,
    type: 'likert',
    metric: null,
    answerCodes: ['1', '2', '3', '4', '5'],
  }));

  it('is ended by a signal, and what waits behind has its turn', async () => {
    const computer = new FiguresComputer();
    const stop = new AbortController();
    const first = computer.compute(input(20_000), stop.signal);
    const refused = expect(first).rejects.toThrow(/aborted/);
    const second = computer.compute(input(10));
    stop.abort();
    await refused;
    expect((await second).find(({ metric }) => metric === 'responded')).toMatchObject({ estimate: 10 });
    await expect(computer.compute(input(10), stop.signal)).rejects.toThrow(/aborted/);
    expect((await computer.compute(input(12), new AbortController().signal)).length).toBeGreaterThan(0);
    await computer.stop();
  });
});
