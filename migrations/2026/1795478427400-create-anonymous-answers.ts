import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAnonymousAnswers1795478427400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One row a wave holds who has been given a ticket: keys of jsonb stand in their own order, so that neither place nor
-- transaction number of a row says when somebody answered.
CREATE TABLE anonymous_wave (
  wave_id uuid PRIMARY KEY REFERENCES wave,
  modulus text NOT NULL CHECK (length(modulus) = 512),
  sealed_key bytea NOT NULL,
  issued jsonb NOT NULL DEFAULT '{}',
  lists jsonb NOT NULL DEFAULT '{}',
  marked_on date
);

-- Sealed answers of open anonymous waves; rewritten in mixed order with every answer, emptied when the wave closes.
CREATE TABLE anonymous_answer (
  wave_id uuid NOT NULL REFERENCES anonymous_wave,
  ticket_hash bytea NOT NULL,
  pairing_hash bytea,
  sealed bytea NOT NULL,
  PRIMARY KEY (wave_id, ticket_hash)
);
CREATE UNIQUE INDEX anonymous_answer_pairing ON anonymous_answer (wave_id, pairing_hash) WHERE pairing_hash IS NOT NULL;

-- Old versions of these rows tell an order to whoever reads the files of the server, so they are cleared at once.
ALTER TABLE anonymous_wave SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE anonymous_answer SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

ALTER TABLE response ADD COLUMN pairing_hash bytea, ADD COLUMN stated_group text, ADD COLUMN stated_sex text,
  ADD COLUMN stated_region text,
  ADD CONSTRAINT response_pairing_unlinked CHECK (pairing_hash IS NULL OR invitation_id IS NULL);
CREATE UNIQUE INDEX response_pairing ON response (wave_id, pairing_hash) WHERE pairing_hash IS NOT NULL;

-- A ratchet: what was promised to somebody who has answered is never promised less.
CREATE FUNCTION refuse_looser_privacy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE modes text[] := ARRAY['named', 'confidential', 'anonymous'];
BEGIN
  IF array_position(modes, NEW.privacy_mode) < array_position(modes, OLD.privacy_mode) THEN
    -- Waits for whoever is just answering.
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

-- An answer of an anonymous wave has nothing that leads to a person, whoever writes it.
CREATE FUNCTION refuse_linked_anonymous() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Row by row in an order of chance: one statement would write the rows where their old places say who was marked before.
CREATE FUNCTION forget_who_answered(of_wave uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE asked uuid;
BEGIN
  UPDATE anonymous_wave SET issued = '{}', marked_on = NULL WHERE wave_id = of_wave;
  FOR asked IN SELECT id FROM invitation WHERE wave_id = of_wave AND answer_state NOT IN ('refused', 'ineligible')
    ORDER BY gen_random_uuid()
  LOOP
    UPDATE invitation SET answer_state = 'expired', opened_at = NULL WHERE id = asked;
  END LOOP;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM anonymous_answer) OR EXISTS (SELECT 1 FROM response WHERE pairing_hash IS NOT NULL) THEN
    RAISE EXCEPTION 'anonymous answers are kept: going back would lose them';
  END IF;
END $$;
DROP FUNCTION forget_who_answered(uuid);
DROP TRIGGER response_anonymous ON response;
DROP FUNCTION refuse_linked_anonymous();
DROP TRIGGER wave_privacy_ratchet ON wave;
DROP FUNCTION refuse_looser_privacy();
DROP TABLE anonymous_answer, anonymous_wave;
ALTER TABLE response DROP COLUMN pairing_hash, DROP COLUMN stated_group, DROP COLUMN stated_sex, DROP COLUMN stated_region;
`);
  }
}
