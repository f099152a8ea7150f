import type { EntityManager } from 'typeorm';

export interface Heartbeat {
  workerId: string;
  backend: 'postgres' | 'redis';
  queueReachable: boolean;
  detail: Record<string, number | string | boolean | null>;
}

/** Writes table `worker_heartbeat`: what the API knows of the queue without ever talking to it. */
export class WorkerHeartbeatRepository {
  constructor(private readonly tx: EntityManager) {}

  async beat(heartbeat: Heartbeat): Promise<void> {
    await this.tx.query(
      `INSERT INTO worker_heartbeat (worker_id, backend, queue_reachable, detail) VALUES ($1, $2, $3, $4)
       ON CONFLICT (worker_id) DO UPDATE SET seen_at = clock_timestamp(), backend = EXCLUDED.backend,
         queue_reachable = EXCLUDED.queue_reachable, detail = EXCLUDED.detail`,
      [heartbeat.workerId, heartbeat.backend, heartbeat.queueReachable, heartbeat.detail],
    );
  }

  async countAlive(): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM worker_heartbeat WHERE seen_at > clock_timestamp() - interval '20 seconds'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** A worker that stopped in order leaves no row behind. */
  async leave(workerId: string): Promise<void> {
    await this.tx.query('DELETE FROM worker_heartbeat WHERE worker_id = $1', [workerId]);
  }

  /** The bare database clock, for comparing with this machine's. */
  async databaseNow(): Promise<Date> {
    const rows: { now: Date }[] = await this.tx.query('SELECT clock_timestamp() AS now');
    if (!rows[0]) throw new Error('the database does not know the time');
    return rows[0].now;
  }
}
