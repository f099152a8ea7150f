import type { EntityManager } from 'typeorm';

export interface MergeDone {
  mergeId: string;
  moved: number;
  stayed: number;
}

export interface FormerRecordEntry {
  mergeId: string;
  personId: string;
  name: string;
  email: string | null;
  byName: string;
  reason: string | null;
  mergedAt: Date;
  undoneAt: Date | null;
  mayUndo: boolean;
}

export interface MergeLine {
  id: string;
  keptId: string;
  mergedId: string;
  keptName: string;
  mergedName: string;
  byName: string;
  mergedAt: Date;
  /** `merged_at` to the microsecond, what the list is sorted by. */
  sortAt: string;
  undoneAt: Date | null;
  reason: string | null;
  moved: number;
  stayed: number;
}

/**
 * What says how somebody gets in belongs to the record it was made for, and what is about records is not about people;
 * both stay. A key of a machine must not gain the roles of another record.
 */
const left = ['person_pair', 'person_merge', 'sign_in_session', 'mailed_token', 'oidc_attempt', 'api_key'];

const countOf = (column: string) =>
  "(SELECT coalesce(sum(jsonb_array_length(part->'keys')), 0)::int FROM jsonb_array_elements(m." +
  column +
  ') part)';

/**
 * Writes tables `person_merge` and `further_email`. A merge also moves what all tables say about the person, as the
 * catalogue of the database names them; where the kept person has a row of that kind, theirs counts and the other
 * stays with the pointer, so that nothing is lost and undoing puts back exactly what was moved.
 */
