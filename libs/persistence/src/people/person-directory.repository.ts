import type { Locale, Role, Sex } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface DirectoryRow {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  organizationName: string | null;
  countryCode: string | null;
  roles: Role[];
  disabled: boolean;
}

export interface DirectoryPerson extends DirectoryRow {
  sex: Sex;
  locale: Locale;
  timeZone: string | null;
  jobTitle: string | null;
  organizationId: string | null;
  mergedInto: { id: string; name: string } | null;
  createdAt: Date;
  version: number;
}

export interface DirectoryQuestion {
  search: string | null;
  role: string | null;
  organizationId: string | null;
  /** Id of the last person of the page before. */
  after: string | null;
  limit: number;
}

const columns = `p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.email,
  o.name AS "organizationName", p.country_code AS "countryCode", p.disabled_at IS NOT NULL AS disabled,
  ARRAY(SELECT DISTINCT r.role FROM role_assignment r WHERE r.person_id = p.id AND r.ended_at IS NULL ORDER BY 1) AS roles`;

/** $1 everything, $2 programmes, $3 activities, $4 organizations, $5 countries: who enrolled, who teaches, who works there. */
const visible = `($1::boolean
  OR p.organization_id::text = ANY($4::text[]) OR p.country_code = ANY($5::text[])
  OR EXISTS (
    SELECT 1 FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
    WHERE e.person_id = p.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[])
      OR e.organization_id::text = ANY($4::text[]) OR a.country_code = ANY($5::text[])))
  OR EXISTS (
    SELECT 1 FROM activity_staff s JOIN activity a ON a.id = s.activity_id JOIN course c ON c.id = a.course_id
    WHERE s.person_id = p.id AND (a.id::text = ANY($3::text[]) OR c.programme_id::text = ANY($2::text[])
      OR a.country_code = ANY($5::text[]))))`;

const matching = `($6::text IS NULL OR p.email ILIKE $6 OR p.given_name || ' ' || p.family_name ILIKE $6
    OR p.family_name || ' ' || p.given_name ILIKE $6)
  AND ($7::text IS NULL OR EXISTS (
    SELECT 1 FROM role_assignment r WHERE r.person_id = p.id AND r.role = $7 AND r.ended_at IS NULL))
  AND ($8::uuid IS NULL OR p.organization_id = $8) AND p.merged_into_id IS NULL`;

/** Reads people as staff see them: never more than the asker's rows. */
export class PersonDirectoryRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(scope: RowScope, question: DirectoryQuestion): Promise<DirectoryRow[]> {
    const after = question.after === null ? null : await this.placeOf(question.after);
    if (question.after !== null && !after) return [];
    return this.tx.query(
      'SELECT ' +
        columns +
        ' FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE ' +
        visible +
        ' AND ' +
        matching +
        ` AND ($9::text IS NULL OR (lower(p.family_name), lower(p.given_name), p.id) > ($9, $10, $11::uuid))
          ORDER BY lower(p.family_name), lower(p.given_name), p.id LIMIT $12`,
      [
        ...rowScopeValues(scope),
        searchPattern(question.search),
        question.role,
        question.organizationId,
        after?.familyKey ?? null,
        after?.givenKey ?? null,
        question.after,
        question.limit,
      ],
    );
  }

  async count(scope: RowScope, question: Omit<DirectoryQuestion, 'after' | 'limit'>): Promise<number> {
    const [row]: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM person p WHERE ' + visible + ' AND ' + matching,
      [...rowScopeValues(scope), searchPattern(question.search), question.role, question.organizationId],
    );
    return row?.count ?? 0;
  }

  /** The same people in the same order, with the columns of their sheet. */
  async sheetRows(
    scope: RowScope,
    question: Omit<DirectoryQuestion, 'after' | 'limit'>,
    limit: number,
  ): Promise<Record<string, string | null>[]> {
    return this.tx.query(
      `SELECT p.email, p.given_name, p.family_name, p.sex, p.country_code AS country, o.name AS organization, p.job_title,
         p.locale AS language, p.id AS person_id
       FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.erased_at IS NULL AND ` +
        visible +
        ' AND ' +
        matching +
        ' ORDER BY lower(p.family_name), lower(p.given_name), p.id LIMIT $9',
      [
        ...rowScopeValues(scope),
        searchPattern(question.search),
        question.role,
        question.organizationId,
        limit,
      ],
    );
  }

  async find(scope: RowScope, id: string): Promise<DirectoryPerson | null> {
    const rows: DirectoryPerson[] = await this.tx.query(
      'SELECT ' +
        columns +
        `, p.sex, p.locale, p.time_zone AS "timeZone", p.job_title AS "jobTitle",
           p.organization_id AS "organizationId", p.created_at AS "createdAt", p.version,
           (SELECT jsonb_build_object('id', k.id, 'name', k.given_name || ' ' || k.family_name) FROM person k
             WHERE k.id = p.merged_into_id) AS "mergedInto"
         FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id = $6 AND ` +
        visible,
      [...rowScopeValues(scope), id],
    );
    return rows[0] ?? null;
  }

  /** Read first, so that the page itself can walk the index from there. */
  private async placeOf(id: string): Promise<{ familyKey: string; givenKey: string } | null> {
    const rows: { familyKey: string; givenKey: string }[] = await this.tx.query(
      'SELECT lower(family_name) AS "familyKey", lower(given_name) AS "givenKey" FROM person WHERE id = $1',
      [id],
    );
    return rows[0] ?? null;
  }
}
