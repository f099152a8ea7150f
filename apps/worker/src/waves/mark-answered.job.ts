import { AnonymousWaveRepository, inTransaction } from '@traccia/persistence';
import { fewestAnonymous } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

/** Once a day, who has answered an anonymous wave is marked, all together and never fewer than five. */
export function markAnsweredJob(db: DataSource, log: Log): JobHandler<'wave.mark-answered'> {
  return {
    job: 'wave.mark-answered',
    handle: async () => {
      const marked = await inTransaction(db, async (tx) =>
        new AnonymousWaveRepository(tx).markAnswered(fewestAnonymous),
      );
      if (marked > 0) log.info({ marked }, 'answered invitations marked');
    },
  };
}
