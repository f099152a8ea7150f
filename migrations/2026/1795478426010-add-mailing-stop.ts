import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMailingStop1795478426010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Stopped on its way: what had not left then never leaves.
ALTER TABLE mailing ADD COLUMN stopped_at timestamptz, ADD COLUMN stopped_by uuid REFERENCES person;
CREATE INDEX mailing_stopper ON mailing (stopped_by);
ALTER TABLE mailing DROP CONSTRAINT mailing_state_check, DROP CONSTRAINT mailing_left_at;
ALTER TABLE mailing
  ADD CONSTRAINT mailing_state_check CHECK (state IN ('draft','scheduled','leaving','sent','stopped')),
  ADD CONSTRAINT mailing_left_at CHECK ((state IN ('leaving','sent','stopped')) = (left_at IS NOT NULL)),
  ADD CONSTRAINT mailing_stopped CHECK ((state = 'stopped') = (stopped_at IS NOT NULL)
    AND (stopped_at IS NULL) = (stopped_by IS NULL));

-- Whom its writer took out by name, although the filter finds them.
CREATE TABLE mailing_left_out (
  mailing_id uuid NOT NULL REFERENCES mailing ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person,
  PRIMARY KEY (mailing_id, person_id)
);
CREATE INDEX mailing_left_out_person ON mailing_left_out (person_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM mailing WHERE stopped_at IS NOT NULL) OR EXISTS (SELECT 1 FROM mailing_left_out) THEN
    RAISE EXCEPTION 'messages were stopped or people left out: going back would lose that';
  END IF;
END $$;
DROP TABLE mailing_left_out;
ALTER TABLE mailing DROP CONSTRAINT mailing_stopped, DROP CONSTRAINT mailing_left_at, DROP CONSTRAINT mailing_state_check;
ALTER TABLE mailing DROP COLUMN stopped_by, DROP COLUMN stopped_at;
ALTER TABLE mailing
  ADD CONSTRAINT mailing_state_check CHECK (state IN ('draft','scheduled','leaving','sent')),
  ADD CONSTRAINT mailing_left_at CHECK ((state IN ('leaving','sent')) = (left_at IS NOT NULL));
`);
  }
}
