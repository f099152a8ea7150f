import type { EntityManager } from 'typeorm';

export interface AuditEntry {
  actorType: 'person' | 'link' | 'system' | 'api_key';
  actorId: string | null;
  act: string;
  subjectType: string;
  subjectId: string | null;
  /** Ids and codes only; never names, addresses or answers. */
  detail?: Record<string, string | number | boolean | null>;
  requestId?: string | null;
}

export interface AuditLine {
  id: string;
  at: Date;
  actorType: string;
  actorName: string | null;
  act: string;
  subjectType: string;
  subjectId: string | null;
  detail: Record<string, unknown>;
}

/** Writes table `audit_event`; the database refuses every change of what is written. */
export class AuditRepository {
  constructor(private readonly tx: EntityManager) {}

  async record(entry: AuditEntry): Promise<void> {
    await this.tx.query(
      `INSERT INTO audit_event (actor_type, actor_id, act, subject_type, subject_id, detail, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        entry.actorType,
        entry.actorId,
        entry.act,
        entry.subjectType,
        entry.subjectId,
        entry.detail ?? {},
        entry.requestId ?? null,
      ],
    );
  }

  /** Newest first; `before` is the id of the last line of the page before. */
  async list(filter: {
    before: string | null;
    limit: number;
    search: string | null;
    subjectType: string | null;
    subjectId: string | null;
  }): Promise<AuditLine[]> {
    return this.tx.query(
      `SELECT e.id, e.at, e.actor_type AS "actorType", p.given_name || ' ' || p.family_name AS "actorName", e.act,
              e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.detail
         FROM audit_event e LEFT JOIN person p ON p.id = e.actor_id
        WHERE ($1::bigint IS NULL OR e.id < $1) AND ($3::text IS NULL OR e.act ILIKE '%' || $3 || '%')
          AND ($4::text IS NULL OR e.subject_type = $4) AND ($5::text IS NULL OR e.subject_id = $5)
        ORDER BY e.id DESC LIMIT $2`,
      [filter.before, filter.limit, filter.search, filter.subjectType, filter.subjectId],
    );
  }

  /** Recomputes the chain; answers the id of the first line that does not fit, or null when all fit. */
  async findBrokenLine(): Promise<string | null> {
    const [row]: { id: string }[] = await this.tx.query(
      `SELECT id FROM (
         SELECT id, hash, prev_hash, lag(hash) OVER (ORDER BY id) AS before,
                sha256(convert_to(coalesce(encode(prev_hash, 'hex'), '') || '|' || id || '|' || extract(epoch FROM at) || '|' || actor_type || '|' ||
                  coalesce(actor_id::text, '') || '|' || act || '|' || subject_type || '|' || coalesce(subject_id, '') || '|' || detail::text, 'UTF8')) AS again
           FROM audit_event) line
        WHERE again <> hash OR prev_hash IS DISTINCT FROM before ORDER BY id LIMIT 1`,
    );
    return row?.id ?? null;
  }
}
