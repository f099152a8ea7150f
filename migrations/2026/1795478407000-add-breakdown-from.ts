import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddBreakdownFrom1795478407000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Part of the policy that a run was made under, printed beside its figures; runs made before it was one have none.
ALTER TABLE impact_run ADD COLUMN breakdown_from int CHECK (breakdown_from >= 0);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE impact_run DROP COLUMN breakdown_from');
  }
}
