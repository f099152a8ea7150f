import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FillTextNames1795478427520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'UPDATE answer SET text_id = gen_random_uuid() WHERE text_value IS NOT NULL AND text_id IS NULL',
    );
  }

  async down(): Promise<void> {
    // The column goes with the migration before.
  }
}
