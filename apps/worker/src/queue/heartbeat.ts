import {
  ClockAlarmRepository,
  DeliveryLedgerRepository,
  ExpectedMailRepository,
  ImpactCheckRepository,
  PlanReadingRepository,
  SendLedgerRepository,
  WorkerHeartbeatRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Figures } from '../metrics.js';
import type { QueueBackend } from './backend.js';

type CountedFigures = Pick<Figures, 'invitations' | 'withoutPlan' | 'figuresDiffering'>;

/** Says that this worker lives and what it sees; readiness and the queue page read the row. */
export class HeartbeatWriter {
  private counted: { at: number; figures: CountedFigures } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly backend: QueueBackend,
    private readonly workerId: string,
  ) {}

  async beat(own: {
    clockSkewSeconds: number;
    refusesWork: boolean;
    clockInDoubt: boolean;
    mailRelayBroken: boolean;
    returnMailboxAway: boolean;
  }): Promise<Figures> {
    const queueReachable = await this.backend.isReachable();
    const { manager } = this.db;
    const figures: Figures = {
      ...(await new DeliveryLedgerRepository(manager).countWaiting()),
      messages: await new SendLedgerRepository(manager).countByState(),
      oldestDueSeconds: await new SendLedgerRepository(manager).oldestDueSeconds(),
      ...(await this.readCounted()),
      queueReachable,
      ...own,
    };
    await new WorkerHeartbeatRepository(manager).beat({
      workerId: this.workerId,
      backend: this.backend.kind,
      queueReachable,
      detail: { ...own, oldestDueSeconds: figures.oldestDueSeconds },
    });
    // What a worker that refuses work sees of the clock is no clock to go by.
    if (!own.refusesWork) await new ClockAlarmRepository(manager).keepSeen();
    return figures;
  }

  /** Reads all that is due, so once a minute is enough; the alarm is for what is a quarter of an hour late. */
  private async readCounted(): Promise<CountedFigures> {
    const now = performance.now();
    if (this.counted === null || now - this.counted.at > 60_000) {
      const { manager } = this.db;
      const invitations = await new ExpectedMailRepository(manager).readUnaccounted();
      const withoutPlan = await new PlanReadingRepository(manager).countMissed();
      const figuresDiffering = (await new ImpactCheckRepository(manager).findLatest())?.scopesDiffering ?? 0;
      this.counted = { at: now, figures: { invitations, withoutPlan, figuresDiffering } };
    }
    return this.counted.figures;
  }

  async countAlive(): Promise<number> {
    return new WorkerHeartbeatRepository(this.db.manager).countAlive();
  }

  async leave(): Promise<void> {
    await new WorkerHeartbeatRepository(this.db.manager).leave(this.workerId);
  }
}
