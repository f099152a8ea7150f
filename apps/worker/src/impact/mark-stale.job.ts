import { ImpactRunRepository, inTransaction } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';
import type { StaleRounds } from './stale-rounds.js';

/** A new answer makes the figures of its wave stale; they are computed at once, but not in the answer's request. */
export function markStaleJob(db: DataSource, rounds: StaleRounds): JobHandler<'impact.mark-stale'> {
  return {
    job: 'impact.mark-stale',
    handle: async ({ waveId }, run) => {
      await inTransaction(db, async (tx) => {
        await new ImpactRunRepository(tx).markStale(waveId);
        await run.finish(tx);
      });
      rounds.nudge();
    },
  };
}
