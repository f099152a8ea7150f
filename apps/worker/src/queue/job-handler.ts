import { jobs, type JobName, type JobPayload } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface JobRun {
  /** Marks the delivery done inside the handler's own transaction, so that effect and receipt commit together. */
  finish(tx: EntityManager): Promise<void>;
}

export interface JobHandler<J extends JobName = JobName> {
  readonly job: J;
  handle(payload: JobPayload<J>, run: JobRun): Promise<void>;
}

/** What the runner sees: the payload is still unparsed. */
export interface BoundHandler {
  readonly job: JobName;
  handle(data: unknown, run: JobRun): Promise<void>;
}

/** Ties a handler to the payload schema of its job; a payload of another shape fails loudly. */
export function bindHandler<J extends JobName>(handler: JobHandler<J>): BoundHandler {
  const schema = jobs[handler.job].payload;
  return {
    job: handler.job,
    handle: async (data, run) => handler.handle(schema.parse(data) as JobPayload<J>, run),
  };
}

/** Each job of the contract has exactly one handler, or the worker does not start. */
export function checkHandlers(handlers: readonly BoundHandler[]): Map<string, BoundHandler> {
  const byJob = new Map<string, BoundHandler>();
  for (const handler of handlers) {
    if (!Object.hasOwn(jobs, handler.job)) throw new Error(`no job of the contract is called ${handler.job}`);
    if (byJob.has(handler.job)) throw new Error(`job ${handler.job} has two handlers`);
    byJob.set(handler.job, handler);
  }
  const missing = Object.keys(jobs).filter((job) => !byJob.has(job));
  if (missing.length > 0) throw new Error(`jobs without a handler: ${missing.join(', ')}`);
  return byJob;
}
