import { jobs, type JobName } from '@traccia/contracts';
import type { Schedule } from './backend.js';

/** How often each standing job looks at its rows. The timers of every worker keep the same times. */
const seconds: Partial<Record<JobName, number>> = {
  'mail.send-due': 5,
  'mail.fetch-returned': 60,
  'wave.find-due': 10,
  'test.close-over': 10,
  'wave.mark-answered': 600,
  'wave.count-answers': 300,
  'wave.cut-links': 3600,
  'invitation.find-due': 10,
  'offer.find-due': 15,
  'logistics.delete-due': 3600,
  'mailing.find-due': 15,
  'impact.compute': 30,
  'impact.check': 3600,
  'certificates.issue': 15,
  'upkeep.sweep': 15,
};

export const schedules: readonly Schedule[] = Object.entries(seconds).map(([job, every]) => ({
  id: `every-${job}`,
  queue: jobs[job as JobName].queue,
  job,
  everyMs: every * 1000,
}));
