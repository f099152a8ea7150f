import { uptime } from 'node:os';
import { ClockAlarmRepository, type OpenClockAlarm, WorkerHeartbeatRepository } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';

const allowedSkewMs = 5000;
/** A clock that is set right moves by seconds; one that jumps this far makes due what nobody expects today. */
const allowedJumpMs = 3_600_000;
/** After that it is taken as right: a clock that somebody set on purpose must not hold the house for ever. */
const jumpHoldMs = 6 * 3_600_000;
/** So far back that it can be no correction. */
const backMs = 60_000;

/** What tests exchange. */
export interface Clocks {
  /** Of this machine. */
  now: () => number;
  database: () => Promise<number>;
  /** Milliseconds since this machine started, asleep or not; nobody can set it. */
  uptime: () => number;
}

export interface ClockRules {
  workerId: string;
  /** Beyond this many hours without a worker, mail that is as late waits for a person; 0: nothing is asked. */
  gapHours: number;
}

/**
 * BullMQ on PostgreSQL trusts each worker's own clock: one that runs ahead steals jobs from healthy workers.
 * A worker whose clock differs from the database's by more than five seconds refuses work until it agrees again.
 *
 * When both jump ahead together, what falls due over days would leave at once. Whoever sees it opens the alarm of the
 * house (`clock_alarm`), which stops every worker, also one that starts later, until the clock is back, somebody says that
 * it is right, or six hours have passed. A jump while no worker lived shows at the start, against `clock_seen`.
 */
export class ClockGuard {
  private skewMs = 0;
  /** A row says that this clock differs. */
  private skewIsTold = false;
  /** The instant at which this machine started, by the clock that is trusted. */
  private epoch: number | null = null;
  /** By the uptime of this machine. */
  private heldSince: number | null = null;
  private alarm: OpenClockAlarm | null = null;
  /** This very worker has seen the jump, so that it sees when it is undone. */
  private sawJump = false;
  private readonly clocks: Clocks;

  constructor(
    private readonly db: DataSource,
    private readonly log: Log,
    private readonly rules: ClockRules,
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
    return this.keepsTime && this.heldSince === null;
  }

  get skewSeconds(): number {
    return this.skewMs / 1000;
  }

  /** The clock of the house is in doubt. */
  get isHeld(): boolean {
    return this.heldSince !== null;
  }

  /** Before the first work: what may have happened while no worker looked. */
  async begin(): Promise<void> {
    const database = await this.compare();
    const seen = await this.alarms.readSeen();
    if (this.rules.gapHours === 0 || this.isHeld || seen === null) return;
    const gapMs = database - seen.getTime();
    if (gapMs < -allowedJumpMs) await this.raise('back', gapMs, database, 0);
    const lateSeconds = this.rules.gapHours * 3600;
    if (gapMs <= lateSeconds * 1000) return;
    const waiting = await this.alarms.countLate(lateSeconds);
    if (waiting > 0) await this.raise('ahead', gapMs, database, waiting);
  }

  /** @returns the database's clock */
  async compare(): Promise<number> {
    const agreed = this.keepsTime;
    const before = this.clocks.now();
    const database = await this.clocks.database();
    const after = this.clocks.now();
    this.skewMs = (before + after) / 2 - database;
    const about = { skewSeconds: Math.round(this.skewSeconds) };
    if (!this.keepsTime) this.log.error(about, 'clock differs from the database, refusing work');
    else if (!agreed) this.log.info(about, 'clock agrees with the database again');
    await this.watchForJump(database);
    await this.tellSkew(database);
    return database;
  }

  /** Rows about this worker's own clock end with it. */
  async leave(): Promise<void> {
    if (this.skewIsTold) await this.alarms.endOfWorker(this.rules.workerId, 'worker-gone');
  }

  private get keepsTime(): boolean {
    return Math.abs(this.skewMs) <= allowedSkewMs;
  }

  private get alarms(): ClockAlarmRepository {
    return new ClockAlarmRepository(this.db.manager);
  }

  private async tellSkew(database: number): Promise<void> {
    if (this.keepsTime === !this.skewIsTold) return;
    const { workerId } = this.rules;
    if (this.keepsTime) await this.alarms.endOfWorker(workerId, 'right-again');
    else
      await this.alarms.open({
        workerId,
        kind: 'differs',
        secondsOff: this.skewSeconds,
        waitingMails: 0,
        seenAt: new Date(database),
      });
    this.skewIsTold = !this.keepsTime;
  }

  private async watchForJump(database: number): Promise<void> {
    const epoch = database - this.clocks.uptime();
    this.epoch ??= epoch;
    const jumpMs = epoch - this.epoch;
    if (jumpMs > allowedJumpMs) this.sawJump = true;
    const open = await this.alarms.findOfHouse();
    if (open !== null) await this.hold(open, database, jumpMs);
    else if (this.alarm !== null) this.goOn(epoch, 'clock is taken as right, going on');
    else if (jumpMs > allowedJumpMs) await this.raise('jumped', jumpMs, database, 0);
    else {
      this.heldSince = null;
      this.sawJump = false;
      // Corrections add up over the months; one that sets a clock right which had gone back is none.
      this.epoch = Math.max(this.epoch, epoch);
    }
  }

  private async hold(open: OpenClockAlarm, database: number, jumpMs: number): Promise<void> {
    const uptimeMs = this.clocks.uptime();
    if (this.alarm?.id !== open.id)
      this.log.error(
        { kind: open.kind, secondsOff: Math.round(open.secondsOff) },
        'clock in doubt, refusing work',
      );
    this.heldSince ??= uptimeMs;
    this.alarm = open;
    if (this.isRightAgain(open, database, jumpMs)) {
      await this.alarms.end(open.id, 'right-again');
      this.goOn(database - uptimeMs, 'clock is back, going on');
    } else if (uptimeMs - this.heldSince >= jumpHoldMs) {
      await this.alarms.end(open.id, 'held-long');
      this.goOn(database - uptimeMs, 'clock stays as it is for six hours and is taken as right');
    }
  }

  private isRightAgain(open: OpenClockAlarm, database: number, jumpMs: number): boolean {
    const seen = open.seenAt.getTime();
    if (open.kind === 'back') return database >= seen - open.secondsOff * 1000;
    if (this.sawJump && jumpMs <= allowedJumpMs) return true;
    return database < seen - backMs || jumpMs < -allowedJumpMs;
  }

  private goOn(epoch: number, words: string): void {
    this.log.info({ kind: this.alarm?.kind ?? null }, words);
    this.heldSince = null;
    this.alarm = null;
    this.sawJump = false;
    this.epoch = epoch;
  }

  /** The stop first, the row after it: a database that goes away in between must not let the work go on. */
  private async raise(
    kind: OpenClockAlarm['kind'],
    offMs: number,
    database: number,
    waitingMails: number,
  ): Promise<void> {
    this.heldSince ??= this.clocks.uptime();
    const { workerId } = this.rules;
    const secondsOff = offMs / 1000;
    await this.alarms.open({ workerId, kind, secondsOff, waitingMails, seenAt: new Date(database) });
    this.alarm = await this.alarms.findOfHouse();
    this.log.error(
      { kind, jumpSeconds: Math.round(secondsOff), waitingMails },
      kind === 'jumped'
        ? 'clock of the database has jumped ahead, refusing work'
        : 'clock in doubt since the last worker, refusing work until somebody says that it is right',
    );
  }
}
