import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSheetAnswers1795478424000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What a line of applications answers to the form, as the form keeps it; its cells stay as they were handed in.
ALTER TABLE transfer_row ADD COLUMN answers jsonb;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_row DROP COLUMN answers');
  }
}
