import { uptime } from 'node:os';
import { WorkerHeartbeatRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';

const allowedSkewMs = 5000;
/** A clock that is set right moves by seconds; one that jumps this far makes due what nobody expects today. */
const allowedJumpMs = 3_600_000;
/** After that it is taken as right: a clock that somebody set on purpose must not hold the house for ever. */
const jumpHoldMs = 6 * 3_600_000;

/** What tests exchange. */
export interface Clocks {
  /** Of this machine. */
  now: () => number;
  database: () => Promise<number>;
  /** Milliseconds since this machine started, asleep or not; nobody can set it. */
  uptime: () => number;
}

/**
 * BullMQ on PostgreSQL trusts each worker's own clock: one that runs ahead steals jobs from healthy workers.
 * A worker whose clock differs from the database's by more than five seconds refuses work until it agrees again.
 *
 * When both jump ahead together, what falls due over days would leave at once: a worker that sees it refuses work until
 * the clock is back, it is started again, or six hours have passed.
 */
export class ClockGuard {
  private skewMs = 0;
  /** The instant at which this machine started, by the clock that is trusted. */
  private epoch: number | null = null;
  private heldSince: number | null = null;
  private readonly clocks: Clocks;

  constructor(
    db: DataSource,
    private readonly log: Log,
    clocks: Partial<Clocks> = {},
  ) {
    this.clocks = {
      now: () => Date.now(),
      database: async () => (await new WorkerHeartbeatRepository(db.manager).databaseNow()).getTime(),
      uptime: () => uptime() * 1000,
      ...clocks,
    };
  }

  get agrees(): boolean {
    return Math.abs(this.skewMs) <= allowedSkewMs && this.heldSince === null;
  }

  get skewSeconds(): number {
    return this.skewMs / 1000;
  }

  async compare(): Promise<void> {
    const agreed = Math.abs(this.skewMs) <= allowedSkewMs;
    const before = this.clocks.now();
    const database = await this.clocks.database();
    const after = this.clocks.now();
    this.skewMs = (before + after) / 2 - database;
    const about = { skewSeconds: Math.round(this.skewSeconds) };
    const agrees = Math.abs(this.skewMs) <= allowedSkewMs;
    if (!agrees) this.log.error(about, 'clock differs from the database, refusing work');
    else if (!agreed) this.log.info(about, 'clock agrees with the database again');
    this.watchForJump(database);
  }

  private watchForJump(database: number): void {
    const uptimeMs = this.clocks.uptime();
    const epoch = database - uptimeMs;
    this.epoch ??= epoch;
    const jumpMs = epoch - this.epoch;
    const about = { jumpSeconds: Math.round(jumpMs / 1000) };
    if (jumpMs <= allowedJumpMs) {
      if (this.heldSince !== null) this.log.info(about, 'clock is back, going on');
      this.heldSince = null;
      // Corrections add up over the months; one that sets a clock right which had gone back is none.
      this.epoch = Math.max(this.epoch, epoch);
      return;
    }
    this.heldSince ??= uptimeMs;
    if (uptimeMs - this.heldSince < jumpHoldMs) {
      this.log.error(about, 'clock of the database has jumped ahead, refusing work');
      return;
    }
    this.log.warn(about, 'clock of the database stays ahead for six hours and is taken as right');
    this.heldSince = null;
    this.epoch = epoch;
  }
}
