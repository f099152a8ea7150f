import { ImpactInputRepository, ImpactRunRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';
import { computePool, computeWave } from './compute-scope.js';

const wavesARound = 20;

/** Computes one wave, or every wave whose answers have changed; equal input makes no new run. */
export function computeImpactJob(db: DataSource, log: Log): JobHandler<'impact.compute'> {
  return {
    job: 'impact.compute',
    handle: async ({ waveId }, run) => {
      if (waveId) {
        await computeEverywhere(db, log, waveId);
        return run.finish(db.manager);
      }
      const runs = new ImpactRunRepository(db.manager);
      for (const stale of await runs.findStale(wavesARound)) {
        await computeEverywhere(db, log, stale.waveId);
        await runs.clearStale(stale.waveId, stale.markedAt);
      }
      const closed = await new ImpactInputRepository(db.manager).findClosedWithoutRelease(wavesARound);
      for (const id of closed) await computeEverywhere(db, log, id);
    },
  };
}

async function computeEverywhere(db: DataSource, log: Log, waveId: string): Promise<void> {
  const wave = await new ImpactInputRepository(db.manager).findWave(waveId);
  if (!wave) return;
  const outcome = await computeWave(db, wave);
  log.info({ waveId, ...outcome }, 'impact computed');
  if (wave.state !== 'closed') return;
  await computePool(db, 'activity', wave.activityId, wave.kind);
  await computePool(db, 'course', wave.courseId, wave.kind);
  await computePool(db, 'programme', wave.programmeId, wave.kind);
  await computePool(db, 'centre', null, wave.kind);
}
