import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountWavesLeftOut1795786000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_run ADD COLUMN left_out integer CHECK (left_out >= 0);
-- Pools are made of other waves than before.
INSERT INTO stale_scope (wave_id) SELECT id FROM wave WHERE state = 'closed' ON CONFLICT (wave_id) DO NOTHING;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE impact_run DROP COLUMN left_out');
  }
}
