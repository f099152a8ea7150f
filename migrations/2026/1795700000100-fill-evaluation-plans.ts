import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every course that had waves has them as its first plan; every activity that took them over, as its own copy of it. */
export class FillEvaluationPlans1795700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE wave_plan SET eligibility = 'everybody' WHERE kind IN ('needs', 'pre_test');
UPDATE wave SET eligibility = CASE WHEN kind IN ('needs', 'pre_test') THEN 'everybody' ELSE 'attended_once' END
WHERE eligibility IS NULL;
INSERT INTO evaluation_plan (course_id, number, state, activated_at)
SELECT DISTINCT course_id, 1, 'active', clock_timestamp() FROM wave_plan WHERE plan_id IS NULL;
UPDATE wave_plan w SET plan_id = p.id FROM evaluation_plan p WHERE p.course_id = w.course_id AND w.plan_id IS NULL;
INSERT INTO evaluation_plan (activity_id, number, state, activated_at, copied_from_id)
SELECT DISTINCT w.activity_id, 1, 'active', clock_timestamp(), q.plan_id FROM wave w JOIN wave_plan q ON q.id = w.wave_plan_id
JOIN evaluation_plan p ON p.id = q.plan_id AND p.course_id IS NOT NULL;
INSERT INTO wave_plan (plan_id, code, kind, instrument_id, respondent_kind, anchor, offset_months, offset_days,
  send_at_local, window_days, reminder_days, privacy_mode, language_rule, eligibility, opening)
SELECT p.id, q.code, q.kind, q.instrument_id, q.respondent_kind, q.anchor, q.offset_months, q.offset_days,
  q.send_at_local, q.window_days, q.reminder_days, q.privacy_mode, q.language_rule, q.eligibility, q.opening
FROM evaluation_plan p JOIN wave_plan q ON q.plan_id = p.copied_from_id WHERE p.activity_id IS NOT NULL
ON CONFLICT DO NOTHING;
UPDATE wave w SET wave_plan_id = n.id
FROM wave_plan q, evaluation_plan p JOIN wave_plan n ON n.plan_id = p.id
WHERE q.id = w.wave_plan_id AND p.activity_id = w.activity_id AND n.code = q.code AND n.id <> q.id;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE wave w SET wave_plan_id = o.id
FROM wave_plan q JOIN evaluation_plan p ON p.id = q.plan_id LEFT JOIN wave_plan o ON o.plan_id = p.copied_from_id
WHERE q.id = w.wave_plan_id AND p.activity_id IS NOT NULL AND (o.id IS NULL OR o.code = q.code);
DELETE FROM wave_plan w USING evaluation_plan p WHERE p.id = w.plan_id AND p.activity_id IS NOT NULL;
DELETE FROM evaluation_plan WHERE activity_id IS NOT NULL;
UPDATE wave_plan SET plan_id = NULL;
DELETE FROM evaluation_plan;
`);
  }
}
