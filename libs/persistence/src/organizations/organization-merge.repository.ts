import type { EntityManager } from 'typeorm';

/** What a merge did: rows by table, moved and left behind because the kept organization has one of its own. */
export interface MovedRows {
  moved: { table: string; column: string; keys: unknown[] }[];
  stayed: { table: string; column: string; keys: unknown[] }[];
}
export interface OrganizationMergeEntry {
  id: string;
  organizationId: string;
  name: string;
  byName: string;
  reason: string | null;
  mergedAt: Date;
  undoneAt: Date | null;
  mayUndo: boolean;
}

/** The trail of merges says what was merged; it is not itself moved by the next one. */
const left = ['organization_merge'];
const scopesSql = `UPDATE role_assignment r SET scope_id = $2::uuid::text
  WHERE r.scope_type = 'organization' AND r.scope_id = $1::uuid::text AND NOT EXISTS (
    SELECT 1 FROM role_assignment k WHERE k.person_id = r.person_id AND k.role = r.role AND k.scope_type = r.scope_type
      AND k.scope_id = $2::uuid::text AND k.ended_at IS NULL)
  RETURNING r.id`;

/**
 * Writes table `organization_merge`. A merge also moves what all tables say about the organization, and undoing puts
 * back exactly what still points where the merge has put it.
 */
export class OrganizationMergeRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Both wait for whoever merges one of them at the same moment. */
  async lockBoth(one: string, other: string): Promise<void> {
    await this.tx.query('SELECT id FROM organization WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      [one, other],
    ]);
  }

  /** What `merge` would move, by table; roles are bound to an organization without a foreign key. */
  async countMoves(id: string): Promise<{ table: string; rows: number }[]> {
    return this.tx.query(
      `SELECT holder AS "table", rows_found AS rows FROM count_references('organization', $1, $2)
       UNION ALL SELECT 'role_assignment', count(*)::int FROM role_assignment
         WHERE scope_type = 'organization' AND scope_id = $1::uuid::text HAVING count(*) > 0`,
      [id, left],
    );
  }

  /** Everything that points to `loser` points to `keeper` afterwards, also scopes of roles, which have no foreign key. */
  async merge(
    loser: string,
    keeper: string,
    { by, reason }: { by: string; reason: string | null },
  ): Promise<MovedRows> {
    const [row]: { done: MovedRows; parentId: string | null }[] = await this.tx.query(
      `SELECT move_references('organization', $1, $2, $3) AS done, parent_id AS "parentId"
       FROM organization WHERE id = $1`,
      [loser, keeper, left],
    );
    if (!row) throw new Error('nothing was moved');
    const [scopes]: [{ id: string }[], number] = await this.tx.query(scopesSql, [loser, keeper]);
    await this.tx.query(
      'UPDATE organization SET merged_into_id = $2, parent_id = NULL, version = version + 1 WHERE id = $1',
      [loser, keeper],
    );
    await this.tx.query(
      `INSERT INTO organization_merge (kept_id, merged_id, parent_id, moved, moved_scopes, reason, merged_by)
       VALUES ($2, $1, $3, $4::jsonb, $5::uuid[], $6, $7)`,
      [loser, keeper, row.parentId, JSON.stringify(row.done.moved), scopes.map(({ id }) => id), reason, by],
    );
    return row.done;
  }

  /** Held until the transaction ends, so that it is undone once; null when it is not there or undone. */
  async lockLive(id: string): Promise<{ keptId: string; mergedId: string } | null> {
    const rows: { keptId: string; mergedId: string }[] = await this.tx.query(
      `SELECT kept_id AS "keptId", merged_id AS "mergedId" FROM organization_merge
       WHERE id = $1 AND undone_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** What has changed hands since stays where it is now. */
  async undo(id: string, by: string): Promise<void> {
    await this.tx.query(
      `SELECT restore_references('organization', moved, merged_id, kept_id) FROM organization_merge WHERE id = $1`,
      [id],
    );
    await this.tx.query(
      `UPDATE role_assignment r SET scope_id = m.merged_id::text FROM organization_merge m
       WHERE m.id = $1 AND r.id = ANY(m.moved_scopes) AND r.scope_type = 'organization' AND r.scope_id = m.kept_id::text`,
      [id],
    );
    await this.tx.query(
      `UPDATE organization o SET merged_into_id = NULL, version = o.version + 1,
         parent_id = (SELECT p.id FROM organization p WHERE p.id = m.parent_id AND p.merged_into_id IS NULL)
       FROM organization_merge m WHERE m.id = $1 AND o.id = m.merged_id`,
      [id],
    );
    await this.tx.query(
      'UPDATE organization_merge SET undone_by = $2, undone_at = clock_timestamp() WHERE id = $1',
      [id, by],
    );
  }

  /** What was merged into it, the newest first. */
  async listInto(organizationId: string, limit: number): Promise<OrganizationMergeEntry[]> {
    return this.tx.query(
      `SELECT m.id, m.merged_id AS "organizationId", o.name, b.given_name || ' ' || b.family_name AS "byName", m.reason,
         m.merged_at AS "mergedAt", m.undone_at AS "undoneAt",
         m.undone_at IS NULL AND k.merged_into_id IS NULL AS "mayUndo"
       FROM organization_merge m JOIN organization o ON o.id = m.merged_id JOIN organization k ON k.id = m.kept_id
       JOIN person b ON b.id = m.merged_by
       WHERE m.kept_id = $1 ORDER BY m.merged_at DESC, m.id DESC LIMIT $2`,
      [organizationId, limit],
    );
  }
}
