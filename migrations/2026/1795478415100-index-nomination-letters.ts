import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexNominationLetters1795478415100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX nomination_letter ON nomination (letter_file_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX nomination_letter');
  }
}
