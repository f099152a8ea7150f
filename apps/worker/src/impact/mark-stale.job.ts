import { ImpactRunRepository, inTransaction } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** A new answer makes the figures of its wave stale; they are computed again soon, not in the answer's request. */
export function markStaleJob(db: DataSource): JobHandler<'impact.mark-stale'> {
  return {
    job: 'impact.mark-stale',
    handle: async ({ waveId }, run) =>
      inTransaction(db, async (tx) => {
        await new ImpactRunRepository(tx).markStale(waveId);
        await run.finish(tx);
      }),
  };
}
