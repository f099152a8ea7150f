import { EnrolmentMailRepository, inTransaction, SendLedgerRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

/** Plans the mail that tells a person where their enrolment stands; the ledger's key makes a second run harmless. */
export function confirmEnrolmentJob(db: DataSource, sendSoon: () => void): JobHandler<'enrolment.confirm'> {
  return {
    job: 'enrolment.confirm',
    handle: async ({ enrolmentId, event }, run) => {
      await inTransaction(db, async (tx) => {
        const enrolment = await new EnrolmentMailRepository(tx).findForMail(enrolmentId);
        const kind = enrolment && kindFor(enrolment.status, event);
        if (enrolment && kind) {
          await new SendLedgerRepository(tx).plan({
            kind,
            subjectType: 'enrolment',
            subjectId: enrolmentId,
            ordinal: 0,
            recipientPersonId: enrolment.personId,
            locale: enrolment.locale,
          });
        }
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}

function kindFor(status: string, event: string | undefined): string | null {
  if (event === 'enrolment.replaced') return status === 'withdrawn' ? 'enrolment.replaced' : null;
  if (status === 'waiting') return event === 'enrolment.promoted' ? null : 'enrolment.waiting';
  if (!['enrolled', 'attended', 'completed'].includes(status)) return null;
  return event === 'enrolment.promoted' ? 'enrolment.promoted' : 'enrolment.confirmed';
}
