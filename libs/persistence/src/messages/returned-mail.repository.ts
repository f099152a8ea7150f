import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

export type ReturnedMailKind = 'reply' | 'bounce' | 'delay' | 'complaint' | 'auto_reply' | 'other';

/** What a mail that came back says, once it is read. */
export interface ReturnedMailReading {
  kind: ReturnedMailKind;
  /** Id of our mail that it names; null where it names none. */
  messageId: string | null;
  sender: string | null;
  subject: string | null;
  body: string | null;
  /** RFC 3463, e.g. "5.1.1"; null unless a bounce or a delay. */
  status: string | null;
}

export interface ReturnedMailEntry extends Omit<ReturnedMailReading, 'messageId'> {
  id: string;
  receivedAt: string;
}

/** An answer to a mail of ours that names none of them is taken to answer the last one within this time. */
const lastWritten = `SELECT m.id FROM message m JOIN person p ON p.id = m.recipient_person_id
  WHERE lower(m.sent_to) = lower($1) AND m.sent_at > clock_timestamp() - interval '90 days'
  ORDER BY m.sent_at DESC LIMIT 1`;

const listSql = `SELECT id, kind, ${sqlInstant('received_at')} AS "receivedAt", sender, subject, body, status
  FROM returned_mail WHERE message_id = $1 ORDER BY received_at DESC, id LIMIT $2`;

/** Writes table `returned_mail`, and what a bounce or a complaint does to the ledger. */
export class ReturnedMailRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Answers the new row's id; null when the same bytes had been handed in before. */
  async take(raw: Buffer): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO returned_mail (digest, raw) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING RETURNING id`,
      [createHash('sha256').update(raw).digest(), raw],
    );
    return rows[0]?.id ?? null;
  }

  /** The bytes of one that nobody has read yet, held until the end of the transaction. */
  async lockUnread(id: string): Promise<Buffer | null> {
    const rows: { raw: Buffer }[] = await this.tx.query(
      'SELECT raw FROM returned_mail WHERE id = $1 AND raw IS NOT NULL FOR UPDATE',
      [id],
    );
    return rows[0]?.raw ?? null;
  }

  /**
   * Keeps the reading in place of the bytes, and says which mail of ours it belongs to. Of somebody who has been erased
   * since, only that something came is kept.
   */
  async settle(id: string, reading: ReturnedMailReading): Promise<string | null> {
    const guess = reading.kind === 'reply' && reading.sender ? await this.lastTo(reading.sender) : null;
    const [rows]: [{ messageId: string | null }[], number] = await this.tx.query(
      `UPDATE returned_mail r SET raw = NULL, read_at = clock_timestamp(), kind = $2, message_id = m.id,
         person_id = p.id, status = $7, sender = CASE WHEN p.erased_at IS NULL THEN $4 END,
         subject = CASE WHEN p.erased_at IS NULL THEN $5 END, body = CASE WHEN p.erased_at IS NULL THEN $6 END
       FROM (SELECT 1) AS always LEFT JOIN message m ON m.id = $3::uuid
         LEFT JOIN person p ON p.id = m.recipient_person_id
       WHERE r.id = $1 RETURNING r.message_id AS "messageId"`,
      [
        id,
        reading.kind,
        reading.messageId ?? guess,
        reading.sender,
        reading.subject,
        reading.body,
        reading.status,
      ],
    );
    return rows[0]?.messageId ?? null;
  }

  private async lastTo(address: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(lastWritten, [address]);
    return rows[0]?.id ?? null;
  }

  /** What was sent and came back for good; `unknown`: nothing will ever arrive there, so nothing more is sent. */
  async markBounced(
    messageId: string,
    { unknown, status }: { unknown: boolean; status: string },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE message SET state = 'bounced', reason = $2, last_error = $3 WHERE id = $1 AND state = 'sent'`,
      [messageId, unknown ? 'user-unknown' : 'came-back', status],
    );
    if (unknown) await this.stop(messageId, 'all', 'bounced');
  }

  /** Whoever calls our mail unwanted is asked nothing more. */
  async markUnwanted(messageId: string): Promise<void> {
    await this.stop(messageId, 'surveys', 'complained');
  }

  /** Only while the address is still the person's: a new one has done nothing. */
  private async stop(messageId: string, purpose: 'all' | 'surveys', reason: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO contact_stop (person_id, purpose, reason)
       SELECT p.id, $2, $3 FROM message m JOIN person p ON p.id = m.recipient_person_id
       WHERE m.id = $1 AND lower(p.email) = lower(m.sent_to)
       ON CONFLICT (person_id, purpose) DO UPDATE SET reason = excluded.reason, until = NULL,
         stopped_at = clock_timestamp() WHERE contact_stop.reason = 'paused'`,
      [messageId, purpose, reason],
    );
  }

  /** The newest first. */
  async listOf(messageId: string, limit: number): Promise<ReturnedMailEntry[]> {
    return this.tx.query(listSql, [messageId, limit]);
  }
}
