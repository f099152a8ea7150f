import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWaveCounts1795730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What readers are told of the answers of a wave, one row a telling. Nothing of a wave is counted for readers but here,
-- so that asking again tells nothing.
CREATE TABLE wave_count (
  wave_id uuid NOT NULL REFERENCES wave,
  number int NOT NULL CHECK (number > 0),
  counted_to date NOT NULL,
  last boolean NOT NULL,
  least int NOT NULL CHECK (least >= 5),
  answered int NOT NULL CHECK (answered >= 0),
  counts jsonb NOT NULL,
  told_at timestamptz NOT NULL DEFAULT business_now(),
  PRIMARY KEY (wave_id, number)
);
CREATE UNIQUE INDEX wave_count_last ON wave_count (wave_id) WHERE last;
CREATE TRIGGER wave_count_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wave_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far somebody was at the last telling; never of anonymous waves.
ALTER TABLE invitation ADD COLUMN told_state text CHECK (told_state IN ('silent','opened','started','declined','answered'));

-- As before, and what was told goes too.
CREATE OR REPLACE FUNCTION forget_who_answered(of_wave uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE asked uuid;
BEGIN
  UPDATE anonymous_wave SET issued = '{}', marked_on = NULL WHERE wave_id = of_wave;
  FOR asked IN SELECT id FROM invitation WHERE wave_id = of_wave AND answer_state NOT IN ('refused', 'ineligible')
    ORDER BY gen_random_uuid()
  LOOP
    UPDATE invitation SET answer_state = 'expired', opened_at = NULL, told_state = NULL WHERE id = asked;
  END LOOP;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE OR REPLACE FUNCTION forget_who_answered(of_wave uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE asked uuid;
BEGIN
  UPDATE anonymous_wave SET issued = '{}', marked_on = NULL WHERE wave_id = of_wave;
  FOR asked IN SELECT id FROM invitation WHERE wave_id = of_wave AND answer_state NOT IN ('refused', 'ineligible')
    ORDER BY gen_random_uuid()
  LOOP
    UPDATE invitation SET answer_state = 'expired', opened_at = NULL WHERE id = asked;
  END LOOP;
END $$;
ALTER TABLE invitation DROP COLUMN told_state;
DROP TABLE wave_count;
`);
  }
}
