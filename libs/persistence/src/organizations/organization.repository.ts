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
  /** `lower(name)`, what the list is sorted by. */
  sortName: string;
}

export interface OrganizationQuestion {
  search: string | null;
  constituentGroup: string | null;
}

/** $1 everything, $2 programmes, $3 activities, $4 organizations, $5 countries: hosts, and who sent somebody. */
const visible = `($1::boolean OR o.id::text = ANY($4::text[]) OR o.country_code = ANY($5::text[])
  OR EXISTS (
    SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id
    WHERE a.host_organization_id = o.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[])))
  OR EXISTS (
    SELECT 1 FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
    WHERE e.organization_id = o.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[]))))`;

const matching = `($6::text IS NULL OR o.name ILIKE $6) AND ($7::text IS NULL OR o.constituent_group = $7)`;

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

/** Reads organizations as staff see them; the import writes them. */
export class OrganizationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** By name; `after` are the sort values of the last row of the page before. */
  async list(
    scope: RowScope,
    question: OrganizationQuestion,
    page: { after: readonly [string, string] | null; limit: number },
  ): Promise<OrganizationLine[]> {
    return this.tx.query(
      `SELECT o.id, o.name, o.constituent_group AS "constituentGroup", o.country_code AS "countryCode",
         lower(o.name) AS "sortName", (SELECT count(*)::int FROM person p WHERE p.organization_id = o.id) AS people
       FROM organization o WHERE ` +
        visible +
        ' AND ' +
        matching +
        ` AND ($8::text IS NULL OR (lower(o.name), o.id) > ($8, $9::uuid)) ORDER BY lower(o.name), o.id LIMIT $10`,
      [...valuesOf(scope, question), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** The register, for somebody who picks the own organization; verified ones first. */
  async findChoices(search: string): Promise<OrganizationChoice[]> {
    return this.tx.query(
      choiceSql + ' WHERE o.name ILIKE $1 ORDER BY o.verified_at IS NULL, lower(o.name), o.id LIMIT 20',
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
        ` WHERE lower(o.name) = lower($1) AND o.country_code IS NOT DISTINCT FROM $2
          ORDER BY o.verified_at IS NULL, o.id LIMIT 1`,
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
}

function valuesOf(scope: RowScope, { search, constituentGroup }: OrganizationQuestion): unknown[] {
  return [...rowScopeValues(scope), searchPattern(search), constituentGroup];
}
