import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReturnedMail1795600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What came back to the centre's address: replies, bounces, complaints. The same mail handed in twice is one row.
CREATE TABLE returned_mail (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  digest bytea NOT NULL UNIQUE,
  raw bytea,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz,
  kind text CHECK (kind IN ('reply','bounce','delay','complaint','auto_reply','other')),
  message_id uuid REFERENCES message ON DELETE SET NULL,
  person_id uuid REFERENCES person,
  sender text CHECK (length(sender) <= 254),
  subject text CHECK (length(subject) <= 998),
  body text CHECK (length(body) <= 20000),
  status text CHECK (status ~ '^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$'),
  -- The bytes are kept until they are read, and not longer: attachments and signatures are nobody's business here.
  CHECK ((raw IS NULL) = (read_at IS NOT NULL)),
  CHECK ((kind IS NULL) = (read_at IS NULL))
);
CREATE INDEX returned_mail_message ON returned_mail (message_id, received_at) WHERE message_id IS NOT NULL;
CREATE INDEX returned_mail_person ON returned_mail (person_id) WHERE person_id IS NOT NULL;
ALTER TABLE contact_stop DROP CONSTRAINT contact_stop_reason_check,
  ADD CONSTRAINT contact_stop_reason_check CHECK (reason IN ('unsubscribed','bounced','staff','complained'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DELETE FROM contact_stop WHERE reason = 'complained';
ALTER TABLE contact_stop DROP CONSTRAINT contact_stop_reason_check,
  ADD CONSTRAINT contact_stop_reason_check CHECK (reason IN ('unsubscribed','bounced','staff'));
DROP TABLE returned_mail;
`);
  }
}
