import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddKeptPlaces1795478425030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Who is replaced may step back before the new nominee has answered: the place then waits for that answer. It counts
-- among the places that are promised (activity.offers_open), so that nobody else is given it meanwhile.
ALTER TABLE nomination
  ADD COLUMN keeps_place boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT nomination_keeps_while_sent CHECK (NOT keeps_place OR (state = 'sent' AND replaces_id IS NOT NULL));

CREATE FUNCTION let_go_kept_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'sent' THEN NEW.keeps_place := false; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER nomination_let_go BEFORE UPDATE OF state ON nomination
  FOR EACH ROW EXECUTE FUNCTION let_go_kept_place();

CREATE FUNCTION count_kept_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE delta int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.keeps_place THEN delta := delta - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.keeps_place THEN delta := delta + 1; END IF;
  IF delta <> 0 THEN
    UPDATE activity SET offers_open = offers_open + delta
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER nomination_kept_count AFTER INSERT OR DELETE OR UPDATE OF state, keeps_place ON nomination
  FOR EACH ROW EXECUTE FUNCTION count_kept_places();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE nomination SET keeps_place = false WHERE keeps_place;
DROP TRIGGER nomination_kept_count ON nomination;
DROP TRIGGER nomination_let_go ON nomination;
DROP FUNCTION count_kept_places();
DROP FUNCTION let_go_kept_place();
ALTER TABLE nomination DROP COLUMN keeps_place;
`);
  }
}
