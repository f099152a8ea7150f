import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDeputies1795478422000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Somebody stands in for a responsible person from the first to the last day, at the venue of each activity.
-- What that opens is worked out on every request from what the absent person may do then; nothing is copied.
CREATE TABLE deputyship (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  deputy_id uuid NOT NULL REFERENCES person,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  named_by uuid NOT NULL REFERENCES person,
  named_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CONSTRAINT deputyship_days CHECK (ends_on >= starts_on AND ends_on - starts_on <= 366),
  CONSTRAINT deputyship_somebody_else CHECK (person_id <> deputy_id)
);
CREATE INDEX deputyship_person ON deputyship (person_id);
CREATE INDEX deputyship_deputy ON deputyship (deputy_id) WHERE ended_at IS NULL;
CREATE INDEX deputyship_named_by ON deputyship (named_by);

CREATE TABLE hand_over (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  to_person_id uuid NOT NULL REFERENCES person,
  handed_by uuid NOT NULL REFERENCES person,
  note text CHECK (length(note) <= 2000),
  handed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX hand_over_to ON hand_over (to_person_id);
CREATE INDEX hand_over_by ON hand_over (handed_by);

CREATE TABLE hand_over_activity (
  hand_over_id uuid NOT NULL REFERENCES hand_over,
  activity_id uuid NOT NULL REFERENCES activity,
  -- Who was responsible until then; of several the first, all stand in the audit trail.
  from_person_id uuid REFERENCES person,
  PRIMARY KEY (hand_over_id, activity_id)
);
CREATE INDEX hand_over_activity_of ON hand_over_activity (activity_id);
CREATE INDEX hand_over_activity_from ON hand_over_activity (from_person_id);

CREATE TABLE person_note (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  author_id uuid NOT NULL REFERENCES person,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  written_at timestamptz NOT NULL DEFAULT business_now()
);
CREATE INDEX person_note_person ON person_note (person_id, written_at DESC, id DESC);
CREATE INDEX person_note_author ON person_note (author_id);

-- Mail to one person, newest first.
CREATE INDEX message_person_recent ON message (recipient_person_id, created_at DESC, id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX message_person_recent;
DROP TABLE person_note, hand_over_activity, hand_over, deputyship;
`);
  }
}
