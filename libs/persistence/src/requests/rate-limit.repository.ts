import type { EntityManager } from 'typeorm';

export interface RateWindow {
  /** Hits within the window, this one among them. */
  hits: number;
  /** Until the window ends and the count begins anew. */
  secondsLeft: number;
}

/** Writes table `rate_limit_window`: counts that hold over every replica, by the bare database clock. */
export class RateLimitRepository {
  constructor(private readonly tx: EntityManager) {}

  async hit(bucket: string, windowSeconds: number): Promise<RateWindow> {
    const [row]: RateWindow[] = await this.tx.query(
      `INSERT INTO rate_limit_window AS w (bucket, window_start, hits)
       VALUES ($1, date_bin(make_interval(secs => $2), clock_timestamp(), 'epoch'), 1)
       ON CONFLICT (bucket, window_start) DO UPDATE SET hits = w.hits + 1
       RETURNING hits, ceil(extract(epoch FROM window_start + make_interval(secs => $2) - clock_timestamp()))::int
         AS "secondsLeft"`,
      [bucket, windowSeconds],
    );
    if (!row) throw new Error('a hit was not counted');
    return row;
  }

  /** Begins the count of this bucket anew. */
  async forget(bucket: string): Promise<void> {
    await this.tx.query('DELETE FROM rate_limit_window WHERE bucket = $1', [bucket]);
  }
}
