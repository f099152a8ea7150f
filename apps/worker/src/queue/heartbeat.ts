import {
  DeliveryLedgerRepository,
  ExpectedMailRepository,
  PlanReadingRepository,
  SendLedgerRepository,
  WorkerHeartbeatRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Figures } from '../metrics.js';
import type { QueueBackend } from './backend.js';

type FollowUpFigures = Pick<Figures, 'invitations' | 'withoutPlan'>;

/** Says that this worker lives and what it sees; readiness and the queue page read the row. */
export class HeartbeatWriter {
  private counted: { at: number; figures: FollowUpFigures } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly backend: QueueBackend,
    private readonly workerId: string,
  ) {}

  async beat(own: {
    clockSkewSeconds: number;
    refusesWork: boolean;
    mailRelayBroken: boolean;
    returnMailboxAway: boolean;
  }): Promise<Figures> {
    const queueReachable = await this.backend.isReachable();
    const { manager } = this.db;
    const figures: Figures = {
      ...(await new DeliveryLedgerRepository(manager).countWaiting()),
      messages: await new SendLedgerRepository(manager).countByState(),
      oldestDueSeconds: await new SendLedgerRepository(manager).oldestDueSeconds(),
      ...(await this.readFollowUps()),
      queueReachable,
      ...own,
    };
    await new WorkerHeartbeatRepository(manager).beat({
      workerId: this.workerId,
      backend: this.backend.kind,
      queueReachable,
      detail: { ...own, oldestDueSeconds: figures.oldestDueSeconds },
    });
    return figures;
  }

  /** Reads all that is due, so once a minute is enough; the alarm is for what is a quarter of an hour late. */
  private async readFollowUps(): Promise<FollowUpFigures> {
    const now = performance.now();
    if (this.counted === null || now - this.counted.at > 60_000) {
      const { manager } = this.db;
      const invitations = await new ExpectedMailRepository(manager).readUnaccounted();
      const withoutPlan = await new PlanReadingRepository(manager).countMissed();
      this.counted = { at: now, figures: { invitations, withoutPlan } };
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
