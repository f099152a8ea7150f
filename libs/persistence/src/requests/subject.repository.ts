import type { EntityManager } from 'typeorm';
import type { ScopedRole } from '../row-scope.js';
import { standingIn } from '../responsible/managing-role.js';

export interface SubjectRow {
  /** Of the session or API key. */
  id: string;
  personId: string;
  grants: { role: string; scopeType: string; scopeId: string | null; deputy?: boolean }[];
  /** Not noted as seen for a minute. */
  stale: boolean;
}

const ownRoles = `SELECT r.role, r.scope_type AS "scopeType", r.scope_id AS "scopeId", false AS deputy
  FROM role_assignment r WHERE r.person_id = p.id AND r.ended_at IS NULL`;
/** The own roles, and what one may do today because somebody is away. */
const grants = `(SELECT coalesce(jsonb_agg(g), '[]') FROM (${ownRoles} UNION ALL ${standingIn}) g)`;
/** A key works unseen and was given for its owner's own work: standing in for somebody does not widen it. */
const ownGrants = `(SELECT coalesce(jsonb_agg(g), '[]') FROM (${ownRoles}) g)`;

const findSession = `
SELECT s.id, s.person_id AS "personId", s.seen_at < clock_timestamp() - interval '1 minute' AS stale,
  ${grants} AS grants
  FROM sign_in_session s JOIN person p ON p.id = s.person_id
 WHERE s.secret_hash = $1 AND s.ended_at IS NULL AND s.expires_at > clock_timestamp()
   AND s.seen_at > clock_timestamp() - make_interval(secs => $2) AND p.disabled_at IS NULL`;

const findApiKey = `
SELECT k.id, k.person_id AS "personId",
  coalesce(k.used_at < clock_timestamp() - interval '1 minute', true) AS stale,
  ${ownGrants} AS grants
  FROM api_key k JOIN person p ON p.id = k.person_id
 WHERE k.secret_hash = $1 AND k.ended_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
   AND p.disabled_at IS NULL`;

const findGrants = `SELECT ${grants} AS grants FROM person p WHERE p.id = $1 AND p.disabled_at IS NULL`;

/** Whom a presented secret belongs to, with all roles, in one statement; times are the bare database clock. */
export class SubjectRepository {
  constructor(private readonly tx: EntityManager) {}

  async findBySession(secretHash: Buffer, idleSeconds: number): Promise<SubjectRow | null> {
    const rows: SubjectRow[] = await this.tx.query(findSession, [secretHash, idleSeconds]);
    return rows[0] ?? null;
  }

  async findByApiKey(secretHash: Buffer): Promise<SubjectRow | null> {
    const rows: SubjectRow[] = await this.tx.query(findApiKey, [secretHash]);
    return rows[0] ?? null;
  }

  /** What somebody may do now; nothing once the account is closed. For work that was asked for earlier. */
  async findGrants(personId: string): Promise<ScopedRole[]> {
    const rows: { grants: ScopedRole[] }[] = await this.tx.query(findGrants, [personId]);
    return rows[0]?.grants ?? [];
  }

  /** At most once a minute; the only columns of these tables that this class writes. */
  async touchSession(id: string): Promise<void> {
    await this.tx.query('UPDATE sign_in_session SET seen_at = clock_timestamp() WHERE id = $1', [id]);
  }

  async touchApiKey(id: string): Promise<void> {
    await this.tx.query('UPDATE api_key SET used_at = clock_timestamp() WHERE id = $1', [id]);
  }
}
