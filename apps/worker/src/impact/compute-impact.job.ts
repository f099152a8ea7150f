import { ImpactInputRepository, ImpactRunRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';
import { plainReason } from '../plain-reason.js';
import { computePool, computeWave } from './compute-scope.js';

/** Enough for a whole centre at once: the pools are then computed once, not once a round. */
const wavesARound = 500;

interface Pool {
  scopeType: Parameters<typeof computePool>[1];
  scopeId: string | null;
  waveKind: string;
}

/** Computes one wave, or every wave whose answers have changed; equal input makes no new run. */
export function computeImpactJob(db: DataSource, log: Log): JobHandler<'impact.compute'> {
  let underWay = false;
  return {
    job: 'impact.compute',
    handle: async ({ waveId }, run) => {
      if (waveId) {
        await computePools(db, await computeOne(db, log, waveId));
        return run.finish(db.manager);
      }
      // Queue and timer both ask; one look at all that is stale is enough for a process.
      if (underWay) return;
      underWay = true;
      try {
        const runs = new ImpactRunRepository(db.manager);
        const unseen = await new ImpactInputRepository(db.manager).findClosedWithoutRelease(wavesARound);
        for (const id of unseen) await runs.markUnseen(id);
        await computeStale(db, log, runs);
      } finally {
        underWay = false;
      }
    },
  };
}

/** A wave stays stale until its pools are computed too; one that fails goes to the end, the others do not wait for it. */
async function computeStale(db: DataSource, log: Log, runs: ImpactRunRepository): Promise<void> {
  const pools: Pool[] = [];
  const done: { waveId: string; markedAt: string }[] = [];
  for (const stale of await runs.findStale(wavesARound)) {
    try {
      pools.push(...(await computeOne(db, log, stale.waveId)));
      done.push(stale);
    } catch (error) {
      log.error({ waveId: stale.waveId, reason: plainReason(error) }, 'impact of a wave not computed');
      await runs.markStale(stale.waveId);
    }
  }
  await computePools(db, pools);
  for (const { waveId, markedAt } of done) await runs.clearStale(waveId, markedAt);
}

/** Answers the pools that a closed wave belongs to. */
async function computeOne(db: DataSource, log: Log, waveId: string): Promise<Pool[]> {
  const wave = await new ImpactInputRepository(db.manager).findWave(waveId);
  if (!wave) return [];
  const outcome = await computeWave(db, wave);
  log.info({ waveId, ...outcome }, 'impact computed');
  if (wave.state !== 'closed') return [];
  const { kind, activityId, courseId, programmeId } = wave;
  return [
    { scopeType: 'activity', scopeId: activityId, waveKind: kind },
    { scopeType: 'course', scopeId: courseId, waveKind: kind },
    { scopeType: 'programme', scopeId: programmeId, waveKind: kind },
    { scopeType: 'centre', scopeId: null, waveKind: kind },
  ];
}

/** Each pool once, however many of its waves have closed. */
async function computePools(db: DataSource, pools: readonly Pool[]): Promise<void> {
  const distinct = new Map(pools.map((pool) => [`${pool.scopeType} ${pool.scopeId} ${pool.waveKind}`, pool]));
  for (const { scopeType, scopeId, waveKind } of distinct.values())
    await computePool(db, scopeType, scopeId, waveKind);
}
