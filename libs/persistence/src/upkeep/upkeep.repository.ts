import type { EntityManager } from 'typeorm';
import { StoredFileRepository } from '../files/stored-file.repository.js';

const sweeps = [
  `DELETE FROM rate_limit_window WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM rate_limit_window WHERE window_start < clock_timestamp() - interval '1 day' LIMIT 5000))`,
  `DELETE FROM idempotency_record WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM idempotency_record WHERE created_at < clock_timestamp() - interval '48 hours' LIMIT 5000))`,
  `DELETE FROM oidc_attempt WHERE expires_at < clock_timestamp()`,
  // Messages point at tokens without a foreign key; a token stays a month so that staff see what a mail was about.
  `DELETE FROM mailed_token WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM mailed_token WHERE expires_at < clock_timestamp() - interval '30 days' LIMIT 5000))`,
  `DELETE FROM sign_in_session WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM sign_in_session WHERE expires_at < clock_timestamp() - interval '30 days' LIMIT 5000))`,
  // What came back and belongs to no mail of ours is nobody's to keep.
  `DELETE FROM returned_mail WHERE message_id IS NULL AND received_at < clock_timestamp() - interval '30 days'`,
  `DELETE FROM privacy_export WHERE expires_at < clock_timestamp()`,
  // The lines of a sheet and the list that was written go with the transfer; its file is then named by nothing.
  `DELETE FROM transfer WHERE id = ANY(ARRAY(
     SELECT id FROM transfer WHERE asked_at < clock_timestamp() - interval '30 days' LIMIT 20))`,
  // A list is gone after a week, and with it the name that somebody may have searched for.
  `UPDATE transfer SET result = NULL, filter = filter - 'search' WHERE (result IS NOT NULL OR filter ? 'search') AND ended_at < clock_timestamp() - interval '7 days'`,
  `DELETE FROM impact_round WHERE id = ANY(ARRAY(
     SELECT id FROM impact_round WHERE ended_at < clock_timestamp() - interval '30 days' LIMIT 5000))`,
  `DELETE FROM clock_alarm WHERE ended_at < clock_timestamp() - interval '400 days'`,
  `DELETE FROM clock_alarm a WHERE ended_at IS NULL AND kind = 'differs' AND seen_at < clock_timestamp() - interval '1 hour'
     AND NOT EXISTS (SELECT 1 FROM worker_heartbeat h WHERE h.worker_id = a.worker_id)`,
  `DELETE FROM worker_heartbeat WHERE seen_at < clock_timestamp() - interval '1 hour'`,
  `DELETE FROM delivery WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM delivery WHERE done_at < clock_timestamp() - interval '30 days' LIMIT 5000))`,
  `DELETE FROM outbox WHERE ctid = ANY(ARRAY(
     SELECT o.ctid FROM outbox o WHERE o.relayed_at < clock_timestamp() - interval '30 days'
       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.outbox_id = o.id) LIMIT 5000))`,
] as const;

/** Takes away rows that have outlived their use, in bounded bites. */
export class UpkeepRepository {
  constructor(private readonly tx: EntityManager) {}

  async sweepOutlived(): Promise<void> {
    for (const sweep of sweeps) await this.tx.query(sweep);
    await new StoredFileRepository(this.tx).sweepUnlinked();
  }
}
