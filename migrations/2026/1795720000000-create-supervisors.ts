import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSupervisors1795720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Whom a participant reported to, and when that ended; what was typed stands here, who it turned out to be in person_id.
CREATE TABLE supervisor (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  person_id uuid NOT NULL REFERENCES person,
  organization_id uuid REFERENCES organization,
  given_name text CHECK (length(given_name) BETWEEN 1 AND 200),
  family_name text CHECK (length(family_name) BETWEEN 1 AND 200),
  email text CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  named_by text NOT NULL CHECK (named_by IN ('participant','supervisor','staff')),
  named_at timestamptz NOT NULL DEFAULT business_now(),
  ended_at timestamptz,
  ended_reason text CHECK (ended_reason IN
    ('changed_supervisor','changed_employer','not_the_supervisor','agreement_withdrawn','left')),
  CHECK ((ended_at IS NULL) = (ended_reason IS NULL)),
  CONSTRAINT supervisor_named CHECK (ended_at IS NOT NULL OR num_nonnulls(given_name, family_name, email) = 3)
);
CREATE UNIQUE INDEX supervisor_live ON supervisor (enrolment_id) WHERE ended_at IS NULL;
CREATE INDEX supervisor_enrolment ON supervisor (enrolment_id, named_at);
CREATE INDEX supervisor_person ON supervisor (person_id);
CREATE INDEX supervisor_organization ON supervisor (organization_id) WHERE organization_id IS NOT NULL;

-- Who was asked for nothing names the right one; only the participant makes it so.
CREATE TABLE supervisor_proposal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  name text CHECK (length(name) BETWEEN 1 AND 200),
  email text CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  proposed_at timestamptz NOT NULL DEFAULT business_now(),
  decided_at timestamptz,
  decision text CHECK (decision IN ('taken','declined')),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
CREATE UNIQUE INDEX supervisor_proposal_open ON supervisor_proposal (enrolment_id) WHERE decided_at IS NULL;
CREATE INDEX supervisor_proposal_enrolment ON supervisor_proposal (enrolment_id);

ALTER TABLE invitation ADD COLUMN declined_reason text,
  ADD CONSTRAINT invitation_declined_reason CHECK (declined_reason IS NULL
    OR answer_state = 'refused' AND declined_reason IN ('declined','does_not_know','not_the_supervisor'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM supervisor) OR EXISTS (SELECT 1 FROM invitation WHERE declined_reason IS NOT NULL) THEN
    RAISE EXCEPTION 'supervisors have been named; going back would forget who was asked, and why somebody declined';
  END IF;
END $$;
ALTER TABLE invitation DROP COLUMN declined_reason;
DROP TABLE supervisor_proposal, supervisor;
`);
  }
}
