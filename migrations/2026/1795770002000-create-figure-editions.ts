import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFigureEditions1795770002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Figures of a released run under a name that can be cited; they never move. The numbers of a year have no gaps.
CREATE TABLE figure_edition (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 9999),
  number int NOT NULL CHECK (number > 0),
  run_id uuid NOT NULL REFERENCES impact_run,
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 200),
  note text CHECK (length(note) BETWEEN 1 AND 2000),
  view jsonb NOT NULL CHECK (jsonb_typeof(view) = 'object'),
  form int NOT NULL CHECK (form > 0),
  figures int NOT NULL CHECK (figures > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  frozen_by uuid NOT NULL REFERENCES person,
  frozen_at timestamptz NOT NULL DEFAULT business_now(),
  UNIQUE (year, number),
  CHECK (code = 'TR-' || year || '-' || lpad(number::text, greatest(4, length(number::text)), '0'))
);
CREATE INDEX figure_edition_run ON figure_edition (run_id);
CREATE INDEX figure_edition_frozen ON figure_edition (frozen_at DESC, id DESC);
CREATE INDEX figure_edition_freezer ON figure_edition (frozen_by);

CREATE FUNCTION only_released_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM impact_run WHERE id = NEW.run_id AND kind = 'released') THEN
    RAISE EXCEPTION 'only released figures can be frozen' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figure_edition_released BEFORE INSERT ON figure_edition FOR EACH ROW EXECUTE FUNCTION only_released_figures();
CREATE TRIGGER figure_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_edition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A withdrawn edition stays readable for whoever follows a citation, and says why it should not be cited any more.
CREATE TABLE figure_edition_withdrawal (
  edition_id uuid PRIMARY KEY REFERENCES figure_edition,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  withdrawn_by uuid NOT NULL REFERENCES person,
  withdrawn_at timestamptz NOT NULL DEFAULT business_now()
);
CREATE INDEX figure_edition_withdrawal_person ON figure_edition_withdrawal (withdrawn_by);
CREATE TRIGGER figure_edition_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_edition_withdrawal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE UPDATE, DELETE ON figure_edition, figure_edition_withdrawal FROM traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE figure_edition_withdrawal, figure_edition;
DROP FUNCTION only_released_figures();
`);
  }
}
