import type { AttendanceState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope, wholeActivityInScope } from '../activities/activity-scope.js';

export interface AttendanceMark {
  enrolmentId: string;
  state: AttendanceState;
}

const listSql = `SELECT t.enrolment_id AS "enrolmentId", t.state
  FROM attendance t JOIN activity_session s ON s.id = t.activity_session_id JOIN enrolment e ON e.id = t.enrolment_id
  JOIN activity a ON a.id = s.activity_id JOIN course c ON c.id = a.course_id
  WHERE s.id = $7 AND (${wholeActivityInScope} OR e.organization_id = ANY($4::uuid[])) ORDER BY t.enrolment_id LIMIT 1000`;

/** Writes table `attendance`. */
export class AttendanceRepository {
  constructor(private readonly tx: EntityManager) {}

  async listForSession(scope: ActivityScope, sessionId: string): Promise<AttendanceMark[]> {
    return this.tx.query(listSql, [...scopeValues(scope), sessionId]);
  }

  /** Locks the enrolments, in one order for everybody; answers status by id of those that belong to the activity. */
  async lockEnrolments(activityId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; status: string }[] = await this.tx.query(
      'SELECT id, status FROM enrolment WHERE activity_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
      [activityId, ids],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** One row a session and person; the last mark holds. */
  async record(sessionId: string, marks: readonly AttendanceMark[], recordedBy: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO attendance (activity_session_id, enrolment_id, state, recorded_by)
       SELECT $1, m.id, m.state, $4 FROM unnest($2::uuid[], $3::text[]) AS m(id, state)
       ON CONFLICT (activity_session_id, enrolment_id) DO UPDATE
         SET state = EXCLUDED.state, recorded_by = EXCLUDED.recorded_by, recorded_at = clock_timestamp()`,
      [sessionId, marks.map(({ enrolmentId }) => enrolmentId), marks.map(({ state }) => state), recordedBy],
    );
  }
}
