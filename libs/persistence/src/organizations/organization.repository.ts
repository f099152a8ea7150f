import type { EntityManager } from 'typeorm';
import type { ConstituentGroup } from '@traccia/contracts';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface OrganizationLine {
  id: string;
  name: string;
  constituentGroup: ConstituentGroup;
  countryCode: string | null;
  people: number;
  verified: boolean;
  /** `lower(name)`, what the list is sorted by. */
  sortName: string;
}

export interface OrganizationQuestion {
  search: string | null;
  constituentGroup: string | null;
  countryCode: string | null;
  verified: boolean | null;
}

export interface OrganizationFacts {
  name: string;
  constituentGroup: string;
  countryCode: string | null;
  parentId: string | null;
}

export interface OrganizationFound extends Omit<OrganizationLine, 'sortName'> {
  parent: { id: string; name: string } | null;
  verifiedAt: Date | null;
  verifiedByName: string | null;
  mergedInto: { id: string; name: string } | null;
  createdAt: Date;
  version: number;
}

/** $1 everything, $2 programmes, $3 activities, $4 organizations, $5 countries: hosts, and who sent somebody. */
const visible = `($1::boolean OR o.id::text = ANY($4::text[]) OR o.country_code = ANY($5::text[])
  OR EXISTS (
    SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id
    WHERE a.host_organization_id = o.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[])))
  OR EXISTS (
    SELECT 1 FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
    WHERE e.organization_id = o.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[]))))`;

const matching = `($6::text IS NULL OR o.name ILIKE $6) AND ($7::text IS NULL OR o.constituent_group = $7)
  AND ($8::text IS NULL OR o.country_code = $8) AND ($9::boolean IS NULL OR (o.verified_at IS NOT NULL) = $9)
  AND o.merged_into_id IS NULL`;

/** What anybody who is signed in may know of an organization: its name and kind. */
export interface OrganizationChoice {
  id: string;
  name: string;
  constituentGroup: ConstituentGroup;
  countryCode: string | null;
  verified: boolean;
}
export interface ProposedOrganization {
  name: string;
  constituentGroup: ConstituentGroup;
  countryCode: string | null;
}
const choiceSql = `SELECT o.id, o.name, o.constituent_group AS "constituentGroup", o.country_code AS "countryCode",
  o.verified_at IS NOT NULL AS verified FROM organization o`;

const lineColumns = `o.id, o.name, o.constituent_group AS "constituentGroup", o.country_code AS "countryCode",
  o.verified_at IS NOT NULL AS verified, (SELECT count(*)::int FROM person p WHERE p.organization_id = o.id) AS people`;

