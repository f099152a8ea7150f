import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export interface AccommodationEntry {
  enrolmentId: string;
  givenName: string;
  familyName: string;
  factor: number;
  setBy: string;
  setAt: Date;
}

const lockSql = `SELECT 1 FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND e.id = $7 FOR UPDATE OF e`;
const scopeSql = `SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND a.id = $7`;

/** Writes table `test_accommodation`. */
export class TestAccommodationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Whoever has more time than others in the tests of an activity. */
  async list(activityId: string): Promise<AccommodationEntry[]> {
    return this.tx.query(
      `SELECT t.enrolment_id AS "enrolmentId", p.given_name AS "givenName", p.family_name AS "familyName",
         t.factor::float8 AS factor, t.set_at AS "setAt", concat_ws(' ', s.given_name, s.family_name) AS "setBy"
       FROM test_accommodation t JOIN enrolment e ON e.id = t.enrolment_id JOIN person p ON p.id = e.person_id
       JOIN person s ON s.id = t.set_by
       WHERE e.activity_id = $1 AND t.factor > 1 ORDER BY p.family_name, p.given_name, t.enrolment_id LIMIT 500`,
      [activityId],
    );
  }

  /** Whether this enrolment belongs to an activity that the scope may manage; locked against a second change. */
  async lockEnrolment(scope: ActivityScope, enrolmentId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(lockSql, [...scopeValues(scope), enrolmentId]);
    return rows.length > 0;
  }

  async activityInScope(scope: ActivityScope, activityId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(scopeSql, [...scopeValues(scope), activityId]);
    return rows.length > 0;
  }

  async set(enrolmentId: string, factor: number, personId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO test_accommodation (enrolment_id, factor, set_by) VALUES ($1, $2, $3)
       ON CONFLICT (enrolment_id) DO UPDATE SET factor = EXCLUDED.factor, set_by = EXCLUDED.set_by,
         set_at = clock_timestamp()`,
      [enrolmentId, factor, personId],
    );
  }
}
