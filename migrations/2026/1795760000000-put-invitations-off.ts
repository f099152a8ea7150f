import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PutInvitationsOff1795760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE invitation ADD COLUMN put_off_from timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE invitation DROP COLUMN put_off_from`);
  }
}
