import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveys1795478403000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE instrument (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 80),
  kind text NOT NULL CHECK (kind IN ('application_form','needs_assessment','capacity_assessment','knowledge_test',
    'end_of_activity','ex_post','org_survey','trainer_form','other')),
  title jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE instrument_version (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  instrument_id uuid NOT NULL REFERENCES instrument,
  number int NOT NULL CHECK (number > 0),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','published','frozen')),
  definition jsonb NOT NULL,
  definition_hash text NOT NULL,
  languages text[] NOT NULL,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (instrument_id, number),
  CHECK ((state = 'draft') = (published_at IS NULL))
);

CREATE TABLE item (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  instrument_version_id uuid NOT NULL REFERENCES instrument_version,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 80),
  type text NOT NULL,
  position int NOT NULL,
  answer_codes text[] NOT NULL DEFAULT '{}',
  metric text,
  result_level text,
  dac_criterion text,
  sensitive boolean NOT NULL DEFAULT false,
  UNIQUE (instrument_version_id, code)
);

-- A published version never changes: answers belong to exactly these words and codes.
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.definition IS DISTINCT FROM OLD.definition
      OR NEW.definition_hash <> OLD.definition_hash OR NEW.number <> OLD.number OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'a published instrument version is immutable' USING ERRCODE = '23514', CONSTRAINT = 'instrument_version_immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER instrument_version_immutable BEFORE UPDATE ON instrument_version
  FOR EACH ROW EXECUTE FUNCTION refuse_published_change();

-- What every activity of the course will be asked, and when.
CREATE TABLE wave_plan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid NOT NULL REFERENCES course,
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('needs','pre_test','post_test','end_of_activity','ex_post')),
  instrument_id uuid NOT NULL REFERENCES instrument,
  respondent_kind text NOT NULL DEFAULT 'participant' CHECK (respondent_kind IN ('participant','supervisor','organization','trainer')),
  anchor text NOT NULL DEFAULT 'end' CHECK (anchor IN ('start','end')),
  offset_months int NOT NULL DEFAULT 0,
  offset_days int NOT NULL DEFAULT 0,
  send_at_local time NOT NULL DEFAULT '09:00',
  window_days int NOT NULL DEFAULT 30 CHECK (window_days BETWEEN 1 AND 365),
  reminder_days int[] NOT NULL DEFAULT '{7,14}',
  privacy_mode text NOT NULL DEFAULT 'confidential' CHECK (privacy_mode IN ('named','confidential','anonymous')),
  UNIQUE (course_id, code)
);

CREATE TABLE wave (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  wave_plan_id uuid REFERENCES wave_plan,
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('needs','pre_test','post_test','end_of_activity','ex_post')),
  instrument_version_id uuid NOT NULL REFERENCES instrument_version,
  respondent_kind text NOT NULL DEFAULT 'participant' CHECK (respondent_kind IN ('participant','supervisor','organization','trainer')),
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned','open','closed','cancelled')),
  opens_at timestamptz,
  closes_at timestamptz,
  reminder_days int[] NOT NULL DEFAULT '{7,14}',
  privacy_mode text NOT NULL DEFAULT 'confidential' CHECK (privacy_mode IN ('named','confidential','anonymous')),
  frozen_at timestamptz,
  UNIQUE (activity_id, code),
  CHECK (closes_at IS NULL OR closes_at > opens_at)
);
CREATE INDEX wave_due ON wave (opens_at) WHERE state = 'planned';
CREATE INDEX wave_open ON wave (closes_at) WHERE state = 'open';
CREATE INDEX wave_instrument_version ON wave (instrument_version_id);

-- The frozen roster: the denominator of every rate of the wave.
CREATE TABLE frame_member (
  wave_id uuid NOT NULL REFERENCES wave,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  sex text NOT NULL,
  constituent_group text NOT NULL,
  region text,
  country_code char(2),
  organization_id uuid,
  frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (wave_id, enrolment_id)
);

CREATE TABLE invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  wave_id uuid NOT NULL REFERENCES wave,
  enrolment_id uuid REFERENCES enrolment,
  organization_id uuid REFERENCES organization,
  trainer_person_id uuid REFERENCES person,
  due_at timestamptz NOT NULL,
  expires_at timestamptz,
  link_nonce bytea,
  link_key_version int,
  link_hash bytea UNIQUE,
  answer_state text NOT NULL DEFAULT 'planned' CHECK (answer_state IN
    ('planned','invited','opened','started','submitted','refused','ineligible','expired')),
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT invitation_one_subject CHECK (num_nonnulls(enrolment_id, organization_id, trainer_person_id) = 1),
  CONSTRAINT invitation_link CHECK ((link_nonce IS NULL) = (link_hash IS NULL)),
  UNIQUE NULLS NOT DISTINCT (wave_id, enrolment_id, organization_id, trainer_person_id)
);
CREATE INDEX invitation_due ON invitation (due_at, id) WHERE answer_state = 'planned';
CREATE INDEX invitation_enrolment ON invitation (enrolment_id);

CREATE TABLE response (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  wave_id uuid NOT NULL REFERENCES wave,
  invitation_id uuid UNIQUE REFERENCES invitation,
  instrument_version_id uuid NOT NULL REFERENCES instrument_version,
  client_id uuid,
  source text NOT NULL DEFAULT 'link' CHECK (source IN ('link','paper','import','demo')),
  -- A publisher may cut one answer into fragments that cannot be joined again; only the whole or main part counts as a response.
  part text NOT NULL DEFAULT 'whole',
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','submitted')),
  draft jsonb,
  locale text NOT NULL DEFAULT 'en',
  completeness text CHECK (completeness IN ('complete','partial','break_off')),
  score_points numeric,
  score_max numeric,
  revision int NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  submitted_at timestamptz,
  CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)),
  CHECK (score_points IS NULL OR score_points <= score_max)
);
CREATE INDEX response_wave ON response (wave_id) WHERE state = 'submitted';

CREATE TABLE answer (
  response_id uuid NOT NULL REFERENCES response,
  item_id uuid NOT NULL REFERENCES item,
  occurrence int NOT NULL DEFAULT 0,
  ordinal int NOT NULL DEFAULT 0,
  choice_code text,
  number_value double precision,
  text_value text,
  date_value date,
  missing_reason text CHECK (missing_reason IN ('not_applicable','dont_know','skipped')),
  PRIMARY KEY (response_id, item_id, occurrence, ordinal),
  CONSTRAINT answer_one_value CHECK (num_nonnulls(choice_code, number_value, text_value, date_value, missing_reason) = 1)
);
CREATE INDEX answer_item ON answer (item_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE answer, response, invitation, frame_member, wave, wave_plan, item, instrument_version, instrument;
DROP FUNCTION refuse_published_change();
`);
  }
}
