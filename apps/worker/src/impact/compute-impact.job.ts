import { ImpactInputRepository, ImpactRunRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';
import type { StaleRounds } from './stale-rounds.js';

const wavesALook = 500;

/**
 * Computes one wave and asks for its pools, or asks for everything that is stale; equal input makes no new run.
 * What was asked for stands in a row until it is computed.
 */
export function computeImpactJob(db: DataSource, rounds: StaleRounds): JobHandler<'impact.compute'> {
  return {
    job: 'impact.compute',
    handle: async ({ waveId }, run) => {
      const runs = new ImpactRunRepository(db.manager);
      if (waveId) {
        await runs.markUnseen(waveId);
        await rounds.computeWave(waveId);
        await run.finish(db.manager);
      } else {
        const unseen = await new ImpactInputRepository(db.manager).findClosedWithoutRelease(wavesALook);
        for (const id of unseen) await runs.markUnseen(id);
      }
      rounds.nudge();
    },
  };
}
