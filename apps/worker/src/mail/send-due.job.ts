import type { JobHandler } from '../queue/job-handler.js';
import type { MailSender } from './mail-sender.js';

/** "Look at the ledger": the payload names nothing that must be sent, the rows do. */
export function sendDueJob(sender: MailSender): JobHandler<'mail.send-due'> {
  return {
    job: 'mail.send-due',
    handle: async () => {
      sender.nudge();
    },
  };
}
