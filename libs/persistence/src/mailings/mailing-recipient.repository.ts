import type { Locale, MailingRelation } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import type { MessageState } from '../messages/message-reading.repository.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';

export interface RecipientEntry {
  id: string;
  personId: string;
  name: string;
  relation: MailingRelation;
  locale: Locale;
  activityCode: string;
  messageId: string | null;
  state: MessageState;
  reason: string | null;
  sentAt: string | null;
  /** The place in the list. */
  sortKey: string;
}

/** A mail that is still to be planned reads as planned, unless the mailing was stopped before. */
const tables = `mailing_recipient r JOIN person p ON p.id = r.person_id JOIN activity a ON a.id = r.activity_id JOIN mailing l ON l.id = r.mailing_id
  LEFT JOIN message m ON m.kind = 'mailing.letter' AND m.subject_type = 'mailing_recipient' AND m.subject_id = r.id`;
const state = `coalesce(m.state, CASE WHEN l.stopped_at IS NULL THEN 'planned' ELSE 'cancelled' END) AS state`;
const listSql = `SELECT * FROM (
    SELECT r.id, r.person_id AS "personId", concat_ws(' ', p.given_name, p.family_name) AS name, r.relation, r.locale,
      a.code AS "activityCode", m.id AS "messageId", ${state},
      CASE WHEN m.id IS NULL AND l.stopped_at IS NOT NULL THEN 'mailing-stopped' ELSE m.reason END AS reason,
      ${sqlInstant('m.sent_at')} AS "sentAt", left(lower(p.family_name) || ', ' || lower(p.given_name), 40) AS "sortKey"
    FROM ${tables} WHERE r.mailing_id = $1
  ) listed
  WHERE ($2::text IS NULL OR name ILIKE $2) AND ($3::text IS NULL OR state = $3)
    AND ($4::text IS NULL OR ("sortKey", id) > ($4::text, $5::uuid))
  ORDER BY "sortKey", id LIMIT $6`;
const countSql = `SELECT ${state}, count(*)::int AS count
  FROM ${tables} WHERE r.mailing_id = $1 AND ($2::text IS NULL OR concat_ws(' ', p.given_name, p.family_name) ILIKE $2)
  GROUP BY 1`;

/** Who got a mailing, and what the ledger says of each mail. */
export class MailingRecipientRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    mailingId: string,
    filter: { search?: string | undefined; state?: string | undefined },
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<RecipientEntry[]> {
    return this.tx.query(listSql, [
      mailingId,
      searchPattern(filter.search),
      filter.state ?? null,
      after?.sortKey ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async countByState(mailingId: string, search?: string): Promise<{ state: MessageState; count: number }[]> {
    return this.tx.query(countSql, [mailingId, searchPattern(search)]);
  }
}
