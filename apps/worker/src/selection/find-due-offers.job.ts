import {
  ActivityRepository,
  advanceReserve,
  ApplicationRepository,
  inTransaction,
  OfferRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { JobHandler } from '../queue/job-handler.js';

const activitiesInARound = 50;

/** Offers that nobody answered in time lapse, and the reserve list moves up; one activity a transaction. */
export function findDueOffersJob(db: DataSource, log: Log): JobHandler<'offer.find-due'> {
  return {
    job: 'offer.find-due',
    handle: async () => {
      for (const activityId of await new OfferRepository(db.manager).findDueActivities(activitiesInARound)) {
        const done = await lapseIn(db, activityId);
        if (done.lapsed > 0) log.info({ activityId, ...done }, 'offers lapsed');
      }
    },
  };
}

async function lapseIn(db: DataSource, activityId: string): Promise<{ lapsed: number; offered: number }> {
  return inTransaction(db, async (tx) => {
    await new ActivityRepository(tx).lock(activityId);
    const applicationIds = await new OfferRepository(tx).lapse(activityId);
    if (applicationIds.length === 0) return { lapsed: 0, offered: 0 };
    const applications = new ApplicationRepository(tx);
    await applications.setState(applicationIds, 'offer_lapsed');
    await applications.markTold(applicationIds);
    const offered = await advanceReserve(tx, activityId, null);
    return { lapsed: applicationIds.length, offered: offered.length };
  });
}
