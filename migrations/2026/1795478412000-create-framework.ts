import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFramework1795478412000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Case, accents and Arabic vowel signs do not decide whether a title is found.
CREATE FUNCTION fold_text(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(normalize(lower(typed), NFKD), '[\\u0300-\\u036f\\u064b-\\u065f]', '', 'g')
$$;

ALTER TABLE programme
  ADD COLUMN summary jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN results_chain jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE course
  ADD COLUMN objectives jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN version int NOT NULL DEFAULT 1;
-- What people trained here went on to give themselves.
ALTER TABLE activity ADD COLUMN cascade_of_id uuid REFERENCES activity,
  ADD CONSTRAINT activity_no_cascade_of_itself CHECK (cascade_of_id <> id);
CREATE INDEX activity_cascade ON activity (cascade_of_id);

CREATE TABLE outcome (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  edition text NOT NULL CHECK (length(edition) BETWEEN 1 AND 40),
  title jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT outcome_code_edition UNIQUE (code, edition),
  CONSTRAINT outcome_validity CHECK (valid_to >= valid_from)
);

CREATE TABLE country_programme (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  edition text NOT NULL CHECK (length(edition) BETWEEN 1 AND 40),
  country_code char(2) NOT NULL REFERENCES country,
  title jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT country_programme_code_edition UNIQUE (code, edition),
  CONSTRAINT country_programme_validity CHECK (valid_to >= valid_from)
);
CREATE INDEX country_programme_country ON country_programme (country_code);

CREATE TABLE labour_standard (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('convention','protocol','recommendation')),
  number int NOT NULL CHECK (number > 0),
  year int NOT NULL CHECK (year BETWEEN 1919 AND 2100),
  title jsonb NOT NULL,
  standing text CHECK (standing IN ('up_to_date','to_be_revised','outdated','withdrawn')),
  CONSTRAINT labour_standard_number UNIQUE (kind, number)
);

CREATE TABLE crosscutting_marker (
  code text PRIMARY KEY,
  position int NOT NULL UNIQUE,
  title jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date
);

CREATE TABLE funding_agreement (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  edition text NOT NULL DEFAULT '1' CHECK (length(edition) BETWEEN 1 AND 40),
  kind text NOT NULL CHECK (kind IN
    ('voluntary_contribution','earned_income','donor_project','host_government','own_funds','other')),
  title jsonb NOT NULL,
  donor text,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT funding_agreement_code_edition UNIQUE (code, edition),
  CONSTRAINT funding_agreement_validity CHECK (valid_to >= valid_from)
);

CREATE TABLE indicator (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  edition text NOT NULL CHECK (length(edition) BETWEEN 1 AND 40),
  title jsonb NOT NULL,
  result_level text NOT NULL CHECK (result_level IN ('input','activity','output','immediate_outcome',
    'intermediate_outcome','organizational_outcome','institutional_change','impact')),
  unit text NOT NULL,
  baseline double precision,
  baseline_year int CHECK (baseline_year BETWEEN 1950 AND 2150),
  target double precision,
  target_year int CHECK (target_year BETWEEN 1950 AND 2150),
  programme_id uuid REFERENCES programme,
  outcome_id uuid REFERENCES outcome,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT indicator_code_edition UNIQUE (code, edition),
  CONSTRAINT indicator_validity CHECK (valid_to >= valid_from),
  CONSTRAINT indicator_one_owner CHECK (num_nonnulls(programme_id, outcome_id) = 1),
  CONSTRAINT indicator_baseline CHECK ((baseline IS NULL) = (baseline_year IS NULL)),
  CONSTRAINT indicator_target CHECK ((target IS NULL) = (target_year IS NULL))
);
CREATE INDEX indicator_programme ON indicator (programme_id);
CREATE INDEX indicator_outcome ON indicator (outcome_id);

