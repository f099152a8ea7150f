import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities that were closed before completion was worked out; running it again changes nothing. */
export class FillCompletedEnrolments1795478423000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE enrolment e SET status = 'completed', version = e.version + 1
FROM activity a WHERE a.id = e.activity_id AND a.status = 'closed' AND e.status = 'attended' AND (
  SELECT 100 * (2 * count(*) FILTER (WHERE t.state = 'present') + count(*) FILTER (WHERE t.state = 'partial'))
    >= 2 * a.attendance_percent * count(*) FILTER (WHERE t.state IS DISTINCT FROM 'excused')
  FROM activity_session s LEFT JOIN attendance t ON t.activity_session_id = s.id AND t.enrolment_id = e.id
  WHERE s.activity_id = e.activity_id)
`);
  }

  /** Whoever has completed an activity has: that is no matter of the version. */
  async down(): Promise<void> {}
}
