import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailings1795478420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A message to a group. Who gets it is worked out when it leaves, within what its sender may reach at that moment.
CREATE TABLE mailing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  purpose text NOT NULL DEFAULT 'service' CHECK (purpose IN ('service','news')),
  activity_id uuid REFERENCES activity,
  programme_id uuid REFERENCES programme,
  course_id uuid REFERENCES course,
  filter jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','scheduled','leaving','sent')),
  send_at timestamptz,
  created_by uuid NOT NULL REFERENCES person,
  sent_by uuid REFERENCES person,
  left_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT mailing_sent_by CHECK ((state = 'draft') = (sent_by IS NULL)),
  CONSTRAINT mailing_send_at CHECK ((state = 'draft') = (send_at IS NULL)),
  CONSTRAINT mailing_left_at CHECK ((state IN ('leaving','sent')) = (left_at IS NOT NULL))
);
CREATE INDEX mailing_due ON mailing (send_at, id) WHERE state IN ('scheduled','leaving');
CREATE INDEX mailing_recent ON mailing (created_at DESC, id);
CREATE INDEX mailing_activity ON mailing (activity_id);
CREATE INDEX mailing_programme ON mailing (programme_id);
CREATE INDEX mailing_course ON mailing (course_id);
CREATE INDEX mailing_author ON mailing (created_by);
CREATE INDEX mailing_sender ON mailing (sent_by);

-- The first language is read by everybody whose own is not written.
CREATE TABLE mailing_text (
  mailing_id uuid NOT NULL REFERENCES mailing ON DELETE CASCADE,
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  position int NOT NULL CHECK (position >= 0),
  subject text NOT NULL CHECK (length(subject) <= 200),
  body text NOT NULL CHECK (length(body) <= 10000),
  PRIMARY KEY (mailing_id, locale)
);

-- Frozen when the mailing leaves; the key gives each person one mail however many ways led to them.
CREATE TABLE mailing_recipient (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mailing_id uuid NOT NULL REFERENCES mailing,
  person_id uuid NOT NULL REFERENCES person,
  activity_id uuid NOT NULL REFERENCES activity,
  relation text NOT NULL CHECK (relation IN ('participant','applicant','nominator','trainer')),
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  CONSTRAINT mailing_recipient_once UNIQUE (mailing_id, person_id)
);
CREATE INDEX mailing_recipient_person ON mailing_recipient (person_id);
CREATE INDEX mailing_recipient_activity ON mailing_recipient (activity_id);

-- A trial copy to whoever writes, with the data of one recipient, as the text was when it was asked for.
CREATE TABLE mailing_test (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mailing_id uuid NOT NULL REFERENCES mailing ON DELETE CASCADE,
  asked_by uuid NOT NULL REFERENCES person,
  sample_person_id uuid NOT NULL REFERENCES person,
  activity_id uuid NOT NULL REFERENCES activity,
  relation text NOT NULL CHECK (relation IN ('participant','applicant','nominator','trainer')),
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  subject text NOT NULL,
  body text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX mailing_test_mailing ON mailing_test (mailing_id);
CREATE INDEX mailing_test_asker ON mailing_test (asked_by);
CREATE INDEX mailing_test_sample ON mailing_test (sample_person_id);
CREATE INDEX mailing_test_activity ON mailing_test (activity_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mailing_test, mailing_recipient, mailing_text, mailing;');
  }
}
