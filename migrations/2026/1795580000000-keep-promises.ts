import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepPromises1795580000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- How long answers lead to whoever gave them is promised by the wave, so that a later setting promises nobody more or less.
ALTER TABLE wave ADD COLUMN linked_months int CHECK (linked_months BETWEEN 6 AND 240),
  ADD COLUMN links_cut_at timestamptz;
CREATE INDEX wave_to_cut ON wave (closes_at) WHERE state = 'closed' AND links_cut_at IS NULL AND privacy_mode <> 'anonymous';

CREATE FUNCTION promise_months() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.linked_months := coalesce((SELECT s.value::int FROM setting s WHERE s.key = 'answersLinkedMonths'), 60);
  RETURN NEW;
END $$;
CREATE TRIGGER wave_promise_months BEFORE INSERT OR UPDATE ON wave
  FOR EACH ROW WHEN (NEW.linked_months IS NULL AND NEW.state IN ('open', 'closed')) EXECUTE FUNCTION promise_months();

-- The ratchet holds for the months too; and a wave becomes anonymous only when nothing in it leads to anybody.
CREATE OR REPLACE FUNCTION refuse_looser_privacy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE modes text[] := ARRAY['named', 'confidential', 'anonymous'];
BEGIN
  -- Waits for whoever is just answering, and whoever answers next waits.
  PERFORM 1 FROM wave WHERE id = OLD.id FOR UPDATE;
  IF (array_position(modes, NEW.privacy_mode) < array_position(modes, OLD.privacy_mode)
      OR NEW.linked_months > OLD.linked_months OR (NEW.linked_months IS NULL AND OLD.linked_months IS NOT NULL))
    AND (EXISTS (SELECT 1 FROM response WHERE wave_id = OLD.id)
      OR EXISTS (SELECT 1 FROM anonymous_wave WHERE wave_id = OLD.id AND issued <> '{}')
      OR EXISTS (SELECT 1 FROM anonymous_answer WHERE wave_id = OLD.id)) THEN
    RAISE EXCEPTION 'privacy only becomes stricter once somebody has answered'
      USING ERRCODE = '23514', CONSTRAINT = 'wave_privacy_ratchet';
  END IF;
  IF NEW.privacy_mode = 'anonymous' AND EXISTS (SELECT 1 FROM response
      WHERE wave_id = OLD.id AND num_nonnulls(invitation_id, client_id, draft) > 0) THEN
    RAISE EXCEPTION 'answers of the wave still lead to whoever gave them'
      USING ERRCODE = '23514', CONSTRAINT = 'wave_privacy_true';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER wave_privacy_ratchet ON wave;
CREATE TRIGGER wave_privacy_ratchet BEFORE UPDATE OF privacy_mode, linked_months ON wave FOR EACH ROW
  WHEN (OLD.privacy_mode <> NEW.privacy_mode OR OLD.linked_months IS DISTINCT FROM NEW.linked_months)
  EXECUTE FUNCTION refuse_looser_privacy();

-- A link that is cut does not come back. The row of the wave is locked, so that whoever answers while it becomes
-- anonymous sees what it has become.
CREATE OR REPLACE FUNCTION refuse_linked_anonymous() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_wave record;
BEGIN
  SELECT w.privacy_mode, w.links_cut_at INTO of_wave FROM wave w WHERE w.id = NEW.wave_id FOR KEY SHARE;
  IF of_wave.privacy_mode = 'anonymous' OR of_wave.links_cut_at IS NOT NULL THEN
    RAISE EXCEPTION 'an answer of this wave leads to nobody'
      USING ERRCODE = '23514', CONSTRAINT = 'response_anonymous';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER response_anonymous ON response;
CREATE TRIGGER response_anonymous BEFORE INSERT OR UPDATE ON response FOR EACH ROW
  WHEN (num_nonnulls(NEW.invitation_id, NEW.client_id, NEW.draft) > 0) EXECUTE FUNCTION refuse_linked_anonymous();

-- Answers get new ids, one by one in an order of chance: neither an id that stands in a log nor the place of a row says
-- who gave them. What is kept of group, sex, region and language is decided by the caller.
CREATE FUNCTION cut_links(of_wave uuid, kept jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record; fresh uuid;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(kept)
      AS k(id uuid, "group" text, sex text, region text, locale text) ORDER BY gen_random_uuid()
  LOOP
    fresh := gen_random_uuid();
    INSERT INTO response (id, wave_id, instrument_version_id, source, part, state, locale, completeness, score_points,
      score_max, started_at, submitted_at, stated_group, stated_sex, stated_region)
    SELECT fresh, r.wave_id, r.instrument_version_id, CASE r.source WHEN 'paper' THEN 'link' ELSE r.source END, r.part,
      r.state, one.locale, r.completeness, r.score_points, r.score_max, day.at, day.at, one."group", one.sex, one.region
    FROM response r JOIN wave w ON w.id = r.wave_id
    CROSS JOIN LATERAL (SELECT date_trunc('day', coalesce(w.closes_at, business_now()), 'UTC') AS at) day
    WHERE r.id = one.id AND r.wave_id = of_wave AND r.state = 'submitted';
    UPDATE answer SET response_id = fresh WHERE response_id = one.id;
    DELETE FROM response WHERE id = one.id;
  END LOOP;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM wave WHERE links_cut_at IS NOT NULL) THEN
    RAISE EXCEPTION 'links were cut as promised: going back would forget that';
  END IF;
END $$;
DROP FUNCTION cut_links(uuid, jsonb);
DROP TRIGGER response_anonymous ON response;
CREATE OR REPLACE FUNCTION refuse_linked_anonymous() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.invitation_id IS NOT NULL OR NEW.client_id IS NOT NULL OR NEW.draft IS NOT NULL)
    AND (SELECT w.privacy_mode FROM wave w WHERE w.id = NEW.wave_id) = 'anonymous' THEN
    RAISE EXCEPTION 'an answer of an anonymous wave leads to nobody'
      USING ERRCODE = '23514', CONSTRAINT = 'response_anonymous';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER response_anonymous BEFORE INSERT OR UPDATE ON response
  FOR EACH ROW EXECUTE FUNCTION refuse_linked_anonymous();
DROP TRIGGER wave_privacy_ratchet ON wave;
CREATE OR REPLACE FUNCTION refuse_looser_privacy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE modes text[] := ARRAY['named', 'confidential', 'anonymous'];
BEGIN
  IF array_position(modes, NEW.privacy_mode) < array_position(modes, OLD.privacy_mode) THEN
    PERFORM 1 FROM wave WHERE id = OLD.id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM response WHERE wave_id = OLD.id)
      OR EXISTS (SELECT 1 FROM anonymous_wave WHERE wave_id = OLD.id AND issued <> '{}')
      OR EXISTS (SELECT 1 FROM anonymous_answer WHERE wave_id = OLD.id) THEN
      RAISE EXCEPTION 'privacy only becomes stricter once somebody has answered'
        USING ERRCODE = '23514', CONSTRAINT = 'wave_privacy_ratchet';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER wave_privacy_ratchet BEFORE UPDATE OF privacy_mode ON wave
  FOR EACH ROW EXECUTE FUNCTION refuse_looser_privacy();
DROP TRIGGER wave_promise_months ON wave;
DROP FUNCTION promise_months();
DROP INDEX wave_to_cut;
ALTER TABLE wave DROP COLUMN linked_months, DROP COLUMN links_cut_at;
`);
  }
}
