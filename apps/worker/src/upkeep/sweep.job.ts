import { SendLedgerRepository, UpkeepRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

const outlivedEveryMs = 10 * 60_000;

/** Frees what a stopped worker held, and takes away what has outlived its use. */
export function sweepJob(db: DataSource, log: Log, sendSoon: () => void): JobHandler<'upkeep.sweep'> {
  let outlivedAt = -Infinity;
  return {
    job: 'upkeep.sweep',
    handle: async () => {
      const freed = await new SendLedgerRepository(db.manager).sweepExpired();
      for (const { id, state, reason } of freed) {
        const about = { messageId: id, state, reason };
        if (state === 'planned') log.warn(about, 'mail of a stopped worker is waiting again');
        else log.error(about, 'mail needs a person');
      }
      if (freed.length > 0) sendSoon();
      if (performance.now() - outlivedAt < outlivedEveryMs) return;
      outlivedAt = performance.now();
      await new UpkeepRepository(db.manager).sweepOutlived();
    },
  };
}