-- An edition that has ended is history: figures were reported by it.
CREATE FUNCTION keep_ended_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.valid_to < (business_now() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'edition % of % has ended', OLD.edition, OLD.code USING ERRCODE = '23514', CONSTRAINT = 'ended_edition';
  END IF;
  IF NEW.code <> OLD.code OR NEW.edition <> OLD.edition THEN
    RAISE EXCEPTION 'code and edition stay' USING ERRCODE = '23514', CONSTRAINT = 'same_edition';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outcome_edition BEFORE UPDATE ON outcome FOR EACH ROW EXECUTE FUNCTION keep_ended_edition();
CREATE TRIGGER country_programme_edition BEFORE UPDATE ON country_programme
  FOR EACH ROW EXECUTE FUNCTION keep_ended_edition();
CREATE TRIGGER funding_agreement_edition BEFORE UPDATE ON funding_agreement
  FOR EACH ROW EXECUTE FUNCTION keep_ended_edition();
CREATE TRIGGER indicator_edition BEFORE UPDATE ON indicator FOR EACH ROW EXECUTE FUNCTION keep_ended_edition();

CREATE TABLE course_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid NOT NULL REFERENCES course,
  outcome_id uuid REFERENCES outcome,
  labour_standard_id uuid REFERENCES labour_standard,
  country_programme_id uuid REFERENCES country_programme,
  indicator_id uuid REFERENCES indicator,
  funding_agreement_id uuid REFERENCES funding_agreement,
  CONSTRAINT course_link_to_one CHECK
    (num_nonnulls(outcome_id, labour_standard_id, country_programme_id, indicator_id, funding_agreement_id) = 1),
  CONSTRAINT course_link_outcome UNIQUE (course_id, outcome_id),
  CONSTRAINT course_link_standard UNIQUE (course_id, labour_standard_id),
  CONSTRAINT course_link_country_programme UNIQUE (course_id, country_programme_id),
  CONSTRAINT course_link_indicator UNIQUE (course_id, indicator_id),
  CONSTRAINT course_link_agreement UNIQUE (course_id, funding_agreement_id)
);
CREATE INDEX course_link_of_outcome ON course_link (outcome_id);
CREATE INDEX course_link_of_standard ON course_link (labour_standard_id);
CREATE INDEX course_link_of_country_programme ON course_link (country_programme_id);
CREATE INDEX course_link_of_indicator ON course_link (indicator_id);
CREATE INDEX course_link_of_agreement ON course_link (funding_agreement_id);

CREATE TABLE activity_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  outcome_id uuid REFERENCES outcome,
  labour_standard_id uuid REFERENCES labour_standard,
  country_programme_id uuid REFERENCES country_programme,
  indicator_id uuid REFERENCES indicator,
  funding_agreement_id uuid REFERENCES funding_agreement,
  CONSTRAINT activity_link_to_one CHECK
    (num_nonnulls(outcome_id, labour_standard_id, country_programme_id, indicator_id, funding_agreement_id) = 1),
  CONSTRAINT activity_link_outcome UNIQUE (activity_id, outcome_id),
  CONSTRAINT activity_link_standard UNIQUE (activity_id, labour_standard_id),
  CONSTRAINT activity_link_country_programme UNIQUE (activity_id, country_programme_id),
  CONSTRAINT activity_link_indicator UNIQUE (activity_id, indicator_id),
  CONSTRAINT activity_link_agreement UNIQUE (activity_id, funding_agreement_id)
);
CREATE INDEX activity_link_of_outcome ON activity_link (outcome_id);
CREATE INDEX activity_link_of_standard ON activity_link (labour_standard_id);
CREATE INDEX activity_link_of_country_programme ON activity_link (country_programme_id);
CREATE INDEX activity_link_of_indicator ON activity_link (indicator_id);
CREATE INDEX activity_link_of_agreement ON activity_link (funding_agreement_id);

CREATE TABLE course_marker (
  course_id uuid NOT NULL REFERENCES course,
  marker_code text NOT NULL REFERENCES crosscutting_marker,
  score int NOT NULL CHECK (score BETWEEN 0 AND 2),
  PRIMARY KEY (course_id, marker_code)
);
CREATE INDEX course_marker_of ON course_marker (marker_code);
CREATE TABLE activity_marker (
  activity_id uuid NOT NULL REFERENCES activity,
  marker_code text NOT NULL REFERENCES crosscutting_marker,
  score int NOT NULL CHECK (score BETWEEN 0 AND 2),
  PRIMARY KEY (activity_id, marker_code)
);
CREATE INDEX activity_marker_of ON activity_marker (marker_code);

-- Counts that somebody else published; no person stands behind them here.
CREATE TABLE reported_reach (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid REFERENCES programme,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  group_code text NOT NULL CHECK (group_code IN ('employers_org','workers_org','government_labour_ministry',
    'government_other','other','not_stated')),
  people int NOT NULL CHECK (people >= 0),
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT reported_reach_period CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX reported_reach_once ON reported_reach
  (coalesce(programme_id, '00000000-0000-0000-0000-000000000000'), starts_on, ends_on, group_code, source);
CREATE INDEX reported_reach_programme ON reported_reach (programme_id);

REVOKE INSERT, UPDATE, DELETE ON labour_standard, crosscutting_marker, reported_reach FROM traccia_app;
REVOKE DELETE ON outcome, country_programme, funding_agreement, indicator FROM traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE reported_reach, activity_marker, course_marker, activity_link, course_link, indicator, funding_agreement,
  crosscutting_marker, labour_standard, country_programme, outcome;
DROP FUNCTION keep_ended_edition();
ALTER TABLE activity DROP COLUMN cascade_of_id;
ALTER TABLE course DROP COLUMN objectives, DROP COLUMN version;
ALTER TABLE programme DROP COLUMN summary, DROP COLUMN results_chain, DROP COLUMN version;
DROP FUNCTION fold_text(text);
`);
  }
}
