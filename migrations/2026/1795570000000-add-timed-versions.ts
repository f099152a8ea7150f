import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTimedVersions1795570000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Whether a test runs against the clock, at hand without reading the whole questionnaire: every saving of a draft asks.
ALTER TABLE instrument_version ADD COLUMN timed boolean NOT NULL
  GENERATED ALWAYS AS (coalesce(jsonb_typeof(definition #> '{test,minutes}') = 'number', false)) STORED;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE instrument_version DROP COLUMN timed`);
  }
}
