import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked already is reminded as before: counted from the mail, after the reminders that have gone out. */
export class FillNextReminders1795700001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE invitation i SET asked_at = m.due_at, next_reminder = 1 + m.reminded,
  remind_at = CASE WHEN i.answer_state <> 'submitted'
    THEN m.due_at + make_interval(days => (SELECT w.reminder_days[1 + m.reminded] FROM wave w WHERE w.id = i.wave_id)) END
FROM (SELECT s.subject_id, min(s.due_at) FILTER (WHERE s.kind = 'survey.invitation') AS due_at,
    coalesce(max(s.ordinal) FILTER (WHERE s.kind = 'survey.reminder'), 0) AS reminded
  FROM message s WHERE s.subject_type = 'invitation' AND s.kind IN ('survey.invitation', 'survey.reminder')
  GROUP BY s.subject_id) m, wave w
WHERE i.id = m.subject_id AND w.id = i.wave_id AND w.state = 'open' AND i.asked_at IS NULL AND m.due_at IS NOT NULL
  AND i.answer_state IN ('invited', 'opened', 'started', 'submitted')`);
  }

  async down(): Promise<void> {
    // The columns go with the migration before.
  }
}
