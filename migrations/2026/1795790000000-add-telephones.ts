import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody may give a telephone number, for those whom no mail reaches. */
export class AddTelephones1795790000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE person ADD COLUMN telephone text CONSTRAINT person_telephone_check CHECK (length(telephone) BETWEEN 5 AND 40)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN telephone');
  }
}
