import { DeliveryLedgerRepository, inTransaction, type HandedDelivery } from '@traccia/persistence';
import { jobs, type JobName } from '@traccia/contracts';
import type { DataSource } from 'typeorm';
import { RepeatedWarning, type Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { QueueBackend } from './backend.js';
import type { JobRunner } from './run-job.js';
import { jobsFor } from './subscriptions.js';

const batch = 100;
const localAtOnce = 4;
/** After a failure the queue is left alone this long, or every hand-out would wait for its timeout. */
const queueRestMs = 10_000;

/**
 * Outbox rows become delivery rows, due delivery rows are handed out.
 * The queue gets the first try; whatever was not done in time the worker runs itself, so that a queue
 * that is down, flushed or forgetful costs seconds, never work.
 */
export class Relay {
  private ticking: Promise<void> | null = null;
  private again = false;
  private readonly local = new Set<Promise<void>>();
  private readonly queueAway: RepeatedWarning;
  private restUntil = 0;

  constructor(
    private readonly db: DataSource,
    private readonly backend: QueueBackend,
    private readonly runner: JobRunner,
    private readonly log: Log,
    private readonly mayWork: () => boolean,
  ) {
    this.queueAway = new RepeatedWarning(log);
  }

  /** Calls that come while a tick runs make one more tick, not many. */
  async tick(): Promise<void> {
    if (!this.mayWork()) return;
    if (this.ticking) {
      this.again = true;
      return this.ticking;
    }
    this.ticking = this.tickUntilQuiet().finally(() => {
      this.ticking = null;
    });
    return this.ticking;
  }

  async settle(): Promise<void> {
    await this.ticking?.catch(() => undefined);
    await Promise.allSettled(this.local);
  }

  private async tickUntilQuiet(): Promise<void> {
    do {
      this.again = false;
      while ((await this.relayBatch()) === batch);
      while ((await this.handOutBatch()) === batch);
    } while (this.again);
  }

  private async relayBatch(): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      const ledger = new DeliveryLedgerRepository(tx);
      const events = await ledger.lockWaitingEvents(batch);
      if (events.length === 0) return 0;
      const pairs = events.flatMap(({ id, event }) => {
        const names = jobsFor(event);
        if (names === null) this.log.warn({ outboxId: id }, 'unknown event relayed to nobody');
        return (names ?? []).map((job) => ({ outboxId: id, job }));
      });
      await ledger.recordRelayed(
        pairs,
        events.map((event) => event.id),
      );
      return events.length;
    });
  }

  private async handOutBatch(): Promise<number> {
    const room = localAtOnce - this.local.size;
    if (room <= 0) return 0;
    const due = await inTransaction(this.db, (tx) => new DeliveryLedgerRepository(tx).handOutDue(batch));
    for (const delivery of due) await this.handOut(delivery);
    return due.length;
  }

  private async handOut(delivery: HandedDelivery): Promise<void> {
    const job = {
      id: `${delivery.id}-${delivery.job}-${delivery.attempt}`,
      name: delivery.job,
      data: { ...delivery.payload, deliveryId: delivery.id, event: delivery.event },
    };
    const known = Object.hasOwn(jobs, delivery.job);
    // Odd hand-outs go through the queue, even ones round it.
    if (known && delivery.attempt % 2 === 1 && performance.now() >= this.restUntil) {
      try {
        await this.backend.add(jobs[delivery.job as JobName].queue, job);
        return;
      } catch (error) {
        this.restUntil = performance.now() + queueRestMs;
        this.queueAway.warn({ reason: plainReason(error) }, 'queue away, running deliveries directly');
      }
    }
    while (this.local.size >= localAtOnce) await Promise.race(this.local);
    const running = this.runner.run(job).finally(() => this.local.delete(running));
    this.local.add(running);
  }
}
