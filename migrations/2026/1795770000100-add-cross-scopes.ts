import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCrossScopes1795770000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_run DROP CONSTRAINT impact_run_scope_type_check,
  ADD CONSTRAINT impact_run_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre', 'year', 'funding'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_run DISABLE TRIGGER impact_run_append_only;
ALTER TABLE impact_figure DISABLE TRIGGER impact_figure_append_only;
DELETE FROM impact_figure WHERE run_id IN (SELECT id FROM impact_run WHERE scope_type IN ('year', 'funding'));
DELETE FROM impact_run WHERE scope_type IN ('year', 'funding');
ALTER TABLE impact_figure ENABLE TRIGGER impact_figure_append_only;
ALTER TABLE impact_run ENABLE TRIGGER impact_run_append_only;
ALTER TABLE impact_run DROP CONSTRAINT impact_run_scope_type_check,
  ADD CONSTRAINT impact_run_scope_type_check
    CHECK (scope_type IN ('wave', 'activity', 'course', 'programme', 'centre'));
`);
  }
}
