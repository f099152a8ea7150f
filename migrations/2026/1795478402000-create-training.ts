import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTraining1795478402000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE programme (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
  title jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE course (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme,
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 60),
  title jsonb NOT NULL,
  summary jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX course_programme ON course (programme_id);

CREATE TABLE activity (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid NOT NULL REFERENCES course,
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 80),
  title jsonb NOT NULL,
  activity_type text NOT NULL DEFAULT 'open_course',
  modality text NOT NULL DEFAULT 'face_to_face'
    CHECK (modality IN ('face_to_face','blended','online_tutored','online_self_guided','hybrid')),
  status text NOT NULL DEFAULT 'draft'
    CHECK (status IN ('draft','tentative','open','confirmed','running','ended','closed','cancelled')),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  time_zone text NOT NULL DEFAULT 'Europe/Rome',
  venue text,
  country_code char(2) REFERENCES country,
  host_organization_id uuid REFERENCES organization,
  languages text[] NOT NULL DEFAULT '{en}',
  enrolment_closes_on date,
  capacity int CHECK (capacity >= 0),
  enrolled_count int NOT NULL DEFAULT 0 CHECK (enrolled_count >= 0),
  next_wait_position int NOT NULL DEFAULT 1,
  frame_kind text NOT NULL DEFAULT 'roster' CHECK (frame_kind IN ('roster','none')),
  reported_attendance int CHECK (reported_attendance >= 0),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT activity_dates CHECK (ends_on >= starts_on),
  CONSTRAINT activity_never_oversold CHECK (capacity IS NULL OR enrolled_count <= capacity)
);
CREATE INDEX activity_course ON activity (course_id);
CREATE INDEX activity_starts ON activity (starts_on, id);
CREATE INDEX activity_catalogue ON activity (starts_on, id) WHERE status IN ('open','confirmed');
CREATE INDEX activity_host ON activity (host_organization_id);

CREATE TABLE activity_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  position int NOT NULL,
  title text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  UNIQUE (activity_id, position)
);

CREATE TABLE enrolment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  person_id uuid NOT NULL REFERENCES person,
  organization_id uuid REFERENCES organization,
  constituent_group text NOT NULL CHECK (constituent_group IN
    ('government_labour_ministry','government_other','employers_org','workers_org','other')),
  status text NOT NULL CHECK (status IN ('waiting','enrolled','attended','completed','withdrawn','cancelled')),
  wait_position int,
  status_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT enrolment_wait_position CHECK ((status = 'waiting') = (wait_position IS NOT NULL))
);
CREATE UNIQUE INDEX enrolment_live ON enrolment (activity_id, person_id)
  WHERE status IN ('waiting','enrolled','attended','completed');
CREATE UNIQUE INDEX enrolment_queue ON enrolment (activity_id, wait_position) WHERE status = 'waiting';
CREATE INDEX enrolment_person ON enrolment (person_id);
CREATE INDEX enrolment_activity ON enrolment (activity_id, status);
CREATE INDEX enrolment_organization ON enrolment (organization_id);

CREATE TABLE enrolment_transition (from_status text NOT NULL, to_status text NOT NULL, PRIMARY KEY (from_status, to_status));
INSERT INTO enrolment_transition VALUES
  ('waiting','enrolled'), ('waiting','withdrawn'), ('waiting','cancelled'),
  ('enrolled','attended'), ('enrolled','withdrawn'), ('enrolled','cancelled'),
  ('attended','completed'), ('attended','withdrawn'), ('attended','enrolled'), ('completed','attended');

CREATE FUNCTION check_enrolment_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status THEN
    IF NOT EXISTS (SELECT 1 FROM enrolment_transition WHERE from_status = OLD.status AND to_status = NEW.status) THEN
      RAISE EXCEPTION 'enrolment cannot go from % to %', OLD.status, NEW.status USING ERRCODE = '23514', CONSTRAINT = 'enrolment_transition';
    END IF;
    NEW.status_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enrolment_transition_check BEFORE UPDATE OF status ON enrolment
  FOR EACH ROW EXECUTE FUNCTION check_enrolment_transition();

-- The counter is kept by the database, so that no code path can oversell.
CREATE FUNCTION count_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE delta int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status IN ('enrolled','attended','completed') THEN delta := delta - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.status IN ('enrolled','attended','completed') THEN delta := delta + 1; END IF;
  IF delta <> 0 THEN
    UPDATE activity SET enrolled_count = enrolled_count + delta
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_count AFTER INSERT OR DELETE OR UPDATE OF status ON enrolment
  FOR EACH ROW EXECUTE FUNCTION count_enrolled();

CREATE TABLE attendance (
  activity_session_id uuid NOT NULL REFERENCES activity_session,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  state text NOT NULL CHECK (state IN ('present','absent','excused')),
  recorded_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (activity_session_id, enrolment_id)
);
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

CREATE TABLE activity_staff (
  activity_id uuid NOT NULL REFERENCES activity,
  person_id uuid NOT NULL REFERENCES person,
  staff_role text NOT NULL CHECK (staff_role IN ('manager','lead_trainer','facilitator','resource_person')),
  PRIMARY KEY (activity_id, person_id, staff_role)
);
CREATE INDEX activity_staff_person ON activity_staff (person_id);

CREATE TABLE import_record (
  source text NOT NULL,
  external_key text NOT NULL,
  entity_type text NOT NULL,
  entity_id uuid NOT NULL,
  row_hash text NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, entity_type, external_key)
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE import_record, activity_staff, attendance, enrolment_transition, enrolment, activity_session, activity, course, programme;
DROP FUNCTION count_enrolled();
DROP FUNCTION check_enrolment_transition();
`);
  }
}
