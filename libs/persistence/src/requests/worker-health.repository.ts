import type { EntityManager } from 'typeorm';

/** Reads table `worker_heartbeat`: what the API knows of workers and queue without ever talking to them. */
export class WorkerHealthRepository {
  constructor(private readonly tx: EntityManager) {}

  async countAlive(): Promise<{ alive: number; reachingQueue: number }> {
    const [row]: { alive: number; reachingQueue: number }[] = await this.tx.query(
      `SELECT count(*)::int AS alive, count(*) FILTER (WHERE queue_reachable)::int AS "reachingQueue"
       FROM worker_heartbeat WHERE seen_at > clock_timestamp() - interval '20 seconds'`,
    );
    return row ?? { alive: 0, reachingQueue: 0 };
  }
}
