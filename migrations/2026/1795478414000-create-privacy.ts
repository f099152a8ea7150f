import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePrivacy1795478414000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Lower case without accents, so that Müller and MULLER are one name.
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT btrim(regexp_replace(regexp_replace(normalize(lower(name), NFD), '[\\u0300-\\u036f]', '', 'g'), '[[:space:]]+', ' ', 'g')) $$;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A merged person is a pointer without a mailbox; an erased one a number.
ALTER TABLE person
  ADD COLUMN merged_into_id uuid REFERENCES person,
  ADD COLUMN erased_at timestamptz,
  ADD CONSTRAINT person_not_its_own_pointer CHECK (merged_into_id <> id),
  ADD CONSTRAINT person_pointer_is_closed CHECK (merged_into_id IS NULL OR (email IS NULL AND disabled_at IS NOT NULL));
CREATE INDEX person_merged_into ON person (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX person_folded_name ON person (fold_name(given_name || ' ' || family_name));

CREATE TABLE further_email (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  email text NOT NULL CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  verified_at timestamptz,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX further_email_once ON further_email (person_id, lower(email));
CREATE INDEX further_email_mailbox ON further_email (lower(email));

-- Two records that may be one person; the smaller id stands first, so that a pair is one row.
CREATE TABLE person_pair (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_a_id uuid NOT NULL REFERENCES person,
  person_b_id uuid NOT NULL REFERENCES person,
  reasons text[] NOT NULL CHECK (cardinality(reasons) > 0),
  weight int NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed','not_same')),
  decided_by uuid REFERENCES person,
  decided_at timestamptz,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (person_a_id, person_b_id),
  CHECK (person_a_id < person_b_id),
  CHECK ((state = 'not_same') = (decided_at IS NOT NULL))
);
CREATE INDEX person_pair_b ON person_pair (person_b_id);
CREATE INDEX person_pair_proposed ON person_pair (weight DESC, id) WHERE state = 'proposed';

-- What a merge moved, key by key, so that undoing it puts back exactly that.
CREATE TABLE person_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kept_id uuid NOT NULL REFERENCES person,
  merged_id uuid NOT NULL REFERENCES person,
  before jsonb NOT NULL,
  moved jsonb NOT NULL,
  stayed jsonb NOT NULL,
  merged_by uuid NOT NULL REFERENCES person,
  merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by uuid REFERENCES person,
  undone_at timestamptz,
  CHECK (kept_id <> merged_id)
);
CREATE INDEX person_merge_kept ON person_merge (kept_id);
CREATE UNIQUE INDEX person_merge_live ON person_merge (merged_id) WHERE undone_at IS NULL;

CREATE TABLE consent_text (
  purpose text NOT NULL CHECK (purpose IN ('processing_notice','follow_up','supervisor_contact','photos','newsletter')),
  version int NOT NULL CHECK (version > 0),
  body jsonb NOT NULL,
  valid_from timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (purpose, version)
);

-- Each giving is a row of its own and stays as proof of what was read; a withdrawal only closes it.
CREATE TABLE consent (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  purpose text NOT NULL,
  text_version int NOT NULL,
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz,
  source text NOT NULL CHECK (source IN ('my_data','application','nomination','paper')),
  request_id text,
  FOREIGN KEY (purpose, text_version) REFERENCES consent_text (purpose, version)
);
CREATE UNIQUE INDEX consent_live ON consent (person_id, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX consent_person ON consent (person_id, given_at DESC);
CREATE INDEX consent_text_ix ON consent (purpose, text_version);

CREATE TABLE privacy_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('export','erasure')),
  state text NOT NULL CHECK (state IN ('asked','confirmed','refused','cancelled','done')),
  note text CHECK (length(note) <= 1000),
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by uuid REFERENCES person,
  decided_at timestamptz,
  reason text CHECK (length(reason) <= 1000),
  done_at timestamptz
);
CREATE UNIQUE INDEX privacy_request_open ON privacy_request (person_id, kind) WHERE state IN ('asked','confirmed');
CREATE INDEX privacy_request_person ON privacy_request (person_id, asked_at DESC);
CREATE INDEX privacy_request_list ON privacy_request (asked_at DESC, id);

CREATE TABLE privacy_export (
  request_id uuid PRIMARY KEY REFERENCES privacy_request,
  content jsonb NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL
);

REVOKE INSERT, UPDATE, DELETE ON consent_text FROM traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT FROM person WHERE merged_into_id IS NOT NULL OR erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'people have been merged or erased; going back would make them people again';
  END IF;
END $$;
DROP TABLE privacy_export, privacy_request, consent, consent_text, person_merge, person_pair, further_email;
DROP INDEX person_folded_name;
ALTER TABLE person DROP COLUMN merged_into_id, DROP COLUMN erased_at;
DROP FUNCTION fold_name(text);
`);
  }
}
