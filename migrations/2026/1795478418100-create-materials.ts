import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMaterials1795478418100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE material_module (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  position int NOT NULL,
  title jsonb NOT NULL,
  -- Days from the first day of the activity, negative before it; null: as soon as somebody is enrolled.
  visible_from_days int CHECK (visible_from_days BETWEEN -365 AND 365),
  version int NOT NULL DEFAULT 1,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX material_module_activity ON material_module (activity_id, position);

CREATE TABLE material_page (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  module_id uuid NOT NULL REFERENCES material_module,
  position int NOT NULL,
  -- A package of a standard would be another kind of page with rows of its own.
  kind text NOT NULL DEFAULT 'markdown' CHECK (kind IN ('markdown')),
  title jsonb NOT NULL,
  body jsonb NOT NULL DEFAULT '{}',
  version int NOT NULL DEFAULT 1,
  saved_by uuid REFERENCES person,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX material_page_module ON material_page (module_id, position);
CREATE INDEX material_page_saved_by ON material_page (saved_by);

CREATE TABLE material_page_file (
  page_id uuid NOT NULL REFERENCES material_page,
  file_id uuid NOT NULL REFERENCES stored_file,
  PRIMARY KEY (page_id, file_id)
);
CREATE INDEX material_page_file_file ON material_page_file (file_id);

CREATE TABLE material_progress (
  person_id uuid NOT NULL REFERENCES person,
  page_id uuid NOT NULL REFERENCES material_page,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  done_at timestamptz,
  PRIMARY KEY (person_id, page_id)
);
CREATE INDEX material_progress_page ON material_progress (page_id);

CREATE TABLE assignment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  title jsonb NOT NULL,
  instructions jsonb NOT NULL DEFAULT '{}',
  due_on date,
  required_for_certificate boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX assignment_activity ON assignment (activity_id);

CREATE TABLE submission (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  assignment_id uuid NOT NULL REFERENCES assignment,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','submitted','passed','not_yet')),
  body text NOT NULL DEFAULT '' CHECK (length(body) <= 20000),
  late boolean NOT NULL DEFAULT false,
  submitted_at timestamptz,
  version int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (assignment_id, enrolment_id)
);
CREATE INDEX submission_enrolment ON submission (enrolment_id);

CREATE TABLE submission_file (
  submission_id uuid NOT NULL REFERENCES submission,
  -- Whoever is erased takes the files along; the submission stays without them.
  file_id uuid NOT NULL REFERENCES stored_file ON DELETE CASCADE,
  PRIMARY KEY (submission_id, file_id)
);
CREATE INDEX submission_file_file ON submission_file (file_id);

-- What was handed in and what was said about it, in order; nothing here changes afterwards.
CREATE TABLE submission_event (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  submission_id uuid NOT NULL REFERENCES submission,
  kind text NOT NULL CHECK (kind IN ('submitted','passed','not_yet')),
  late boolean NOT NULL DEFAULT false,
  body text NOT NULL DEFAULT '',
  person_id uuid NOT NULL REFERENCES person,
  happened_at timestamptz NOT NULL DEFAULT business_now()
);
CREATE INDEX submission_event_submission ON submission_event (submission_id, sequence);
CREATE INDEX submission_event_person ON submission_event (person_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE submission_event, submission_file, submission, assignment, material_progress, material_page_file,
  material_page, material_module;
`);
  }
}
