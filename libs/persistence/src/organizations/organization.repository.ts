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
