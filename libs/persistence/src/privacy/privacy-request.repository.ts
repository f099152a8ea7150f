import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';
import type { PersonalData } from './personal-data.repository.js';

export interface OwnPrivacyRequest {
  id: string;
  kind: 'export' | 'erasure';
  state: 'asked' | 'confirmed' | 'refused' | 'cancelled' | 'done';
  askedAt: string;
  doneAt: string | null;
  reason: string | null;
  expiresAt: string | null;
}

export interface StaffPrivacyRequest extends OwnPrivacyRequest {
  personId: string;
  personName: string;
  email: string | null;
  note: string | null;
  overdue: boolean;
}

const ownColumns = `q.id, q.kind, q.state, q.reason, ${sqlInstant('q.asked_at')} AS "askedAt",
  ${sqlInstant('q.done_at')} AS "doneAt", ${sqlInstant('x.expires_at')} AS "expiresAt"`;
const tables = `privacy_request q LEFT JOIN privacy_export x ON x.request_id = q.id AND x.expires_at > clock_timestamp()`;
const staffColumns = `${ownColumns}, q.person_id AS "personId", p.given_name || ' ' || p.family_name AS "personName",
  p.email, q.note, q.state = 'asked' AND q.asked_at < clock_timestamp() - interval '30 days' AS overdue`;
const filtered = '($1::text IS NULL OR q.state = $1) AND ($2::text IS NULL OR q.kind = $2)';
const ofPersonSql = `SELECT ${ownColumns} FROM ${tables} WHERE q.person_id = $1 ORDER BY q.asked_at DESC, q.id LIMIT $2`;
const listSql = `SELECT ${staffColumns} FROM ${tables} JOIN person p ON p.id = q.person_id WHERE ${filtered}
  AND ($3::timestamptz IS NULL OR q.asked_at < $3 OR (q.asked_at = $3 AND q.id > $4::uuid))
  ORDER BY q.asked_at DESC, q.id LIMIT $5`;
const countSql = `SELECT count(*)::int AS count FROM privacy_request q WHERE ${filtered}`;
const findSql = `SELECT ${staffColumns} FROM ${tables} JOIN person p ON p.id = q.person_id WHERE q.id = $1`;

export interface PrivacyRequestFilter {
  state: string | null;
  kind: string | null;
}

/** Writes tables `privacy_request` and `privacy_export`. */
export class PrivacyRequestRepository {
  constructor(private readonly tx: EntityManager) {}

  async listOf(personId: string, limit: number): Promise<OwnPrivacyRequest[]> {
    return this.tx.query(ofPersonSql, [personId, limit]);
  }

  async list(
    { state, kind }: PrivacyRequestFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<StaffPrivacyRequest[]> {
    return this.tx.query(listSql, [state, kind, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  async count({ state, kind }: PrivacyRequestFilter): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(countSql, [state, kind]);
    return rows[0]?.count ?? 0;
  }

  async find(id: string): Promise<StaffPrivacyRequest | null> {
    const rows: StaffPrivacyRequest[] = await this.tx.query(findSql, [id]);
    return rows[0] ?? null;
  }

  /** Null while one of the kind is open. */
  async ask(
    personId: string,
    kind: 'export' | 'erasure',
    state: 'asked' | 'confirmed',
    note: string | null,
  ): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO privacy_request (person_id, kind, state, note) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, kind) WHERE state IN ('asked','confirmed') DO NOTHING RETURNING id`,
      [personId, kind, state, note],
    );
    return rows[0]?.id ?? null;
  }

  async cancelErasure(personId: string): Promise<string | null> {
    const [rows]: [{ id: string }[], number] = await this.tx.query(
      `UPDATE privacy_request SET state = 'cancelled' WHERE person_id = $1 AND kind = 'erasure' AND state = 'asked'
       RETURNING id`,
      [personId],
    );
    return rows[0]?.id ?? null;
  }

  /** Answers false when it was decided before. */
  async decide(
    id: string,
    decision: 'confirmed' | 'refused',
    decidedBy: string,
    reason: string | null,
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE privacy_request SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4
       WHERE id = $1 AND kind = 'erasure' AND state = 'asked' RETURNING id`,
      [id, decision, decidedBy, reason],
    );
    return rows.length > 0;
  }

  /** Whose request is to be carried out; null when that is done. Held until the transaction ends. */
  async holdConfirmed(id: string, kind: 'export' | 'erasure'): Promise<string | null> {
    const rows: { personId: string }[] = await this.tx.query(
      `SELECT person_id AS "personId" FROM privacy_request WHERE id = $1 AND kind = $2 AND state = 'confirmed' FOR UPDATE`,
      [id, kind],
    );
    return rows[0]?.personId ?? null;
  }

  async markDone(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE privacy_request SET state = 'done', done_at = clock_timestamp() WHERE id = $1 AND state = 'confirmed'`,
      [id],
    );
  }

  async keepExport(id: string, data: PersonalData, days: number): Promise<void> {
    await this.tx.query(
      `INSERT INTO privacy_export (request_id, content, expires_at)
       VALUES ($1, $2, clock_timestamp() + make_interval(days => $3)) ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(data), days],
    );
  }

  async findExport(personId: string, id: string): Promise<{ content: PersonalData; madeAt: string } | null> {
    const rows: { content: PersonalData; madeAt: string }[] = await this.tx.query(findExportSql, [
      personId,
      id,
    ]);
    return rows[0] ?? null;
  }
}

const findExportSql = `SELECT x.content, ${sqlInstant('x.made_at')} AS "madeAt" FROM privacy_export x
  JOIN privacy_request q ON q.id = x.request_id
  WHERE q.person_id = $1 AND q.id = $2 AND x.expires_at > clock_timestamp()`;
