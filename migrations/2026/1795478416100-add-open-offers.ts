import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddOpenOffers1795478416100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- An offer holds a place until it is answered or lapses, so that nobody is promised a place that is not there.
ALTER TABLE activity
  ADD COLUMN offers_open int NOT NULL DEFAULT 0 CHECK (offers_open >= 0),
  ADD CONSTRAINT activity_never_promised CHECK (capacity IS NULL OR enrolled_count + offers_open <= capacity);

CREATE FUNCTION count_open_offers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE delta int := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'open' AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'an offer is answered once' USING ERRCODE = '23514', CONSTRAINT = 'offer_answered_once';
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.state = 'open' THEN delta := delta - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'open' THEN delta := delta + 1; END IF;
  IF delta <> 0 THEN
    UPDATE activity SET offers_open = offers_open + delta
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_count AFTER INSERT OR DELETE OR UPDATE OF state ON offer
  FOR EACH ROW EXECUTE FUNCTION count_open_offers();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER offer_count ON offer;
DROP FUNCTION count_open_offers();
ALTER TABLE activity DROP COLUMN offers_open;
`);
  }
}
