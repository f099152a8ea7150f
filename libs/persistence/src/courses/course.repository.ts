import type { LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope } from '../activities/activity-scope.js';
import type { RowScope } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface CourseHead {
  id: string;
  code: string;
  title: Record<string, string>;
  programmeId: string;
  programmeCode: string;
  programmeTitle: Record<string, string>;
  activities: number;
}
export interface CourseEntry extends CourseHead {
  standards: number;
  outcomes: number;
  indicators: number;
  markers: number;
}
export interface CourseDetail extends CourseHead {
  summary: LocalisedText;
  objectives: LocalisedText;
  version: number;
}
export interface CourseDraft {
  programmeId: string;
  title: LocalisedText;
  summary: LocalisedText;
  objectives: LocalisedText;
}
export interface CourseKey {
  code: string;
}
export interface CourseFilter {
  search?: string | undefined;
  programme?: string | undefined;
  gaps?: 'yes' | undefined;
}

/** Courses of programmes in scope, and those of which one activity is. */
const inScope = `($1::boolean OR c.programme_id = ANY($2::uuid[]) OR EXISTS (
  SELECT 1 FROM activity a WHERE a.course_id = c.id AND (a.id = ANY($3::uuid[])
    OR a.host_organization_id = ANY($4::uuid[]) OR a.country_code = ANY($5::bpchar[])
    OR EXISTS (SELECT 1 FROM activity_staff s WHERE s.activity_id = a.id AND s.person_id = $6::uuid)
    OR EXISTS (SELECT 1 FROM enrolment n WHERE n.activity_id = a.id AND n.organization_id = ANY($4::uuid[])))))`;
const matching = `($7::text IS NULL OR c.code ILIKE $7 OR EXISTS (SELECT 1 FROM jsonb_each_text(c.title) t
    WHERE fold_text(t.value) LIKE fold_text($7)))
  AND ($8::text IS NULL OR p.code = $8)
  AND (NOT $9::boolean OR n.standards = 0 OR n.outcomes = 0 OR n.indicators = 0 OR m.markers = 0)`;
const named = `LEFT JOIN LATERAL (SELECT count(l.labour_standard_id)::int AS standards, count(l.outcome_id)::int AS outcomes,
    count(l.indicator_id)::int AS indicators FROM course_link l WHERE l.course_id = c.id) n ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS markers FROM course_marker k WHERE k.course_id = c.id) m ON true`;
const head = `c.id, c.code, c.title, c.programme_id AS "programmeId", p.code AS "programmeCode",
    p.title AS "programmeTitle", (SELECT count(*)::int FROM activity a WHERE a.course_id = c.id) AS activities`;
const tables = 'course c JOIN programme p ON p.id = c.programme_id';
const listSql = `SELECT ${head}, n.standards, n.outcomes, n.indicators, m.markers FROM ${tables} ${named}
  WHERE ${inScope} AND ${matching} AND ($10::text IS NULL OR c.code > $10) ORDER BY c.code LIMIT $11`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} ${named} WHERE ${inScope} AND ${matching}`;
const findSql = `SELECT ${head}, c.summary, c.objectives, c.version FROM ${tables} WHERE ${inScope} AND c.id = $7`;

/** Writes table `course`. */
export class CourseRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    filter: CourseFilter,
    after: CourseKey | null,
    limit: number,
  ): Promise<CourseEntry[]> {
    return this.tx.query(listSql, [...valuesOf(scope, filter), after?.code ?? null, limit]);
  }

  async count(scope: ActivityScope, filter: CourseFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, filter));
    return rows[0]?.total ?? 0;
  }

  async find(scope: ActivityScope, id: string): Promise<CourseDetail | null> {
    const rows: CourseDetail[] = await this.tx.query(findSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
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

  /** Only who looks after the programme changes its courses. */
  async lockToManage(scope: RowScope, id: string): Promise<{ version: number } | null> {
    const rows: { version: number }[] = await this.tx.query(
      `SELECT version FROM course WHERE id = $1 AND ($2::boolean OR programme_id = ANY($3::uuid[])) FOR UPDATE`,
      [id, scope.everything, scope.programmes],
    );
    return rows[0] ?? null;
  }

  async mayManage(scope: RowScope, id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM course WHERE id = $1 AND ($2::boolean OR programme_id = ANY($3::uuid[]))',
      [id, scope.everything, scope.programmes],
    );
    return rows.length > 0;
  }

  async insert(code: string, draft: CourseDraft): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO course (code, programme_id, title, summary, objectives) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [code, ...fieldsOf(draft)],
    );
    return rows[0]?.id ?? '';
  }

  async update(id: string, draft: CourseDraft): Promise<void> {
    await this.tx.query(
      `UPDATE course SET programme_id = $2, title = $3, summary = $4, objectives = $5, version = version + 1 WHERE id = $1`,
      [id, ...fieldsOf(draft)],
    );
  }

  /** What hangs on the course was changed. */
  async countChange(id: string): Promise<void> {
    await this.tx.query('UPDATE course SET version = version + 1 WHERE id = $1', [id]);
  }
}

function valuesOf(scope: ActivityScope, { search, programme, gaps }: CourseFilter): unknown[] {
  return [...scopeValues(scope), searchPattern(search), programme ?? null, gaps === 'yes'];
}

function fieldsOf({ programmeId, title, summary, objectives }: CourseDraft): unknown[] {
  return [programmeId, title, summary, objectives];
}
