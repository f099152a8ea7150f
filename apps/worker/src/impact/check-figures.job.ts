import type { JobHandler } from '../queue/job-handler.js';
import type { FiguresCheck } from './figures-check.js';

/** Once a night everything is computed from scratch and held against what stands; by day there is nothing to do. */
export function checkFiguresJob(check: FiguresCheck): JobHandler<'impact.check'> {
  return { job: 'impact.check', handle: async () => check.run() };
}
