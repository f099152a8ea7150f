import type { Role, ScopeType } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface RoleGrant {
  id: string;
  role: Role;
  scopeType: ScopeType;
  scopeId: string | null;
  /** In the reader's language where there is a title; a country's is its code; null for the whole centre. */
  scopeName: string | null;
}

export interface NewRoleGrant {
  personId: string;
  role: string;
  scopeType: string;
  scopeId: string | null;
  grantedBy: string;
}

export interface RoleBearer {
  role: Role;
  givenName: string;
  familyName: string;
  email: string;
}

const scopeChecks: Record<string, string> = {
  programme: 'SELECT 1 FROM programme WHERE id::text = $1',
  activity: 'SELECT 1 FROM activity WHERE id::text = $1',
  organization: 'SELECT 1 FROM organization WHERE id::text = $1',
  country: 'SELECT 1 FROM country WHERE code = $1',
  // Only these two groups have a secretary.
  constituent_group: `SELECT 1 WHERE $1 IN ('employers_org', 'workers_org')`,
};

/** Writes table `role_assignment`. */
export class RoleAssignmentRepository {
  constructor(private readonly tx: EntityManager) {}

  async listOfPerson(personId: string, locale: string): Promise<RoleGrant[]> {
    return this.tx.query(
      `SELECT r.id, r.role, r.scope_type AS "scopeType", r.scope_id AS "scopeId",
         coalesce(x.title->>$2, x.title->>'en', (SELECT value FROM jsonb_each_text(x.title) LIMIT 1), o.name, r.scope_id)
           AS "scopeName"
       FROM role_assignment r
       LEFT JOIN programme pr ON r.scope_type = 'programme' AND pr.id::text = r.scope_id
       LEFT JOIN activity a ON r.scope_type = 'activity' AND a.id::text = r.scope_id
       LEFT JOIN organization o ON r.scope_type = 'organization' AND o.id::text = r.scope_id
       CROSS JOIN LATERAL (SELECT coalesce(pr.title, a.title) AS title) x
       WHERE r.person_id = $1 AND r.ended_at IS NULL ORDER BY r.granted_at, r.id LIMIT 200`,
      [personId, locale],
    );
  }

  /** Does a scope of this type exist? The whole centre always does. */
  async scopeExists(scopeType: string, scopeId: string | null): Promise<boolean> {
    const sql = scopeChecks[scopeType];
    if (sql === undefined) return scopeId === null;
    const rows: unknown[] = await this.tx.query(sql, [scopeId]);
    return rows.length > 0;
  }

  /** Breaks `role_assignment_live` when the person already bears the role in this scope. */
  async grant(grant: NewRoleGrant): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO role_assignment (person_id, role, scope_type, scope_id, granted_by)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [grant.personId, grant.role, grant.scopeType, grant.scopeId, grant.grantedBy],
    );
    if (!row) throw new Error('a role was not granted');
    return row.id;
  }

  /** Makes somebody the manager of single activities; those who only managed one of them by its name no longer do. */
  async passOn(
    activityIds: readonly string[],
    to: { personId: string; lacking: readonly string[]; grantedBy: string },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE role_assignment r SET ended_at = clock_timestamp()
       FROM activity_staff s
       WHERE s.activity_id = ANY($1::uuid[]) AND s.staff_role = 'manager' AND s.person_id = r.person_id
         AND r.role = 'activity_manager' AND r.scope_type = 'activity' AND r.scope_id = s.activity_id::text
         AND r.ended_at IS NULL AND r.person_id <> $2`,
      [activityIds, to.personId],
    );
    await this.tx.query(
      `INSERT INTO role_assignment (person_id, role, scope_type, scope_id, granted_by)
       SELECT $1, 'activity_manager', 'activity', a.id::text, $3 FROM unnest($2::uuid[]) AS a(id)
       ON CONFLICT (person_id, role, scope_type, scope_id) WHERE ended_at IS NULL DO NOTHING`,
      [to.personId, to.lacking, to.grantedBy],
    );
  }

  async findLive(personId: string, grantId: string): Promise<{ role: string } | null> {
    const rows: { role: string }[] = await this.tx.query(
      'SELECT role FROM role_assignment WHERE id = $1 AND person_id = $2 AND ended_at IS NULL',
      [grantId, personId],
    );
    return rows[0] ?? null;
  }

  async end(grantId: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      'UPDATE role_assignment SET ended_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL RETURNING id',
      [grantId],
    );
    return rows.length > 0;
  }

  /** Acts that could take the last administrator away follow one another; held until the transaction ends. */
  async lockAdministrators(): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('administrators'))`);
  }

  /** Would anybody administer the centre without this person (grantId null) or without this one grant? */
  async administratorRemains(without: { personId: string; grantId: string | null }): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM role_assignment r JOIN person p ON p.id = r.person_id
       WHERE r.role = 'administrator' AND r.scope_type = 'centre' AND r.ended_at IS NULL AND p.disabled_at IS NULL
         AND CASE WHEN $2::uuid IS NULL THEN r.person_id <> $1 ELSE r.id <> $2 END
       LIMIT 1`,
      [without.personId, without.grantId],
    );
    return rows.length > 0;
  }

  async isAdministrator(personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM role_assignment WHERE person_id = $1 AND role = 'administrator' AND ended_at IS NULL LIMIT 1`,
      [personId],
    );
    return rows.length > 0;
  }

  /** One person a role among those below `domain` who have a password; somebody without a role stands for participants. */
  async listFirstBearers(domain: string): Promise<RoleBearer[]> {
    return this.tx.query(
      `SELECT DISTINCT ON (role) role, given_name AS "givenName", family_name AS "familyName", email
       FROM (
         SELECT coalesce(r.role, 'participant') AS role, p.given_name, p.family_name, p.email, r.granted_at
         FROM person p LEFT JOIN role_assignment r ON r.person_id = p.id AND r.ended_at IS NULL
         WHERE p.email LIKE '%@' || $1 AND p.password_hash IS NOT NULL AND p.disabled_at IS NULL
           AND p.email_verified_at IS NOT NULL
       ) bearer
       ORDER BY role, granted_at, email`,
      [domain],
    );
  }
}
