import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCountryScope1795781000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_run DROP CONSTRAINT impact_run_scope_type_check,
  ADD CONSTRAINT impact_run_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre', 'year', 'funding', 'country'));
ALTER TABLE impact_round DROP CONSTRAINT impact_round_scope_type_check,
  ADD CONSTRAINT impact_round_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre', 'year', 'funding', 'country'));
-- Pools that are new are computed with the next round of any of their waves.
INSERT INTO stale_scope (wave_id) SELECT id FROM wave WHERE state = 'closed' ON CONFLICT (wave_id) DO NOTHING;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_run DISABLE TRIGGER impact_run_append_only;
ALTER TABLE impact_figure DISABLE TRIGGER impact_figure_append_only;
DELETE FROM impact_figure WHERE run_id IN (SELECT id FROM impact_run WHERE scope_type = 'country');
DELETE FROM impact_run WHERE scope_type = 'country';
ALTER TABLE impact_figure ENABLE TRIGGER impact_figure_append_only;
ALTER TABLE impact_run ENABLE TRIGGER impact_run_append_only;
UPDATE impact_round SET scope_type = NULL WHERE scope_type = 'country';
ALTER TABLE impact_run DROP CONSTRAINT impact_run_scope_type_check,
  ADD CONSTRAINT impact_run_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre', 'year', 'funding'));
ALTER TABLE impact_round DROP CONSTRAINT impact_round_scope_type_check,
  ADD CONSTRAINT impact_round_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre', 'year', 'funding'));
`);
  }
}
