import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessages1795478404000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event text NOT NULL,
  payload jsonb NOT NULL,
  request_id text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  relayed_at timestamptz
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE relayed_at IS NULL;
CREATE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('traccia_outbox', ''); RETURN NULL; END $$;
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();

CREATE TABLE delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  outbox_id bigint NOT NULL REFERENCES outbox,
  job text NOT NULL,
  attempt int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
  dispatched_at timestamptz,
  done_at timestamptz,
  dead_at timestamptz,
  last_error text,
  UNIQUE (outbox_id, job)
);
CREATE INDEX delivery_waiting ON delivery (not_before, id) WHERE done_at IS NULL AND dead_at IS NULL;

-- The only send ledger: one row for each mail that should leave, whatever became of it.
CREATE TABLE message (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  ordinal int NOT NULL DEFAULT 0,
  recipient text NOT NULL,
  recipient_person_id uuid REFERENCES person,
  locale text NOT NULL DEFAULT 'en',
  state text NOT NULL DEFAULT 'planned' CHECK (state IN
    ('planned','sending','sent','suppressed','bounced','cancelled','review','dead')),
  reason text,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempt int NOT NULL DEFAULT 0,
  ambiguous int NOT NULL DEFAULT 0,
  crashes int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  worker_id uuid,
  sent_at timestamptz,
  sent_to text,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (kind, subject_type, subject_id, ordinal, recipient),
  CHECK (state <> 'sending' OR lease_until IS NOT NULL)
);
CREATE INDEX message_waiting ON message (not_before, id) WHERE state IN ('planned','sending');
CREATE INDEX message_subject ON message (subject_type, subject_id);
CREATE INDEX message_recent ON message (created_at DESC, id);
CREATE INDEX message_person ON message (recipient_person_id);

-- Mail captured instead of sent; links are kept as placeholders and filled when an authorized person looks.
CREATE TABLE captured_mail (
  message_id uuid PRIMARY KEY REFERENCES message,
  captured_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sender text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  html text NOT NULL,
  text text NOT NULL,
  source text NOT NULL
);

CREATE TABLE contact_stop (
  person_id uuid NOT NULL REFERENCES person,
  purpose text NOT NULL CHECK (purpose IN ('surveys','all')),
  reason text NOT NULL CHECK (reason IN ('unsubscribed','bounced','staff')),
  stopped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (person_id, purpose)
);

CREATE TABLE worker_heartbeat (
  worker_id uuid PRIMARY KEY,
  backend text NOT NULL CHECK (backend IN ('postgres','redis')),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  queue_reachable boolean NOT NULL DEFAULT true,
  detail jsonb NOT NULL DEFAULT '{}'
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE worker_heartbeat, contact_stop, captured_mail, message, delivery, outbox;
DROP FUNCTION notify_outbox();
`);
  }
}
