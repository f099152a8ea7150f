import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FillLinkedMonths1795580000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What the people of these waves have read; the trigger looks the setting up.
    await runner.query(
      `UPDATE wave SET linked_months = NULL WHERE linked_months IS NULL AND state IN ('open', 'closed')`,
    );
  }

  async down(): Promise<void> {
    // The column goes with the migration before.
  }
}
