import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvaluationPlans1795700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- When whom is asked what: of a course, or its copy in an activity. What was activated is never changed again.
CREATE TABLE evaluation_plan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid REFERENCES course,
  activity_id uuid REFERENCES activity,
  number int NOT NULL CHECK (number > 0),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','active','paused','replaced')),
  version int NOT NULL DEFAULT 1,
  copied_from_id uuid REFERENCES evaluation_plan,
  created_by uuid REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  activated_at timestamptz,
  activated_by uuid REFERENCES person,
  paused_at timestamptz,
  pause_reason text CHECK (length(pause_reason) BETWEEN 1 AND 500),
  CONSTRAINT evaluation_plan_one_owner CHECK (num_nonnulls(course_id, activity_id) = 1),
  CONSTRAINT evaluation_plan_activated CHECK ((state = 'draft') = (activated_at IS NULL)),
  CONSTRAINT evaluation_plan_paused CHECK ((state = 'paused') = (paused_at IS NOT NULL)
    AND (paused_at IS NULL) = (pause_reason IS NULL)),
  UNIQUE (course_id, number),
  UNIQUE (activity_id, number)
);
CREATE UNIQUE INDEX evaluation_plan_course_draft ON evaluation_plan (course_id) WHERE state = 'draft';
CREATE UNIQUE INDEX evaluation_plan_course_live ON evaluation_plan (course_id) WHERE state IN ('active', 'paused');
CREATE UNIQUE INDEX evaluation_plan_activity_draft ON evaluation_plan (activity_id) WHERE state = 'draft';
CREATE UNIQUE INDEX evaluation_plan_activity_live ON evaluation_plan (activity_id) WHERE state IN ('active', 'paused');

ALTER TABLE wave_plan
  ALTER COLUMN course_id DROP NOT NULL,
  ADD COLUMN plan_id uuid REFERENCES evaluation_plan,
  ADD COLUMN language_rule text NOT NULL DEFAULT 'recipient'
    CHECK (language_rule IN ('recipient','activity','en','fr','es','ar')),
  ADD COLUMN eligibility text NOT NULL DEFAULT 'attended_once'
    CHECK (eligibility IN ('everybody','attended_once','completed')),
  ADD COLUMN opening text NOT NULL DEFAULT 'calendar' CHECK (opening IN ('calendar','in_room')),
  ADD CONSTRAINT wave_plan_reminders CHECK (cardinality(reminder_days) <= 5),
  ADD CONSTRAINT wave_plan_once UNIQUE (plan_id, code);
ALTER TABLE wave
  ADD COLUMN language_rule text NOT NULL DEFAULT 'recipient'
    CHECK (language_rule IN ('recipient','activity','en','fr','es','ar')),
  ADD COLUMN eligibility text CHECK (eligibility IN ('everybody','attended_once','completed')),
  ADD COLUMN opening text NOT NULL DEFAULT 'calendar' CHECK (opening IN ('calendar','in_room'));

-- Before an activity everybody with a place is asked, after it whoever was there; unless a plan says otherwise.
CREATE FUNCTION usual_eligibility() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.eligibility := CASE WHEN NEW.kind IN ('needs', 'pre_test') THEN 'everybody' ELSE 'attended_once' END;
  RETURN NEW;
END $$;
CREATE TRIGGER wave_eligibility BEFORE INSERT OR UPDATE OF eligibility ON wave
  FOR EACH ROW WHEN (NEW.eligibility IS NULL) EXECUTE FUNCTION usual_eligibility();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER wave_eligibility ON wave;
DROP FUNCTION usual_eligibility();
ALTER TABLE wave DROP COLUMN opening, DROP COLUMN eligibility, DROP COLUMN language_rule;
ALTER TABLE wave_plan DROP CONSTRAINT wave_plan_once, DROP CONSTRAINT wave_plan_reminders, DROP COLUMN opening,
  DROP COLUMN eligibility, DROP COLUMN language_rule, DROP COLUMN plan_id, ALTER COLUMN course_id SET NOT NULL;
DROP TABLE evaluation_plan;
`);
  }
}
