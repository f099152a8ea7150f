import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddActivityCancelling1795478410200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE activity
  ADD COLUMN cancel_reason text CHECK (length(cancel_reason) <= 1000),
  ADD COLUMN cancelled_at timestamptz;

CREATE TABLE activity_transition (from_status text NOT NULL, to_status text NOT NULL, PRIMARY KEY (from_status, to_status));
INSERT INTO activity_transition VALUES
  ('draft','tentative'), ('draft','open'), ('draft','cancelled'),
  ('tentative','draft'), ('tentative','open'), ('tentative','cancelled'),
  ('open','tentative'), ('open','confirmed'), ('open','running'), ('open','cancelled'),
  ('confirmed','open'), ('confirmed','running'), ('confirmed','cancelled'),
  ('running','ended'), ('running','cancelled'),
  ('ended','closed'),
  ('cancelled','draft');
REVOKE INSERT, UPDATE, DELETE ON activity_transition FROM traccia_app;

CREATE FUNCTION check_activity_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status AND NOT EXISTS (
      SELECT 1 FROM activity_transition WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'activity cannot go from % to %', OLD.status, NEW.status
      USING ERRCODE = '23514', CONSTRAINT = 'activity_transition';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activity_transition_check BEFORE UPDATE OF status ON activity
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION check_activity_transition();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER activity_transition_check ON activity;
DROP FUNCTION check_activity_transition();
DROP TABLE activity_transition;
ALTER TABLE activity DROP COLUMN cancel_reason, DROP COLUMN cancelled_at;
`);
  }
}
