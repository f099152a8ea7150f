import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1795478401000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE organization (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  constituent_group text NOT NULL CHECK (constituent_group IN
    ('government_labour_ministry','government_other','employers_org','workers_org','other')),
  country_code char(2) REFERENCES country,
  parent_id uuid REFERENCES organization,
  verified_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX organization_name ON organization (lower(name), id);
CREATE INDEX organization_country ON organization (country_code);
CREATE INDEX organization_parent ON organization (parent_id);

CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  given_name text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 120),
  family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 120),
  email text CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  email_verified_at timestamptz,
  sex text NOT NULL DEFAULT 'undisclosed' CHECK (sex IN ('woman','man','other','undisclosed')),
  nationality_code char(2) REFERENCES country,
  country_code char(2) REFERENCES country,
  organization_id uuid REFERENCES organization,
  job_title text,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en','fr','es','ar')),
  time_zone text,
  password_hash text,
  disabled_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Not unique: two people may share one mailbox without sharing an account.
CREATE INDEX person_email ON person (lower(email));
CREATE INDEX person_name ON person (lower(family_name), lower(given_name), id);
CREATE INDEX person_organization ON person (organization_id);

CREATE TABLE role_assignment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN
    ('participant','trainer','activity_manager','evaluator','administrator','focal_point','observer')),
  scope_type text NOT NULL DEFAULT 'centre' CHECK (scope_type IN ('centre','programme','activity','organization','country')),
  scope_id text,
  granted_by uuid REFERENCES person,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CONSTRAINT role_assignment_scope CHECK ((scope_type = 'centre') = (scope_id IS NULL))
);
CREATE UNIQUE INDEX role_assignment_live ON role_assignment (person_id, role, scope_type, scope_id)
  NULLS NOT DISTINCT WHERE ended_at IS NULL;
CREATE INDEX role_assignment_scope_ix ON role_assignment (scope_type, scope_id);

CREATE TABLE sign_in_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  secret_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text,
  method text NOT NULL CHECK (method IN ('password','link','oidc','sign_up'))
);
CREATE INDEX sign_in_session_person ON sign_in_session (person_id) WHERE ended_at IS NULL;

-- A mailed token is HMAC(key, purpose | id | nonce) with a key outside the database; only its hash is kept.
CREATE TABLE mailed_token (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  purpose text NOT NULL CHECK (purpose IN ('verify_email','reset_password','sign_in','change_email','unsubscribe')),
  person_id uuid REFERENCES person,
  email text,
  nonce bytea NOT NULL,
  key_version int NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX mailed_token_person ON mailed_token (person_id, purpose);

CREATE TABLE oidc_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (issuer, subject)
);
CREATE TABLE oidc_attempt (
  state_hash bytea PRIMARY KEY,
  code_verifier text NOT NULL,
  nonce text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE rate_limit_window (
  bucket text NOT NULL,
  window_start timestamptz NOT NULL,
  hits int NOT NULL,
  PRIMARY KEY (bucket, window_start)
);

CREATE TABLE idempotency_record (
  key text NOT NULL CHECK (length(key) <= 200),
  subject text NOT NULL,
  route text NOT NULL,
  body_hash bytea NOT NULL,
  status int,
  answer jsonb,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (key, subject, route)
);

CREATE TABLE api_key (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz,
  ended_at timestamptz,
  used_at timestamptz
);
CREATE INDEX api_key_person ON api_key (person_id);

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_by uuid REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_type text NOT NULL CHECK (actor_type IN ('person','link','system','api_key')),
  actor_id uuid,
  act text NOT NULL,
  subject_type text NOT NULL,
  subject_id text,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text,
  prev_hash bytea,
  hash bytea NOT NULL
);
CREATE INDEX audit_event_subject ON audit_event (subject_type, subject_id, id);
CREATE INDEX audit_event_actor ON audit_event (actor_id, id);

CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_event'));
  SELECT hash INTO NEW.prev_hash FROM audit_event ORDER BY id DESC LIMIT 1;
  NEW.hash := sha256(convert_to(
    coalesce(encode(NEW.prev_hash, 'hex'), '') || '|' || NEW.id || '|' || extract(epoch FROM NEW.at) || '|' ||
    NEW.actor_type || '|' || coalesce(NEW.actor_id::text, '') || '|' || NEW.act || '|' || NEW.subject_type || '|' ||
    coalesce(NEW.subject_id, '') || '|' || NEW.detail::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE audit_event, setting, api_key, idempotency_record, rate_limit_window, oidc_attempt, oidc_identity,
  mailed_token, sign_in_session, role_assignment, person, organization;
DROP FUNCTION chain_audit_event();
DROP FUNCTION refuse_change();
`);
  }
}
