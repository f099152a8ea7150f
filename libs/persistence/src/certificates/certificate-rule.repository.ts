import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

/** What decides about the certificates of one activity. */
export interface CertificateRuleEntry {
  activityId: string;
  programmeId: string;
  attendancePercent: number;
  /** The last day has come, where the activity is, and it was not cancelled. */
  over: boolean;
  testPercent: number | null;
  assignments: boolean;
  /** Answers of any other test were promised to be confidential. */
  namedTest: boolean;
  /** How many assignments are marked as needed for the certificate. */
  assignmentsSet: number;
}

const findSql = `SELECT a.id AS "activityId", c.programme_id AS "programmeId", a.attendance_percent AS "attendancePercent",
    a.status <> 'cancelled' AND a.ends_on <= ((SELECT business_now()) AT TIME ZONE a.time_zone)::date AS over,
    r.test_percent AS "testPercent", coalesce(r.assignments, false) AS assignments,
    EXISTS (SELECT 1 FROM wave w WHERE w.activity_id = a.id AND w.kind = 'post_test' AND w.privacy_mode = 'named'
      AND w.respondent_kind = 'participant' AND w.state <> 'cancelled') AS "namedTest",
    (SELECT count(*)::int FROM assignment t WHERE t.activity_id = a.id AND t.required_for_certificate
      AND t.deleted_at IS NULL) AS "assignmentsSet"
  FROM activity a JOIN course c ON c.id = a.course_id LEFT JOIN certificate_rule r ON r.activity_id = a.id
  WHERE ${activityToManage} AND a.id = $7`;

/** Writes table `certificate_rule`. */
export class CertificateRuleRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(scope: ActivityScope, activityId: string): Promise<CertificateRuleEntry | null> {
    const rows: CertificateRuleEntry[] = await this.tx.query(findSql, [...scopeValues(scope), activityId]);
    return rows[0] ?? null;
  }

  async set(
    activityId: string,
    rule: { testPercent: number | null; assignments: boolean },
    updatedBy: string,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO certificate_rule (activity_id, test_percent, assignments, updated_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (activity_id) DO UPDATE SET test_percent = EXCLUDED.test_percent,
         assignments = EXCLUDED.assignments, updated_by = EXCLUDED.updated_by, updated_at = clock_timestamp()`,
      [activityId, rule.testPercent, rule.assignments, updatedBy],
    );
  }
}
