import type { EntityManager } from 'typeorm';

export interface WorkerSeen {
  id: string;
  backend: 'postgres' | 'redis';
  startedAt: Date;
  seenAt: Date;
  alive: boolean;
  queueReachable: boolean;
}

export interface DeadDelivery {
  id: string;
  event: string;
  job: string;
  attempt: number;
  lastError: string | null;
  deadAt: Date;
}

/** Reads what the API knows of workers and queue without ever talking to them; writes nothing. */
export class QueueHealthRepository {
  constructor(private readonly tx: EntityManager) {}

  async countAlive(): Promise<{ alive: number; reachingQueue: number }> {
    const [row]: { alive: number; reachingQueue: number }[] = await this.tx.query(
      `SELECT count(*)::int AS alive, count(*) FILTER (WHERE queue_reachable)::int AS "reachingQueue"
       FROM worker_heartbeat WHERE seen_at > clock_timestamp() - interval '20 seconds'`,
    );
    return row ?? { alive: 0, reachingQueue: 0 };
  }

  async listWorkers(): Promise<WorkerSeen[]> {
    return this.tx.query(
      `SELECT worker_id AS id, backend, started_at AS "startedAt", seen_at AS "seenAt",
         seen_at > clock_timestamp() - interval '20 seconds' AS alive, queue_reachable AS "queueReachable"
       FROM worker_heartbeat ORDER BY seen_at DESC, worker_id LIMIT 50`,
    );
  }

  async countWaiting(): Promise<{ outbox: number; deliveries: number; messages: number }> {
    const [row]: { outbox: number; deliveries: number; messages: number }[] = await this.tx.query(
      `SELECT (SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL) AS outbox,
         (SELECT count(*)::int FROM delivery WHERE done_at IS NULL AND dead_at IS NULL) AS deliveries,
         (SELECT count(*)::int FROM message WHERE state IN ('planned', 'sending')) AS messages`,
    );
    return row ?? { outbox: 0, deliveries: 0, messages: 0 };
  }

  /** Newest first, a hundred at most. */
  async listDead(): Promise<DeadDelivery[]> {
    return this.tx.query(
      `SELECT d.id, o.event, d.job, d.attempt, d.last_error AS "lastError", d.dead_at AS "deadAt"
       FROM delivery d JOIN outbox o ON o.id = d.outbox_id
       WHERE d.dead_at IS NOT NULL AND d.done_at IS NULL ORDER BY d.dead_at DESC, d.id DESC LIMIT 100`,
    );
  }

  async deliveryExists(id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT 1 FROM delivery WHERE id = $1', [id]);
    return rows.length > 0;
  }
}
