import { setTimeout as pause } from 'node:timers/promises';
import { computeActivityFigures } from '@traccia/impact';
import {
  createDataSource,
  gatherCandidate,
  ImpactInputRepository,
  inTransaction,
  policyOfToday,
  publish,
  scopeFiguresOf,
} from '@traccia/persistence';
import { createLogger, parseLinkKeys } from '@traccia/runtime';
import { createWriteStream } from 'node:fs';
import type { DataSource } from 'typeorm';
import { startWorker } from '../../apps/worker/src/app.js';
import { makeClosedWave, makePool } from '../support/closed-wave.js';
import type { World } from '../worker/world.js';
import type { BenchRow, MeasuredCase, Place } from './bench-row.js';
import { median } from './measure.js';
import { linkKeys } from './serve.js';

const people = 400;
const answered = 300;
const rounds = 15;
const limitMs = 2000;

/** One more answer, as the product writes it: the response, the answers and the event in one transaction. */
async function answer(db: DataSource, { waveId, versionId }: World): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [row]: { id: string }[] = await tx.query(
      `WITH due AS (SELECT id FROM invitation WHERE wave_id = $1 AND answer_state = 'expired' ORDER BY id LIMIT 1),
         given AS (INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
           SELECT $1, id, $2, 'submitted', 'complete', business_now() FROM due RETURNING id, invitation_id),
         said AS (INSERT INTO answer (response_id, item_id, choice_code)
           SELECT g.id, i.id, 'yes' FROM given g JOIN item i ON i.instrument_version_id = $2 AND i.code = 'applied')
       SELECT id FROM given`,
      [waveId, versionId],
    );
    await tx.query(
      `UPDATE invitation SET answer_state = 'submitted' WHERE id = (SELECT invitation_id FROM response WHERE id = $1)`,
      [row?.id],
    );
    await publish(tx, 'response.submitted', { responseId: row?.id ?? '', waveId });
  });
}

async function countRuns(db: DataSource, waveId: string): Promise<number> {
  const rows: { count: number }[] = await db.query(
    `SELECT count(*)::int AS count FROM impact_run WHERE kind = 'internal' AND scope_id = $1`,
    [waveId],
  );
  return rows[0]?.count ?? 0;
}

/** From the commit of one answer until the internal figures of its wave stand. */
async function refresh(db: DataSource, world: World): Promise<number> {
  const before = await countRuns(db, world.waveId);
  await answer(db, world);
  const committed = performance.now();
  while ((await countRuns(db, world.waveId)) === before) {
    if (performance.now() - committed > 60_000) throw new Error('the figures were not refreshed');
    await pause(5);
  }
  return performance.now() - committed;
}

/** The computing alone: rows into arrays, arrays into figures. */
async function computeAlone(db: DataSource, { waveId }: World): Promise<number> {
  const started = performance.now();
  const wave = await new ImpactInputRepository(db.manager).findWave(waveId);
  if (!wave) throw new Error('no wave');
  const scope = { scopeType: 'wave' as const, scopeId: waveId, waveKind: wave.kind };
  const policy = await policyOfToday(db.manager, scope);
  const { input } = await gatherCandidate(db.manager, scope, [wave], policy);
  await scopeFiguresOf(input, [], computeActivityFigures);
  return performance.now() - started;
}

/** How soon the internal figures follow one new answer, through outbox, relay, queue, mark and round. */
export const figuresRefreshCase: MeasuredCase = {
  name: 'figures-refresh',
  measure: async ({ databaseUrl }: Place): Promise<BenchRow> => {
    const db = createDataSource(databaseUrl, { asOwner: true, poolSize: 3 });
    await db.initialize();
    const world = await makeClosedWave(db, await makePool(db, 'refresh'), { people, answered });
    await db.query(
      `UPDATE wave SET state = 'open', opens_at = business_now() - interval '1 day',
         closes_at = business_now() + interval '30 days' WHERE id = $1`,
      [world.waveId],
    );
    const worker = await startWorker(
      {
        databaseUrl,
        redisUrl: null,
        smtpUrl: null,
        linkKeys: parseLinkKeys(linkKeys),
        publicUrl: 'http://bench.test',
        mode: 'demo',
        healthHost: '127.0.0.1',
        healthPort: 0,
        logLevel: 'silent',
        clockGapHours: 0,
        mailLanes: 4,
        mailLeaseSeconds: 60,
        idempotencyHeader: null,
        domainRates: {},
        dkim: null,
        returnMailbox: null,
      },
      createLogger('worker', 'info', createWriteStream('/dev/null')),
    );
    try {
      const [ours, floor]: [number[], number[]] = [[], []];
      for (let round = -2; round < rounds; round += 1) {
        const mine = await refresh(db, world);
        // The round goes on a moment after the row stands; the next answer comes when it is over.
        await pause(300);
        const bare = await computeAlone(db, world);
        if (round < 0) continue;
        ours.push(mine);
        floor.push(bare);
      }
      const [mine, bare] = [median(ours), median(floor)];
      return {
        name: 'figures-refresh',
        unit: 'refreshes/s',
        ours: Number((1000 / mine).toFixed(2)),
        floor: Number((1000 / bare).toFixed(1)),
        ratio: Number((bare / mine).toFixed(3)),
        statements: null,
        note:
          `${mine.toFixed(0)} ms from the commit of an answer to the internal run of its wave (slowest ${Math.max(...ours).toFixed(0)} ms, ` +
          `${ours.filter((ms) => ms > limitMs).length} of ${rounds} above ${limitMs} ms), through the relay that looks once a second; ` +
          `the computing alone ${bare.toFixed(0)} ms; ${answered} answers of ${people} people; median of ${rounds} interleaved rounds`,
      };
    } finally {
      await worker.stop();
      await db.destroy();
    }
  },
};
