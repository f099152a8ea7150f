import type { MigrationInterface, QueryRunner } from 'typeorm';

export class QuietenAnswers1795570000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Whoever notifies commits alone: the server takes one lock for all of them until the disk has it. Answers come by the
-- hundred and nobody waits for what follows from them, so they are found by the relay's look once a second.
DROP TRIGGER outbox_notify ON outbox;
CREATE OR REPLACE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added WHERE event <> 'response.submitted') THEN
    PERFORM pg_notify('traccia_outbox', '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER outbox_notify ON outbox;
CREATE OR REPLACE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('traccia_outbox', ''); RETURN NULL; END $$;
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();
`);
  }
}
