import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImpact1795478405000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE impact_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('internal','released')),
  scope_type text NOT NULL CHECK (scope_type IN ('wave','activity','course','programme','centre')),
  scope_id uuid,
  wave_kind text NOT NULL,
  method_version text NOT NULL,
  policy_version text NOT NULL,
  threshold int NOT NULL CHECK (threshold >= 5),
  frame_hash text NOT NULL,
  input_hash text NOT NULL,
  seed bigint NOT NULL,
  invited int,
  responded int NOT NULL,
  wave_ids uuid[] NOT NULL DEFAULT '{}',
  reason text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  business_at timestamptz NOT NULL DEFAULT business_now(),
  CHECK ((scope_type = 'centre') = (scope_id IS NULL))
);
CREATE INDEX impact_run_latest ON impact_run (scope_type, scope_id, wave_kind, kind, computed_at DESC);

CREATE TABLE impact_figure (
  run_id uuid NOT NULL REFERENCES impact_run,
  position int NOT NULL,
  metric text NOT NULL,
  item_code text,
  dimension text NOT NULL,
  group_code text NOT NULL,
  choice_code text,
  estimate double precision,
  lower double precision,
  upper double precision,
  conf double precision,
  n int,
  invited int,
  numerator double precision,
  response_rate double precision,
  method text NOT NULL,
  suppressed text CHECK (suppressed IN ('primary','complementary')),
  null_reason text,
  flags text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (run_id, position),
  CONSTRAINT impact_figure_hidden CHECK (suppressed IS NULL OR num_nonnulls(estimate, lower, upper, n, invited, numerator, response_rate) = 0),
  CONSTRAINT impact_figure_reason CHECK (estimate IS NOT NULL OR suppressed IS NOT NULL OR null_reason IS NOT NULL)
);
CREATE TRIGGER impact_run_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON impact_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER impact_figure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON impact_figure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE stale_scope (
  wave_id uuid PRIMARY KEY REFERENCES wave,
  marked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE stale_scope, impact_figure, impact_run;
`);
  }
}
