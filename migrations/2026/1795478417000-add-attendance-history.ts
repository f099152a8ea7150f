import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAttendanceHistory1795478417000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE attendance DROP CONSTRAINT attendance_state_check;
ALTER TABLE attendance
  ADD CONSTRAINT attendance_state_check CHECK (state IN ('present','partial','absent','excused')),
  ADD COLUMN source text NOT NULL DEFAULT 'room' CHECK (source IN ('room','qr','sheet','correction','walk_in')),
  -- When the mark was made on the device; null: at the moment it was recorded.
  ADD COLUMN marked_at timestamptz;

-- One line a mark that was made, also one that lost to a later mark. It only grows.
CREATE TABLE attendance_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_session_id uuid NOT NULL REFERENCES activity_session,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  from_state text CHECK (from_state IN ('present','partial','absent','excused')),
  to_state text NOT NULL CHECK (to_state IN ('present','partial','absent','excused')),
  held boolean NOT NULL DEFAULT true,
  source text NOT NULL CHECK (source IN ('room','qr','sheet','correction','walk_in')),
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  batch_id uuid,
  marked_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES person,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX attendance_event_enrolment ON attendance_event (enrolment_id, id);
CREATE INDEX attendance_event_session ON attendance_event (activity_session_id, enrolment_id);
CREATE INDEX attendance_event_person ON attendance_event (recorded_by);
REVOKE UPDATE, DELETE ON attendance_event FROM traccia_app;
-- An erasure takes the words away, never the mark.
GRANT UPDATE (reason) ON attendance_event TO traccia_app;

-- The id is made on the device, so that sending a batch twice does nothing the second time.
CREATE TABLE attendance_batch (
  id uuid PRIMARY KEY,
  activity_session_id uuid NOT NULL REFERENCES activity_session,
  recorded_by uuid NOT NULL REFERENCES person,
  answer jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX attendance_batch_session ON attendance_batch (activity_session_id);
CREATE INDEX attendance_batch_person ON attendance_batch (recorded_by);

-- While a row is open the session shows codes; the codes themselves are derived with a key outside the database.
CREATE TABLE check_in_opening (
  activity_session_id uuid PRIMARY KEY REFERENCES activity_session,
  nonce bytea NOT NULL CHECK (length(nonce) = 16),
  opened_by uuid NOT NULL REFERENCES person,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closes_at timestamptz NOT NULL
);
CREATE INDEX check_in_opening_live ON check_in_opening (closes_at);
CREATE INDEX check_in_opening_person ON check_in_opening (opened_by);

-- Somebody in the room who is not on the list.
CREATE TABLE walk_in (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_session_id uuid NOT NULL REFERENCES activity_session,
  person_id uuid NOT NULL REFERENCES person,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked','enrolled','refused')),
  enrolment_id uuid REFERENCES enrolment,
  typed_organization text CHECK (length(typed_organization) <= 300),
  decided_by uuid REFERENCES person,
  decided_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT walk_in_decided CHECK ((state = 'asked') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX walk_in_asked ON walk_in (activity_session_id, person_id) WHERE state = 'asked';
CREATE INDEX walk_in_person ON walk_in (person_id);
CREATE INDEX walk_in_enrolment ON walk_in (enrolment_id);
CREATE INDEX walk_in_decided_by ON walk_in (decided_by);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const [row]: { written: boolean }[] = await runner.query(
      `SELECT EXISTS (SELECT 1 FROM attendance_event) OR EXISTS (SELECT 1 FROM walk_in)
         OR EXISTS (SELECT 1 FROM attendance WHERE state = 'partial') AS written`,
    );
    if (row?.written) throw new Error('the history of attendance would be lost');
    await runner.query(`
DROP TABLE walk_in, check_in_opening, attendance_batch, attendance_event;
ALTER TABLE attendance DROP COLUMN source, DROP COLUMN marked_at, DROP CONSTRAINT attendance_state_check;
ALTER TABLE attendance ADD CONSTRAINT attendance_state_check CHECK (state IN ('present','absent','excused'));
`);
  }
}