export class PersonMergeRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Both rows are held; answers whether each is somebody of their own. */
  async lockBoth(one: string, other: string): Promise<{ id: string; live: boolean; open: boolean }[]> {
    return this.tx.query(
      `SELECT id, merged_into_id IS NULL AND erased_at IS NULL AS live, disabled_at IS NULL AS open
       FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [[one, other]],
    );
  }

  async merge(
    loser: string,
    keeper: string,
    { by, reason }: { by: string; reason: string | null },
  ): Promise<MergeDone> {
    const [before]: { before: unknown }[] = await this.tx.query(
      `SELECT jsonb_build_object(
         'merged', jsonb_build_object('email', l.email, 'email_verified_at', l.email_verified_at, 'disabled_at', l.disabled_at),
         'kept', to_jsonb(k) - 'password_hash', 'passwordTaken', k.password_hash IS NULL AND l.password_hash IS NOT NULL) AS before
       FROM person k, person l WHERE k.id = $2 AND l.id = $1`,
      [loser, keeper],
    );
    const [row]: { done: { moved: unknown; stayed: unknown } }[] = await this.tx.query(
      `SELECT move_references('person', $1, $2, $3) AS done`,
      [loser, keeper, left],
    );
    if (!before || !row) throw new Error('nothing was moved');
    await this.fillKept(loser, keeper);
    await this.tx.query(
      `UPDATE person SET email = NULL, email_verified_at = NULL, disabled_at = coalesce(disabled_at, clock_timestamp()),
         merged_into_id = $2 WHERE id = $1`,
      [loser, keeper],
    );
    const further = await this.keepAddresses(keeper, before.before);
    const [merged]: MergeDone[] = await this.tx.query(
      'WITH m AS (INSERT INTO person_merge (kept_id, merged_id, before, moved, stayed, merged_by, reason) ' +
        `VALUES ($1, $2, $3::jsonb || jsonb_build_object('further', $4::uuid[]), $5, $6, $7, $8) RETURNING *) ` +
        'SELECT m.id AS "mergeId", ' +
        countOf('moved') +
        ' AS moved, ' +
        countOf('stayed') +
        ' AS stayed FROM m',
      [
        keeper,
        loser,
        JSON.stringify(before.before),
        further,
        JSON.stringify(row.done.moved),
        JSON.stringify(row.done.stayed),
        by,
        reason,
      ],
    );
    if (!merged) throw new Error('the merge was not recorded');
    return merged;
  }

  /** The kept person's own facts count; what they do not have comes from the other, a proven address before an unproven. */
  private async fillKept(loser: string, keeper: string): Promise<void> {
    await this.tx.query(
      `UPDATE person k SET
         email = CASE WHEN k.email_verified_at IS NULL AND l.email IS NOT NULL
           AND (k.email IS NULL OR l.email_verified_at IS NOT NULL) THEN l.email ELSE k.email END,
         email_verified_at = CASE WHEN k.email_verified_at IS NULL AND l.email IS NOT NULL
           AND (k.email IS NULL OR l.email_verified_at IS NOT NULL) THEN l.email_verified_at ELSE k.email_verified_at END,
         organization_id = coalesce(k.organization_id, l.organization_id), job_title = coalesce(k.job_title, l.job_title),
         country_code = coalesce(k.country_code, l.country_code), time_zone = coalesce(k.time_zone, l.time_zone),
         telephone = coalesce(k.telephone, l.telephone), nationality_code = coalesce(k.nationality_code, l.nationality_code),
         password_hash = coalesce(k.password_hash, l.password_hash)
       FROM person l WHERE l.id = $1 AND k.id = $2`,
      [loser, keeper],
    );
  }

  /** Whichever of the two addresses is not the kept person's own now still reaches them. */
  private async keepAddresses(keeper: string, before: unknown): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO further_email (person_id, email, verified_at)
       SELECT $1, side->>'email', (side->>'email_verified_at')::timestamptz
       FROM (VALUES ($2::jsonb->'merged'), ($2::jsonb->'kept')) sides(side), person k
       WHERE k.id = $1 AND side->>'email' IS NOT NULL AND lower(side->>'email') IS DISTINCT FROM lower(k.email)
       ON CONFLICT DO NOTHING RETURNING id`,
      [keeper, JSON.stringify(before)],
    );
    return rows.map(({ id }) => id);
  }

  /** Held until the transaction ends, so that it is undone once; null when it is not there or undone. */
  async lockLive(id: string): Promise<{ keptId: string; mergedId: string; whole: boolean } | null> {
    const rows: { keptId: string; mergedId: string; whole: boolean }[] = await this.tx.query(
      `SELECT kept_id AS "keptId", merged_id AS "mergedId", before ? 'kept' AS whole
       FROM person_merge WHERE id = $1 AND undone_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Facts that the kept person has changed since stay as they are now. */
  async undo(id: string, by: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM further_email WHERE id IN (
         SELECT jsonb_array_elements_text(before->'further')::uuid FROM person_merge WHERE id = $1)`,
      [id],
    );
    await this.tx.query(
      `SELECT restore_references('person', moved, merged_id, kept_id) FROM person_merge WHERE id = $1`,
      [id],
    );
    await this.tx.query(
      `UPDATE person k SET
         email = CASE WHEN k.email IS NOT DISTINCT FROM m.before#>>'{merged,email}' THEN b.email ELSE k.email END,
         email_verified_at = CASE WHEN k.email IS NOT DISTINCT FROM m.before#>>'{merged,email}' THEN b.email_verified_at
           ELSE k.email_verified_at END,
         organization_id = CASE WHEN k.organization_id = l.organization_id THEN b.organization_id ELSE k.organization_id END,
         job_title = CASE WHEN k.job_title = l.job_title THEN b.job_title ELSE k.job_title END,
         country_code = CASE WHEN k.country_code = l.country_code THEN b.country_code ELSE k.country_code END,
         time_zone = CASE WHEN k.time_zone = l.time_zone THEN b.time_zone ELSE k.time_zone END,
         telephone = CASE WHEN k.telephone = l.telephone THEN b.telephone ELSE k.telephone END,
         nationality_code = CASE WHEN k.nationality_code = l.nationality_code THEN b.nationality_code
           ELSE k.nationality_code END,
         password_hash = CASE WHEN (m.before->>'passwordTaken')::boolean AND k.password_hash = l.password_hash THEN NULL
           ELSE k.password_hash END
       FROM person_merge m JOIN person l ON l.id = m.merged_id
         CROSS JOIN LATERAL jsonb_populate_record(NULL::person, m.before->'kept') b
       WHERE m.id = $1 AND k.id = m.kept_id`,
      [id],
    );
    await this.tx.query(
      `UPDATE person l SET merged_into_id = NULL, email = b.email, email_verified_at = b.email_verified_at,
         disabled_at = b.disabled_at
       FROM person_merge m CROSS JOIN LATERAL jsonb_populate_record(NULL::person, m.before->'merged') b
       WHERE m.id = $1 AND l.id = m.merged_id`,
      [id],
    );
    await this.tx.query(
      'UPDATE person_merge SET undone_by = $2, undone_at = clock_timestamp() WHERE id = $1',
      [id, by],
    );
  }

  /** What was brought into this record, the newest first; an erasure has taken the addresses with it. */
  async listInto(personId: string, limit: number): Promise<FormerRecordEntry[]> {
    return this.tx.query(
      `SELECT m.id AS "mergeId", m.merged_id AS "personId", l.given_name || ' ' || l.family_name AS name,
         m.before#>>'{merged,email}' AS email, b.given_name || ' ' || b.family_name AS "byName", m.reason,
         m.merged_at AS "mergedAt", m.undone_at AS "undoneAt",
         m.undone_at IS NULL AND m.before ? 'kept' AND k.merged_into_id IS NULL AND k.erased_at IS NULL AS "mayUndo"
       FROM person_merge m JOIN person l ON l.id = m.merged_id JOIN person k ON k.id = m.kept_id
         JOIN person b ON b.id = m.merged_by
       WHERE m.kept_id = $1 ORDER BY m.merged_at DESC, m.id DESC LIMIT $2`,
      [personId, limit],
    );
  }

  /** Addresses that lead to the person beside the one of the account. */
  async listAddresses(personId: string): Promise<{ email: string; verified: boolean }[]> {
    return this.tx.query(
      `SELECT email, verified_at IS NOT NULL AS verified FROM further_email WHERE person_id = $1
       ORDER BY added_at DESC, id LIMIT 20`,
      [personId],
    );
  }

  /** The newest first; `after` are the sort values of the last row of the page before. */
  async list(page: { after: readonly [string, string] | null; limit: number }): Promise<MergeLine[]> {
    return this.tx.query(
      `SELECT m.id, m.kept_id AS "keptId", m.merged_id AS "mergedId", k.given_name || ' ' || k.family_name AS "keptName",
         l.given_name || ' ' || l.family_name AS "mergedName", b.given_name || ' ' || b.family_name AS "byName",
         m.merged_at AS "mergedAt", to_jsonb(m.merged_at)#>>'{}' AS "sortAt", m.undone_at AS "undoneAt", m.reason, ` +
        countOf('moved') +
        ' AS moved, ' +
        countOf('stayed') +
        ` AS stayed
       FROM person_merge m JOIN person k ON k.id = m.kept_id JOIN person l ON l.id = m.merged_id
         JOIN person b ON b.id = m.merged_by
       WHERE $1::timestamptz IS NULL OR (m.merged_at, m.id) < ($1, $2::uuid)
       ORDER BY m.merged_at DESC, m.id DESC LIMIT $3`,
      [page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }
}
