import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImpactRounds1795770001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One going over what is stale: how far it is, and whether somebody wants it to stop. One at a time for all workers;
-- a round whose worker is gone is ended by the next one.
CREATE TABLE impact_round (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  beat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  scopes_total int NOT NULL,
  scopes_done int NOT NULL DEFAULT 0 CHECK (scopes_done >= 0 AND scopes_done <= scopes_total),
  scope_type text CHECK (scope_type IN ('wave','activity','course','programme','centre','year','funding')),
  scope_id uuid,
  cancel_asked_at timestamptz,
  rests_until timestamptz,
  ended_at timestamptz,
  ended_how text CHECK (ended_how IN ('done','failed','cancelled','stopped','lost')),
  CONSTRAINT impact_round_end CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
CREATE UNIQUE INDEX impact_round_one ON impact_round ((true)) WHERE ended_at IS NULL;
CREATE INDEX impact_round_latest ON impact_round (started_at DESC);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE impact_round');
  }
}
