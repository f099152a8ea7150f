import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddActivityPlanning1795478410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE activity
  ADD CONSTRAINT activity_type_known CHECK (activity_type IN ('open_course','tailor_made','academy','webinar','mooc',
    'study_tour','tot','masters','diploma','workshop','advisory','dialogue_event')),
  ADD COLUMN admission_mode text NOT NULL DEFAULT 'direct_registration'
    CHECK (admission_mode IN ('direct_registration','open','invitation','nomination')),
  ADD COLUMN service_line text NOT NULL DEFAULT 'training'
    CHECK (service_line IN ('training','technical_advice','dialogue_event','knowledge_management','campaign')),
  ADD COLUMN capacity_levels text[] NOT NULL DEFAULT '{}'
    CHECK (capacity_levels <@ '{technical_functional,organizational,institutional}'),
  ADD COLUMN methods text[] NOT NULL DEFAULT '{}'
    CHECK (methods <@ '{training,knowledge_sharing,research,experiential_learning,coaching,exposure}'),
  ADD COLUMN summary jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN reserve_places int CHECK (reserve_places >= 0),
  ADD COLUMN application_closes_on date,
  ADD COLUMN needs_group_approval boolean NOT NULL DEFAULT false,
  ADD COLUMN offer_days int NOT NULL DEFAULT 7 CHECK (offer_days BETWEEN 1 AND 90),
  ADD COLUMN attendance_percent int NOT NULL DEFAULT 80 CHECK (attendance_percent BETWEEN 0 AND 100),
  ADD COLUMN materials_open_after_close boolean NOT NULL DEFAULT true,
  ADD COLUMN is_template boolean NOT NULL DEFAULT false,
  ADD COLUMN copied_from_id uuid REFERENCES activity;
CREATE INDEX activity_copied_from ON activity (copied_from_id);
CREATE INDEX activity_template ON activity (course_id) WHERE is_template;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM activity WHERE is_template OR copied_from_id IS NOT NULL OR summary <> '{}'
      OR admission_mode <> 'direct_registration') THEN
    RAISE EXCEPTION 'activities carry planning that would be lost';
  END IF;
END $$;
ALTER TABLE activity
  DROP CONSTRAINT activity_type_known,
  DROP COLUMN admission_mode, DROP COLUMN service_line, DROP COLUMN capacity_levels, DROP COLUMN methods,
  DROP COLUMN summary, DROP COLUMN reserve_places, DROP COLUMN application_closes_on,
  DROP COLUMN needs_group_approval, DROP COLUMN offer_days, DROP COLUMN attendance_percent,
  DROP COLUMN materials_open_after_close, DROP COLUMN is_template, DROP COLUMN copied_from_id;
`);
  }
}
