import type { EntityManager } from 'typeorm';

export interface WaitingEvent {
  id: string;
  event: string;
}

export interface HandedDelivery {
  id: string;
  job: string;
  attempt: number;
  event: string;
  payload: Record<string, unknown>;
  requestId: string | null;
}

/** The relaying half of tables `outbox` and `delivery`. */
export class DeliveryLedgerRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Locks a batch of events nobody else is relaying. */
  async lockWaitingEvents(limit: number): Promise<WaitingEvent[]> {
    return this.tx.query(
      `SELECT id::text AS id, event FROM outbox WHERE relayed_at IS NULL
       ORDER BY id FOR UPDATE SKIP LOCKED LIMIT $1`,
      [limit],
    );
  }

  async recordRelayed(
    pairs: readonly { outboxId: string; job: string }[],
    ids: readonly string[],
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO delivery (outbox_id, job) SELECT * FROM unnest($1::bigint[], $2::text[])
       ON CONFLICT (outbox_id, job) DO NOTHING`,
      [pairs.map((pair) => pair.outboxId), pairs.map((pair) => pair.job)],
    );
    await this.tx.query('UPDATE outbox SET relayed_at = clock_timestamp() WHERE id = ANY($1::bigint[])', [
      ids,
    ]);
  }

  /**
   * Hands out what is due and says when it may be handed out again: 20 s, 40 s … 10 min.
   * A queue that lost everything therefore costs one such wait, never the work.
   */
  async handOutDue(limit: number): Promise<HandedDelivery[]> {
    return this.tx.query(
      `WITH due AS (
         SELECT id FROM delivery WHERE done_at IS NULL AND dead_at IS NULL AND not_before <= clock_timestamp()
         ORDER BY not_before, id FOR UPDATE SKIP LOCKED LIMIT $1
       ), handed AS (
         UPDATE delivery d SET attempt = d.attempt + 1, dispatched_at = clock_timestamp(),
           not_before = clock_timestamp() + least(interval '10 minutes', interval '20 seconds' * power(2, least(d.attempt, 10)))
         FROM due WHERE d.id = due.id RETURNING d.*
       )
       SELECT h.id::text AS id, h.job, h.attempt, o.event, o.payload, o.request_id AS "requestId"
       FROM handed h JOIN outbox o ON o.id = h.outbox_id ORDER BY h.id`,
      [limit],
    );
  }

  async isOpen(id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM delivery WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL',
      [id],
    );
    return rows.length > 0;
  }

  async markDone(id: string): Promise<void> {
    await this.tx.query(
      'UPDATE delivery SET done_at = clock_timestamp(), last_error = NULL WHERE id = $1 AND done_at IS NULL',
      [id],
    );
  }

  /** Records why it did not work; after `maxAttempts` hand-outs staff must decide. */
  async markFailed(id: string, error: string, maxAttempts: number): Promise<boolean> {
    const [rows]: [{ dead: boolean }[], number] = await this.tx.query(
      `UPDATE delivery SET last_error = $2,
         dead_at = CASE WHEN attempt >= $3 THEN clock_timestamp() END
       WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL RETURNING dead_at IS NOT NULL AS dead`,
      [id, error, maxAttempts],
    );
    return rows[0]?.dead ?? false;
  }

  /** Staff give a dead delivery another life; false when it is not dead. */
  async retryDead(id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE delivery SET dead_at = NULL, attempt = 0, not_before = clock_timestamp()
       WHERE id = $1 AND dead_at IS NOT NULL AND done_at IS NULL RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  async countWaiting(): Promise<{ outbox: number; deliveries: number; dead: number }> {
    const rows: { outbox: number; deliveries: number; dead: number }[] = await this.tx.query(
      `SELECT (SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL) AS outbox,
         (SELECT count(*)::int FROM delivery WHERE done_at IS NULL AND dead_at IS NULL) AS deliveries,
         (SELECT count(*)::int FROM delivery WHERE dead_at IS NOT NULL) AS dead`,
    );
    return rows[0] ?? { outbox: 0, deliveries: 0, dead: 0 };
  }
}
