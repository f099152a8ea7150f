import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAdmissions1795478415000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE nomination_quota (
  activity_id uuid NOT NULL REFERENCES activity,
  organization_id uuid NOT NULL REFERENCES organization,
  places int NOT NULL CHECK (places BETWEEN 0 AND 1000),
  PRIMARY KEY (activity_id, organization_id)
);
CREATE INDEX nomination_quota_organization ON nomination_quota (organization_id);

CREATE TABLE activity_invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  organization_id uuid REFERENCES organization,
  person_id uuid REFERENCES person,
  invited_by uuid REFERENCES person,
  invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT activity_invitation_one_guest CHECK (num_nonnulls(organization_id, person_id) = 1),
  UNIQUE NULLS NOT DISTINCT (activity_id, organization_id, person_id)
);
CREATE INDEX activity_invitation_organization ON activity_invitation (organization_id);
CREATE INDEX activity_invitation_person ON activity_invitation (person_id);
CREATE INDEX activity_invitation_inviter ON activity_invitation (invited_by);

-- letter_file_id has no foreign key: stored files are made by a later migration.
CREATE TABLE nomination (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  organization_id uuid NOT NULL REFERENCES organization,
  nominator_id uuid NOT NULL REFERENCES person,
  nominee_person_id uuid REFERENCES person,
  given_name text NOT NULL DEFAULT '' CHECK (length(given_name) <= 120),
  family_name text NOT NULL DEFAULT '' CHECK (length(family_name) <= 120),
  email text NOT NULL DEFAULT '' CHECK (length(email) <= 254),
  sex text NOT NULL DEFAULT 'undisclosed' CHECK (sex IN ('woman','man','other','undisclosed')),
  job_title text NOT NULL DEFAULT '' CHECK (length(job_title) <= 200),
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en','fr','es','ar')),
  capacity_gap text NOT NULL DEFAULT '' CHECK (length(capacity_gap) <= 4000),
  expected_use text NOT NULL DEFAULT '' CHECK (length(expected_use) <= 4000),
  release_confirmed boolean NOT NULL DEFAULT false,
  cost_cover text CHECK (cost_cover IN ('organization','centre','shared','self')),
  payer_organization_id uuid REFERENCES organization,
  letter_file_id uuid,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN
    ('draft','sent','confirmed','corrected','declined','withdrawn','superseded')),
  -- What the nominee put right, field by field; the columns keep what the organization wrote.
  corrections jsonb,
  decline_reason text CHECK (length(decline_reason) <= 2000),
  replaces_id uuid REFERENCES nomination,
  link_nonce bytea,
  link_key_version int,
  link_hash bytea UNIQUE,
  link_expires_at timestamptz,
  state_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT nomination_link CHECK ((link_nonce IS NULL) = (link_hash IS NULL)),
  CONSTRAINT nomination_sent_whole CHECK (state IN ('draft','withdrawn') OR (given_name <> '' AND family_name <> ''
    AND position('@' IN email) > 1 AND release_confirmed AND cost_cover IS NOT NULL AND nominee_person_id IS NOT NULL)),
  CONSTRAINT nomination_corrections CHECK (state <> 'corrected' OR corrections IS NOT NULL)
);
CREATE UNIQUE INDEX nomination_live ON nomination (activity_id, lower(email))
  WHERE state IN ('sent','confirmed','corrected');
CREATE INDEX nomination_organization ON nomination (organization_id, activity_id, state);
CREATE INDEX nomination_nominator ON nomination (nominator_id);
CREATE INDEX nomination_nominee ON nomination (nominee_person_id);
CREATE INDEX nomination_payer ON nomination (payer_organization_id);
CREATE INDEX nomination_replaces ON nomination (replaces_id);

CREATE TABLE nomination_transition (from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (from_state, to_state));
INSERT INTO nomination_transition VALUES
  ('draft','sent'), ('draft','withdrawn'),
  ('sent','confirmed'), ('sent','corrected'), ('sent','declined'), ('sent','withdrawn'), ('sent','superseded'),
  ('confirmed','declined'), ('confirmed','withdrawn'), ('confirmed','superseded'),
  ('corrected','declined'), ('corrected','withdrawn'), ('corrected','superseded'),
  ('declined','superseded');

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  person_id uuid NOT NULL REFERENCES person,
  organization_id uuid REFERENCES organization,
  constituent_group text NOT NULL CHECK (constituent_group IN
    ('government_labour_ministry','government_other','employers_org','workers_org','other')),
  nomination_id uuid REFERENCES nomination,
  instrument_version_id uuid REFERENCES instrument_version,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','submitted','needs_approval','eligible','ineligible',
    'selected','reserve','declined','offered','accepted','offer_lapsed','offer_refused','withdrawn','enrolled')),
  -- Item code of the form to the answer; never words that were shown.
  answers jsonb NOT NULL DEFAULT '{}',
  -- Purpose to yes or no; what was not asked is absent.
  consents jsonb NOT NULL DEFAULT '{}',
  form_complete boolean NOT NULL DEFAULT false,
  submitted_at timestamptz,
  -- When the applicant was told of the present state of the decision; until then it reads as being considered.
  told_at timestamptz,
  state_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT application_submitted CHECK (state IN ('draft','withdrawn') OR submitted_at IS NOT NULL)
);
CREATE UNIQUE INDEX application_live ON application (activity_id, person_id)
  WHERE state NOT IN ('withdrawn','offer_refused');
