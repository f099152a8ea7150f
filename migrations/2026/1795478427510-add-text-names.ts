import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTextNames1795478427510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- By this name readers know a text: drawn by lot, so that neither order nor the other answers of the same person
-- show through it. Only texts have one.
ALTER TABLE answer ADD COLUMN text_id uuid;
CREATE FUNCTION name_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.text_id := gen_random_uuid();
  RETURN NEW;
END $$;
CREATE TRIGGER answer_name_text BEFORE INSERT ON answer
  FOR EACH ROW WHEN (NEW.text_value IS NOT NULL AND NEW.text_id IS NULL) EXECUTE FUNCTION name_text();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER answer_name_text ON answer;
DROP FUNCTION name_text();
ALTER TABLE answer DROP COLUMN text_id;
`);
  }
}
