import {
  DeliveryLedgerRepository,
  SendLedgerRepository,
  WorkerHeartbeatRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { Figures } from '../metrics.js';
import type { QueueBackend } from './backend.js';

/** Says that this worker lives and what it sees; readiness and the queue page read the row. */
export class HeartbeatWriter {
  constructor(
    private readonly db: DataSource,
    private readonly backend: QueueBackend,
    private readonly workerId: string,
  ) {}

  async beat(own: {
    clockSkewSeconds: number;
    refusesWork: boolean;
    mailRelayBroken: boolean;
  }): Promise<Figures> {
    const queueReachable = await this.backend.isReachable();
    const { manager } = this.db;
    const figures: Figures = {
      ...(await new DeliveryLedgerRepository(manager).countWaiting()),
      messages: await new SendLedgerRepository(manager).countByState(),
      oldestDueSeconds: await new SendLedgerRepository(manager).oldestDueSeconds(),
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

  async countAlive(): Promise<number> {
    return new WorkerHeartbeatRepository(this.db.manager).countAlive();
  }

  async leave(): Promise<void> {
    await new WorkerHeartbeatRepository(this.db.manager).leave(this.workerId);
  }
}