CREATE INDEX application_activity ON application (activity_id, state);
CREATE INDEX application_person ON application (person_id);
CREATE INDEX application_organization ON application (organization_id);
CREATE INDEX application_nomination ON application (nomination_id);
CREATE INDEX application_form ON application (instrument_version_id);

CREATE TABLE application_transition (from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (from_state, to_state));
INSERT INTO application_transition VALUES
  ('draft','submitted'), ('draft','needs_approval'), ('draft','withdrawn'),
  ('submitted','needs_approval'), ('submitted','eligible'), ('submitted','ineligible'), ('submitted','selected'),
  ('submitted','reserve'), ('submitted','declined'), ('submitted','offered'), ('submitted','withdrawn'),
  ('needs_approval','submitted'), ('needs_approval','ineligible'), ('needs_approval','withdrawn'),
  ('eligible','submitted'), ('eligible','ineligible'), ('eligible','selected'), ('eligible','reserve'),
  ('eligible','declined'), ('eligible','offered'), ('eligible','withdrawn'),
  ('ineligible','submitted'), ('ineligible','eligible'), ('ineligible','declined'), ('ineligible','withdrawn'),
  ('selected','eligible'), ('selected','reserve'), ('selected','declined'), ('selected','offered'), ('selected','withdrawn'),
  ('reserve','eligible'), ('reserve','selected'), ('reserve','declined'), ('reserve','offered'), ('reserve','withdrawn'),
  ('declined','eligible'), ('declined','selected'), ('declined','reserve'), ('declined','offered'), ('declined','withdrawn'),
  ('offered','accepted'), ('offered','offer_lapsed'), ('offered','offer_refused'), ('offered','withdrawn'),
  ('accepted','enrolled'), ('accepted','withdrawn'),
  ('offer_lapsed','reserve'), ('offer_lapsed','declined'), ('offer_lapsed','offered'), ('offer_lapsed','withdrawn'),
  ('enrolled','withdrawn');

CREATE FUNCTION check_application_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state THEN
    IF NOT EXISTS (SELECT 1 FROM application_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
      RAISE EXCEPTION 'application cannot go from % to %', OLD.state, NEW.state USING ERRCODE = '23514', CONSTRAINT = 'application_transition';
    END IF;
    NEW.state_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_transition_check BEFORE UPDATE OF state ON application
  FOR EACH ROW EXECUTE FUNCTION check_application_transition();

CREATE FUNCTION check_nomination_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state THEN
    IF NOT EXISTS (SELECT 1 FROM nomination_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
      RAISE EXCEPTION 'nomination cannot go from % to %', OLD.state, NEW.state USING ERRCODE = '23514', CONSTRAINT = 'nomination_transition';
    END IF;
    NEW.state_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER nomination_transition_check BEFORE UPDATE OF state ON nomination
  FOR EACH ROW EXECUTE FUNCTION check_nomination_transition();

CREATE TABLE application_approval (
  application_id uuid PRIMARY KEY REFERENCES application,
  constituent_group text NOT NULL CHECK (constituent_group IN ('employers_org','workers_org')),
  decision text NOT NULL CHECK (decision IN ('approved','refused')),
  reason text CHECK (length(reason) BETWEEN 1 AND 2000),
  decided_by uuid NOT NULL REFERENCES person,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT application_approval_reason CHECK (decision = 'approved' OR reason IS NOT NULL)
);
CREATE INDEX application_approval_decider ON application_approval (decided_by);

REVOKE INSERT, UPDATE, DELETE ON application_transition, nomination_transition FROM traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE application_approval, application, application_transition, nomination, nomination_transition,
  activity_invitation, nomination_quota;
DROP FUNCTION check_application_transition();
DROP FUNCTION check_nomination_transition();
`);
  }
}
