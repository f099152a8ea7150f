import { DeliveryLedgerRepository, inTransaction } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { BoundHandler } from './job-handler.js';

const maxAttempts = 12;

export interface RunnableJob {
  /** Of the queue entry or the timer; only for the log. */
  id: string;
  name: string;
  data: unknown;
}

/** Runs one job wherever it comes from (queue, relay, timer); never throws, the rows remember what went wrong. */
export class JobRunner {
  constructor(
    private readonly db: DataSource,
    private readonly handlers: Map<string, BoundHandler>,
    private readonly log: Log,
    private readonly mayWork: () => boolean,
    /** Before what the time makes due is looked for: a clock that has just jumped must not have its way. */
    private readonly lookAtClock: () => Promise<void>,
  ) {}

  async run(job: RunnableJob): Promise<void> {
    if (!this.mayWork()) return;
    const deliveryId = deliveryIdOf(job.data);
    const handler = this.handlers.get(job.name) ?? this.unknown(job);
    try {
      if (deliveryId === null) await this.lookAtClock();
      if (!this.mayWork()) return;
      if (deliveryId && !(await new DeliveryLedgerRepository(this.db.manager).isOpen(deliveryId))) return;
      await handler.handle(job.data, {
        finish: async (tx) => {
          if (deliveryId) await new DeliveryLedgerRepository(tx).markDone(deliveryId);
        },
      });
      if (deliveryId) await new DeliveryLedgerRepository(this.db.manager).markDone(deliveryId);
    } catch (error) {
      await this.recordFailure(job, deliveryId, error);
    }
  }

  /** A name that a later release may know: said by id, completed, nothing printed. */
  private unknown(job: RunnableJob): Pick<BoundHandler, 'handle'> {
    this.log.warn({ jobId: job.id }, 'unknown job completed without doing anything');
    return { handle: async () => undefined };
  }

  private async recordFailure(job: RunnableJob, deliveryId: string | null, error: unknown): Promise<void> {
    const reason = plainReason(error);
    try {
      const dead =
        deliveryId !== null &&
        (await inTransaction(this.db, (tx) =>
          new DeliveryLedgerRepository(tx).markFailed(deliveryId, reason, maxAttempts),
        ));
      this.log[dead ? 'error' : 'warn'](
        { job: job.name, jobId: job.id, deliveryId, reason, dead },
        'job failed',
      );
    } catch {
      // The database is away: the delivery is still open and will be handed out again.
      this.log.warn(
        { job: job.name, jobId: job.id, deliveryId, reason },
        'job failed and could not be recorded',
      );
    }
  }
}

function deliveryIdOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('deliveryId' in data)) return null;
  return typeof data.deliveryId === 'string' && /^\d{1,18}$/.test(data.deliveryId) ? data.deliveryId : null;
}
