import type { JobHandler } from '../../queue/job-handler.js';
import type { ReturnMailbox } from './return-mailbox.js';

/** Looks into the mailbox for mail that came back; without one there is nothing to do. */
export function fetchReturnedJob(mailbox: ReturnMailbox | null): JobHandler<'mail.fetch-returned'> {
  return {
    job: 'mail.fetch-returned',
    handle: async () => {
      await mailbox?.visit();
    },
  };
}
