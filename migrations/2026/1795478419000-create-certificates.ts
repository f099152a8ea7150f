import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCertificates1795478419000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE certificate_template (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('participation','achievement')),
  programme_id uuid REFERENCES programme,
  statement jsonb NOT NULL DEFAULT '{}',
  signatory_name text NOT NULL DEFAULT '' CHECK (length(signatory_name) <= 120),
  signatory_title jsonb NOT NULL DEFAULT '{}',
  version int NOT NULL DEFAULT 1,
  updated_by uuid REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE NULLS NOT DISTINCT (kind, programme_id)
);
CREATE INDEX certificate_template_programme ON certificate_template (programme_id);
CREATE INDEX certificate_template_updated_by ON certificate_template (updated_by);

-- What makes an achievement in one activity; attendance is asked by the activity itself.
CREATE TABLE certificate_rule (
  activity_id uuid PRIMARY KEY REFERENCES activity,
  test_percent int CHECK (test_percent BETWEEN 1 AND 100),
  assignments boolean NOT NULL DEFAULT false,
  updated_by uuid REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX certificate_rule_updated_by ON certificate_rule (updated_by);

CREATE TABLE certificate_batch (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  kind text NOT NULL CHECK (kind IN ('participation','achievement')),
  -- In this language, or each in the holder's own.
  locale text CHECK (locale IN ('en','fr','es','ar')),
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running','done','cancelled')),
  asked_by uuid REFERENCES person,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CHECK ((state = 'running') = (ended_at IS NULL))
);
CREATE INDEX certificate_batch_activity ON certificate_batch (activity_id, asked_at DESC);
CREATE INDEX certificate_batch_running ON certificate_batch (asked_at) WHERE state = 'running';
CREATE INDEX certificate_batch_asked_by ON certificate_batch (asked_by);

-- Everything that is printed is frozen here: a certificate says for ever what it said on its day.
CREATE TABLE certificate (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  serial text NOT NULL UNIQUE CHECK (length(serial) <= 40),
  activity_id uuid NOT NULL REFERENCES activity,
  person_id uuid NOT NULL REFERENCES person,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  batch_id uuid REFERENCES certificate_batch,
  template_id uuid REFERENCES certificate_template,
  kind text NOT NULL CHECK (kind IN ('participation','achievement')),
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  state text NOT NULL DEFAULT 'issued' CHECK (state IN ('issued','revoked')),
  holder_name text NOT NULL,
  activity_code text NOT NULL,
  activity_title jsonb NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  venue text,
  days int,
  hours numeric,
  signatory_name text NOT NULL DEFAULT '',
  centre_name text NOT NULL,
  -- Null once the person is forgotten: the sheet shows the name.
  pdf bytea,
  issued_on date NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  issued_by uuid REFERENCES person,
  revoked_at timestamptz,
  revoked_on date,
  revoked_by uuid REFERENCES person,
  revoked_reason text CHECK (revoked_reason IN ('replaced','error','not_earned','other')),
  revoked_note text,
  replaced_by_id uuid REFERENCES certificate,
  forgotten_at timestamptz,
  CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  CHECK ((state = 'revoked') = (revoked_reason IS NOT NULL)),
  CHECK (pdf IS NOT NULL OR forgotten_at IS NOT NULL)
);
CREATE UNIQUE INDEX certificate_live ON certificate (person_id, activity_id, kind) WHERE state = 'issued';
CREATE INDEX certificate_person ON certificate (person_id, issued_at DESC, id DESC);
CREATE INDEX certificate_activity ON certificate (activity_id);
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);
CREATE INDEX certificate_batch_of ON certificate (batch_id);
CREATE INDEX certificate_template_of ON certificate (template_id);
CREATE INDEX certificate_issued_by ON certificate (issued_by);
CREATE INDEX certificate_revoked_by ON certificate (revoked_by);
CREATE INDEX certificate_replaced_by ON certificate (replaced_by_id);

CREATE TABLE certificate_batch_member (
  batch_id uuid NOT NULL REFERENCES certificate_batch,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','issued','skipped','failed')),
  reason text,
  replaces_id uuid REFERENCES certificate,
  certificate_id uuid REFERENCES certificate,
  attempt int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  PRIMARY KEY (batch_id, enrolment_id),
  CHECK ((state = 'issued') = (certificate_id IS NOT NULL))
);
CREATE INDEX certificate_batch_member_waiting ON certificate_batch_member (batch_id, enrolment_id) WHERE state = 'waiting';
CREATE INDEX certificate_batch_member_enrolment ON certificate_batch_member (enrolment_id);
CREATE INDEX certificate_batch_member_replaces ON certificate_batch_member (replaces_id);
CREATE INDEX certificate_batch_member_certificate ON certificate_batch_member (certificate_id);

-- A look at the sheet before anything is issued; gone after an hour.
CREATE TABLE certificate_preview (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  kind text NOT NULL CHECK (kind IN ('participation','achievement')),
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','ready','failed')),
  svg text,
  asked_by uuid REFERENCES person,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((state = 'ready') = (svg IS NOT NULL))
);
CREATE INDEX certificate_preview_activity ON certificate_preview (activity_id);
CREATE INDEX certificate_preview_enrolment ON certificate_preview (enrolment_id);
CREATE INDEX certificate_preview_asked ON certificate_preview (asked_at);
CREATE INDEX certificate_preview_asked_by ON certificate_preview (asked_by);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE certificate_preview, certificate_batch_member, certificate, certificate_batch, certificate_rule, certificate_template;
`);
  }
}
