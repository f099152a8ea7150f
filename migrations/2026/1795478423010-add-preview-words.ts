import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPreviewWords1795478423010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Words and signatory as they stand in the form of whoever looks; null: as they were saved.
ALTER TABLE certificate_preview ADD COLUMN words jsonb;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificate_preview DROP COLUMN words;');
  }
}