/** Writes table `organization`; its merging is OrganizationMergeRepository's. */
export class OrganizationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** By name; `after` are the sort values of the last row of the page before. */
  async list(
    scope: RowScope,
    question: OrganizationQuestion,
    page: { after: readonly [string, string] | null; limit: number },
  ): Promise<OrganizationLine[]> {
    return this.tx.query(
      'SELECT ' +
        lineColumns +
        ', lower(o.name) AS "sortName" FROM organization o WHERE ' +
        visible +
        ' AND ' +
        matching +
        ` AND ($10::text IS NULL OR (lower(o.name), o.id) > ($10, $11::uuid)) ORDER BY lower(o.name), o.id LIMIT $12`,
      [...valuesOf(scope, question), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** The same organizations in the same order, with the columns of their sheet. */
  async sheetRows(
    scope: RowScope,
    question: OrganizationQuestion,
    limit: number,
  ): Promise<Record<string, string | null>[]> {
    return this.tx.query(
      'SELECT o.name, o.constituent_group, o.country_code AS country, o.id AS organization_id FROM organization o WHERE ' +
        visible +
        ' AND ' +
        matching +
        ' ORDER BY lower(o.name), o.id LIMIT $10',
      [...valuesOf(scope, question), limit],
    );
  }

  /** The register, for somebody who picks the own organization; verified ones first. */
  async findChoices(search: string): Promise<OrganizationChoice[]> {
    return this.tx.query(
      choiceSql +
        ' WHERE o.name ILIKE $1 AND o.merged_into_id IS NULL ORDER BY o.verified_at IS NULL, lower(o.name), o.id LIMIT 20',
      [searchPattern(search)],
    );
  }

  /** Named by an applicant and not verified; the same name in the same country is the same organization. */
  async propose(proposal: ProposedOrganization): Promise<OrganizationChoice | null> {
    const { name, constituentGroup, countryCode } = proposal;
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('organization'), hashtext(lower($1)))`, [
      name,
    ]);
    const known: OrganizationChoice[] = await this.tx.query(
      choiceSql +
        ` WHERE o.id = (
            SELECT coalesce(k.merged_into_id, k.id) FROM organization k
            WHERE lower(k.name) = lower($1) AND k.country_code IS NOT DISTINCT FROM $2
            ORDER BY k.verified_at IS NULL, k.id LIMIT 1)`,
      [name, countryCode],
    );
    if (known[0]) return known[0];
    const rows: { id: string }[] = await this.tx.query(
      'INSERT INTO organization (name, constituent_group, country_code) VALUES ($1, $2, $3) RETURNING id',
      [name, constituentGroup, countryCode],
    );
    const made: OrganizationChoice[] = await this.tx.query(choiceSql + ' WHERE o.id = $1', [rows[0]?.id]);
    return made[0] ?? null;
  }

  async count(scope: RowScope, question: OrganizationQuestion): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM organization o WHERE ' + visible + ' AND ' + matching,
      valuesOf(scope, question),
    );
    return rows[0]?.count ?? 0;
  }

  async find(scope: RowScope, id: string): Promise<OrganizationFound | null> {
    const rows: OrganizationFound[] = await this.tx.query(
      'SELECT ' +
        lineColumns +
        `, o.verified_at AS "verifiedAt", o.created_at AS "createdAt", o.version,
           (SELECT v.given_name || ' ' || v.family_name FROM person v WHERE v.id = o.verified_by) AS "verifiedByName",
           (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM organization u WHERE u.id = o.parent_id) AS parent,
           (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM organization m WHERE m.id = o.merged_into_id) AS "mergedInto"
         FROM organization o WHERE o.id = $6 AND ` +
        visible,
      [...rowScopeValues(scope), id],
    );
    return rows[0] ?? null;
  }

  /** With nearly the same name, the nearest first. */
  async findSimilar(
    scope: RowScope,
    { id, name }: { id: string; name: string },
    limit: number,
  ): Promise<Omit<OrganizationLine, 'sortName'>[]> {
    return this.tx.query(
      'SELECT ' +
        lineColumns +
        ` FROM organization o WHERE o.id <> $6 AND o.merged_into_id IS NULL AND fold_name(o.name) % fold_name($7)
            AND similarity(fold_name(o.name), fold_name($7)) >= 0.45 AND ` +
        visible +
        ' ORDER BY similarity(fold_name(o.name), fold_name($7)) DESC, o.id LIMIT $8',
      [...rowScopeValues(scope), id, name, limit],
    );
  }

  async insert(facts: OrganizationFacts): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO organization (name, constituent_group, country_code, parent_id) VALUES ($1, $2, $3, $4) RETURNING id`,
      [facts.name, facts.constituentGroup, facts.countryCode, facts.parentId],
    );
    if (!row) throw new Error('an organization was not inserted');
    return row.id;
  }

  /** Answers false when somebody else has changed it since `version`. */
  async update(id: string, facts: OrganizationFacts, version: number): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE organization SET name = $2, constituent_group = $3, country_code = $4, parent_id = $5, version = version + 1
       WHERE id = $1 AND version = $6 RETURNING id`,
      [id, facts.name, facts.constituentGroup, facts.countryCode, facts.parentId, version],
    );
    return rows.length > 0;
  }

  /** Answers false when nothing changed. */
  async setVerified(id: string, by: string | null): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE organization SET verified_at = CASE WHEN $2::uuid IS NOT NULL THEN business_now() END, verified_by = $2,
         version = version + 1
       WHERE id = $1 AND (verified_at IS NULL) = ($2::uuid IS NOT NULL) RETURNING id`,
      [id, by],
    );
    return rows.length > 0;
  }

  async standsAbove(upper: string, lower: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `WITH RECURSIVE above(id) AS (
         SELECT parent_id FROM organization WHERE id = $2
         UNION SELECT o.parent_id FROM organization o JOIN above a ON o.id = a.id)
       SELECT 1 FROM above WHERE id = $1`,
      [upper, lower],
    );
    return rows.length > 0;
  }
}

function valuesOf(scope: RowScope, question: OrganizationQuestion): unknown[] {
  const { search, constituentGroup, countryCode, verified } = question;
  return [...rowScopeValues(scope), searchPattern(search), constituentGroup, countryCode, verified];
}
