import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface CourseEntry {
  id: string;
  code: string;
  title: Record<string, string>;
  programmeId: string;
  programmeCode: string;
  programmeTitle: Record<string, string>;
  activities: number;
}
export interface CourseKey {
  code: string;
}

/** Courses of programmes in scope, and those of which one activity is. */
const inScope = `($1::boolean OR c.programme_id = ANY($2::uuid[]) OR EXISTS (
  SELECT 1 FROM activity a WHERE a.course_id = c.id AND (a.id = ANY($3::uuid[])
    OR a.host_organization_id = ANY($4::uuid[]) OR a.country_code = ANY($5::bpchar[])
    OR EXISTS (SELECT 1 FROM activity_staff s WHERE s.activity_id = a.id AND s.person_id = $6::uuid)
    OR EXISTS (SELECT 1 FROM enrolment n WHERE n.activity_id = a.id AND n.organization_id = ANY($4::uuid[])))))`;
const matching = `($7::text IS NULL OR c.code ILIKE $7 OR EXISTS (SELECT 1 FROM jsonb_each_text(c.title) t WHERE t.value ILIKE $7))`;
const listSql = `SELECT c.id, c.code, c.title, c.programme_id AS "programmeId", p.code AS "programmeCode",
    p.title AS "programmeTitle", (SELECT count(*)::int FROM activity a WHERE a.course_id = c.id) AS activities
  FROM course c JOIN programme p ON p.id = c.programme_id
  WHERE ${inScope} AND ${matching} AND ($8::text IS NULL OR c.code > $8) ORDER BY c.code LIMIT $9`;
const countSql = `SELECT count(*)::int AS total FROM course c WHERE ${inScope} AND ${matching}`;

/** Reads courses with their programme. */
export class CourseRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    search: string | undefined,
    after: CourseKey | null,
    limit: number,
  ): Promise<CourseEntry[]> {
    return this.tx.query(listSql, [...scopeValues(scope), searchPattern(search), after?.code ?? null, limit]);
  }

  async count(scope: ActivityScope, search: string | undefined): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, [
      ...scopeValues(scope),
      searchPattern(search),
    ]);
    return rows[0]?.total ?? 0;
  }

  /** A course in which an activity may be planned: of a programme in scope, or held in a country in scope. */
  async mayPlanIn(scope: ActivityScope, courseId: string, countryCode: string | null): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM course WHERE id = $1
         AND ($2::boolean OR programme_id = ANY($3::uuid[]) OR $4::bpchar = ANY($5::bpchar[]))`,
      [courseId, scope.everything, scope.programmes, countryCode, scope.countries],
    );
    return rows.length > 0;
  }
}
