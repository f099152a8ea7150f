import { WorkerHeartbeatRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';

const allowedSkewMs = 5000;

/**
 * BullMQ on PostgreSQL trusts each worker's own clock: one that runs ahead steals jobs from healthy workers.
 * A worker whose clock differs from the database's by more than five seconds refuses work until it agrees again.
 */
export class ClockGuard {
  private skewMs = 0;

  constructor(
    private readonly db: DataSource,
    private readonly log: Log,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  get agrees(): boolean {
    return Math.abs(this.skewMs) <= allowedSkewMs;
  }

  get skewSeconds(): number {
    return this.skewMs / 1000;
  }

  async compare(): Promise<void> {
    const agreed = this.agrees;
    const before = this.clock();
    const database = await new WorkerHeartbeatRepository(this.db.manager).databaseNow();
    const after = this.clock();
    this.skewMs = (before + after) / 2 - database.getTime();
    const about = { skewSeconds: Math.round(this.skewSeconds) };
    if (!this.agrees) this.log.error(about, 'clock differs from the database, refusing work');
    else if (!agreed) this.log.info(about, 'clock agrees with the database again');
  }
}
