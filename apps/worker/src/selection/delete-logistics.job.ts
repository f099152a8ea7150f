import { AuditRepository, inTransaction, LogisticsFormRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

const formsInARound = 500;

/** Travel forms go on their day; the trail keeps how many of which activity, and nothing of what stood in them. */
export function deleteLogisticsJob(db: DataSource, log: Log): JobHandler<'logistics.delete-due'> {
  return {
    job: 'logistics.delete-due',
    handle: async () => {
      for (let more = true; more;) {
        const gone = await inTransaction(db, async (tx) => {
          const deleted = await new LogisticsFormRepository(tx).deleteDue(formsInARound);
          for (const { activityId, forms } of deleted)
            await new AuditRepository(tx).record({
              actorType: 'system',
              actorId: null,
              act: 'logistics.deleted',
              subjectType: 'activity',
              subjectId: activityId,
              detail: { forms },
            });
          return deleted;
        });
        const forms = gone.reduce((sum, one) => sum + one.forms, 0);
        if (forms > 0) log.info({ forms }, 'travel forms deleted');
        more = forms === formsInARound;
      }
    },
  };
}
