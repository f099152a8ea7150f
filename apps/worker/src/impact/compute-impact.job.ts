import { ImpactInputRepository, ImpactRunRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';
import { plainReason } from '../plain-reason.js';
import { ScopeComputer } from './compute-scope.js';
import type { FiguresComputer } from './figures-computer.js';

/** Enough for a whole centre at once: the pools are then computed once, not once a round. */
const wavesARound = 500;

interface Parts {
  db: DataSource;
  log: Log;
  scopes: ScopeComputer;
}

interface Pool {
  scopeType: Parameters<ScopeComputer['computePool']>[0];
  scopeId: string | null;
  waveKind: string;
}

/** Computes one wave, or every wave whose answers have changed; equal input makes no new run. */
export function computeImpactJob(
  db: DataSource,
  log: Log,
  computer: FiguresComputer,
): JobHandler<'impact.compute'> {
  const parts: Parts = { db, log, scopes: new ScopeComputer(db, computer) };
  let underWay = false;
  return {
    job: 'impact.compute',
    handle: async ({ waveId }, run) => {
      if (waveId) {
        await computePools(parts, await computeOne(parts, waveId));
        return run.finish(db.manager);
      }
      // Queue and timer both ask; one look at all that is stale is enough for a process.
      if (underWay) return;
      underWay = true;
      try {
        const runs = new ImpactRunRepository(db.manager);
        const unseen = await new ImpactInputRepository(db.manager).findClosedWithoutRelease(wavesARound);
        for (const id of unseen) await runs.markUnseen(id);
        await computeStale(parts, runs);
      } finally {
        underWay = false;
      }
    },
  };
}

/**
 * Waves before pools: a pool of a whole centre takes seconds, and whoever has just closed a wave waits for that one.
 * A wave stays stale until its pools are computed too; one that fails goes to the end, the others do not wait for it.
 */
async function computeStale(parts: Parts, runs: ImpactRunRepository): Promise<void> {
  const done = new Map<string, string>();
  const failed = new Set<string>();
  const pools = new Map<string, Pool>();
  do {
    for (const { waveId, markedAt } of await runs.findStale(wavesARound)) {
      if (done.get(waveId) === markedAt || failed.has(waveId)) continue;
      try {
        for (const pool of await computeOne(parts, waveId)) pools.set(keyOf(pool), pool);
        done.set(waveId, markedAt);
      } catch (error) {
        parts.log.error({ waveId, reason: plainReason(error) }, 'impact of a wave not computed');
        failed.add(waveId);
        await runs.markStale(waveId);
      }
    }
    const [next] = pools.values();
    if (next) {
      pools.delete(keyOf(next));
      await computePools(parts, [next]);
    }
  } while (pools.size > 0);
  for (const [waveId, markedAt] of done) await runs.clearStale(waveId, markedAt);
}

/** Answers the pools that a closed wave belongs to. */
async function computeOne({ db, log, scopes }: Parts, waveId: string): Promise<Pool[]> {
  const wave = await new ImpactInputRepository(db.manager).findWave(waveId);
  if (!wave) return [];
  const outcome = await scopes.computeWave(wave);
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
function keyOf({ scopeType, scopeId, waveKind }: Pool): string {
  return `${scopeType} ${scopeId} ${waveKind}`;
}

async function computePools({ scopes }: Parts, pools: readonly Pool[]): Promise<void> {
  for (const { scopeType, scopeId, waveKind } of pools)
    await scopes.computePool(scopeType, scopeId, waveKind);
}
