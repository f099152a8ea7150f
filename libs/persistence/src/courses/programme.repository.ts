import type { LocalisedText } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope } from '../activities/activity-scope.js';
import type { RowScope } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface ProgrammeEntry {
  id: string;
  code: string;
  title: LocalisedText;
  courses: number;
  indicators: number;
}
export interface ProgrammeDetail extends ProgrammeEntry {
  summary: LocalisedText;
  resultsChain: Record<string, LocalisedText>;
  version: number;
}
export interface ProgrammeDraft {
  title: LocalisedText;
  summary: LocalisedText;
  resultsChain: Record<string, LocalisedText>;
}

/** Programmes in scope, and those of which one activity is. */
const inScope = `($1::boolean OR p.id = ANY($2::uuid[]) OR EXISTS (
  SELECT 1 FROM course c JOIN activity a ON a.course_id = c.id WHERE c.programme_id = p.id AND (a.id = ANY($3::uuid[])
    OR a.host_organization_id = ANY($4::uuid[]) OR a.country_code = ANY($5::bpchar[])
    OR EXISTS (SELECT 1 FROM activity_staff s WHERE s.activity_id = a.id AND s.person_id = $6::uuid)
    OR EXISTS (SELECT 1 FROM enrolment n WHERE n.activity_id = a.id AND n.organization_id = ANY($4::uuid[])))))`;
const matching = `($7::text IS NULL OR p.code ILIKE $7 OR EXISTS (SELECT 1 FROM jsonb_each_text(p.title) t
  WHERE fold_text(t.value) LIKE fold_text($7)))`;
const columns = `p.id, p.code, p.title, (SELECT count(*)::int FROM course c WHERE c.programme_id = p.id) AS courses,
  (SELECT count(*)::int FROM indicator i WHERE i.programme_id = p.id) AS indicators`;
const listSql = `SELECT ${columns} FROM programme p WHERE ${inScope} AND ${matching} AND ($8::text IS NULL OR p.code > $8)
  ORDER BY p.code LIMIT $9`;
const countSql = `SELECT count(*)::int AS total FROM programme p WHERE ${inScope} AND ${matching}`;
const findSql = `SELECT ${columns}, p.summary, p.results_chain AS "resultsChain", p.version FROM programme p
  WHERE ${inScope} AND p.id = $7`;

/** Writes table `programme`. */
export class ProgrammeRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    search: string | undefined,
    after: string | null,
    limit: number,
  ): Promise<ProgrammeEntry[]> {
    return this.tx.query(listSql, [...scopeValues(scope), searchPattern(search), after, limit]);
  }

  async count(scope: ActivityScope, search: string | undefined): Promise<number> {
    const values = [...scopeValues(scope), searchPattern(search)];
    const rows: { total: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.total ?? 0;
  }

  async find(scope: ActivityScope, id: string): Promise<ProgrammeDetail | null> {
    const rows: ProgrammeDetail[] = await this.tx.query(findSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async lockToManage(scope: RowScope, id: string): Promise<{ version: number } | null> {
    const rows: { version: number }[] = await this.tx.query(
      `SELECT version FROM programme WHERE id = $1 AND ($2::boolean OR id = ANY($3::uuid[])) FOR UPDATE`,
      [id, scope.everything, scope.programmes],
    );
    return rows[0] ?? null;
  }

  async insert(code: string, { title, summary, resultsChain }: ProgrammeDraft): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO programme (code, title, summary, results_chain) VALUES ($1, $2, $3, $4) RETURNING id`,
      [code, title, summary, resultsChain],
    );
    return rows[0]?.id ?? '';
  }

  async update(id: string, { title, summary, resultsChain }: ProgrammeDraft): Promise<void> {
    await this.tx.query(
      `UPDATE programme SET title = $2, summary = $3, results_chain = $4, version = version + 1 WHERE id = $1`,
      [id, title, summary, resultsChain],
    );
  }
}
