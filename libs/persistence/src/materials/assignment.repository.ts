import type { AssignmentRow, Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues, activityToManage } from '../activities/activity-scope.js';

export interface AssignmentDraft {
  title: Partial<Record<Locale, string>>;
  instructions: Partial<Record<Locale, string>>;
  dueOn: string | null;
  requiredForCertificate: boolean;
}

const listSql = `SELECT t.id, t.title, t.instructions, t.due_on::text AS "dueOn",
    t.required_for_certificate AS "requiredForCertificate", t.version, t.deleted_at IS NOT NULL AS deleted,
    count(s.id) FILTER (WHERE s.state = 'submitted')::int AS "toMark",
    count(s.id) FILTER (WHERE s.state = 'passed')::int AS passed,
    count(s.id) FILTER (WHERE s.state = 'not_yet')::int AS "notYet"
  FROM assignment t LEFT JOIN submission s ON s.assignment_id = t.id
  WHERE t.activity_id = $1 AND (t.deleted_at IS NULL OR t.deleted_at > clock_timestamp() - interval '30 days')
  GROUP BY t.id ORDER BY t.due_on NULLS LAST, t.id LIMIT 100`;
const lockSql = `SELECT t.id, t.activity_id AS "activityId", t.version FROM assignment t
  JOIN activity a ON a.id = t.activity_id JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND t.id = $7 FOR UPDATE OF t`;

/** Writes table `assignment`. */
export class AssignmentRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(activityId: string): Promise<AssignmentRow[]> {
    return this.tx.query(listSql, [activityId]);
  }

  async lock(
    scope: ActivityScope,
    id: string,
  ): Promise<{ id: string; activityId: string; version: number } | null> {
    const rows: { id: string; activityId: string; version: number }[] = await this.tx.query(lockSql, [
      ...scopeValues(scope),
      id,
    ]);
    return rows[0] ?? null;
  }

  async insert(activityId: string, draft: AssignmentDraft): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO assignment (activity_id, title, instructions, due_on, required_for_certificate)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [activityId, ...fieldsOf(draft)],
    );
    return rows[0]?.id ?? '';
  }

  async update(id: string, draft: AssignmentDraft): Promise<void> {
    await this.tx.query(
      `UPDATE assignment SET title = $2, instructions = $3, due_on = $4, required_for_certificate = $5,
         version = version + 1 WHERE id = $1`,
      [id, ...fieldsOf(draft)],
    );
  }

  /** Due days keep their distance from the first day of the activity. */
  async copy(fromActivityId: string, toActivityId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO assignment (activity_id, title, instructions, due_on, required_for_certificate)
       SELECT t.id, s.title, s.instructions, s.due_on + (t.starts_on - f.starts_on), s.required_for_certificate
       FROM assignment s JOIN activity f ON f.id = s.activity_id JOIN activity t ON t.id = $2
       WHERE s.activity_id = $1 AND s.deleted_at IS NULL`,
      [fromActivityId, toActivityId],
    );
  }

  async setDeleted(id: string, deleted: boolean): Promise<void> {
    await this.tx.query(
      'UPDATE assignment SET deleted_at = CASE WHEN $2::boolean THEN clock_timestamp() END WHERE id = $1',
      [id, deleted],
    );
  }
}

function fieldsOf({ title, instructions, dueOn, requiredForCertificate }: AssignmentDraft): unknown[] {
  return [JSON.stringify(title), JSON.stringify(instructions), dueOn, requiredForCertificate];
}
