import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImpactChecks1795770001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One night's computing of everything from scratch, held against what stands.
CREATE TABLE impact_check (
  night date PRIMARY KEY,
  claim uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  beat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  business_at timestamptz NOT NULL DEFAULT business_now(),
  scopes_checked int NOT NULL DEFAULT 0,
  scopes_differing int NOT NULL DEFAULT 0,
  scopes_moved_on int NOT NULL DEFAULT 0,
  scopes_of_other_versions int NOT NULL DEFAULT 0,
  findings jsonb NOT NULL DEFAULT '[]'
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE impact_check');
  }
}
