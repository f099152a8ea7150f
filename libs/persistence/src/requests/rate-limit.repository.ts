import type { EntityManager } from 'typeorm';
import { prepared } from '../prepared.js';

export interface RateWindow {
  /** Hits within the window, this one among them. */
  hits: number;
  /** Until the window ends and the count begins anew. */
  secondsLeft: number;
}

/**
 * A count that a crash forgets was not promised to anybody: where it is a transaction of its own, nobody waits for the
 * disk to have it.
 */
const hitSql = prepared(`WITH soft AS MATERIALIZED (
  SELECT set_config('synchronous_commit', 'off', true)
)
INSERT INTO rate_limit_window AS w (bucket, window_start, hits)
SELECT $1, date_bin(make_interval(secs => $2), clock_timestamp(), 'epoch'), $3::int FROM soft
ON CONFLICT (bucket, window_start) DO UPDATE SET hits = w.hits + EXCLUDED.hits
RETURNING hits, ceil(extract(epoch FROM window_start + make_interval(secs => $2) - clock_timestamp()))::int
  AS "secondsLeft"`);

/** Writes table `rate_limit_window`: counts that hold over every replica, by the bare database clock. */
export class RateLimitRepository {
  constructor(private readonly tx: EntityManager) {}

  async hit(bucket: string, windowSeconds: number, count = 1): Promise<RateWindow> {
    const [row]: RateWindow[] = await this.tx.query(hitSql, [bucket, windowSeconds, count]);
    if (!row) throw new Error('a hit was not counted');
    return row;
  }

  /** Begins the count of this bucket anew. */
  async forget(bucket: string): Promise<void> {
    await this.tx.query('DELETE FROM rate_limit_window WHERE bucket = $1', [bucket]);
  }
}
