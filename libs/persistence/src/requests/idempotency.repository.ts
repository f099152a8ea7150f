import type { EntityManager } from 'typeorm';

export interface IdempotencyKey {
  key: string;
  subject: string;
  route: string;
}

export interface KeptAnswer {
  bodyHash: Buffer;
  status: number;
  answer: unknown;
}

/** Writes table `idempotency_record`; a row lives in the transaction of the effect it stands for. */
export class IdempotencyRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * Takes the key for this transaction; waits while another transaction holds it (up to the lock timeout).
   *
   * @returns null when the key is ours, else what was answered before
   */
  async claim({ key, subject, route }: IdempotencyKey, bodyHash: Buffer): Promise<KeptAnswer | null> {
    const claimed: unknown[] = await this.tx.query(
      `INSERT INTO idempotency_record (key, subject, route, body_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key, subject, route) DO NOTHING RETURNING key`,
      [key, subject, route, bodyHash],
    );
    if (claimed.length > 0) return null;
    const [kept]: KeptAnswer[] = await this.tx.query(
      `SELECT body_hash AS "bodyHash", status, answer FROM idempotency_record
       WHERE key = $1 AND subject = $2 AND route = $3`,
      [key, subject, route],
    );
    if (!kept) throw new Error('an idempotency record vanished');
    return kept;
  }

  async keep({ key, subject, route }: IdempotencyKey, status: number, answer: unknown): Promise<void> {
    await this.tx.query(
      `UPDATE idempotency_record SET status = $4, answer = $5::jsonb WHERE key = $1 AND subject = $2 AND route = $3`,
      [key, subject, route, status, JSON.stringify(answer ?? null)],
    );
  }
}
