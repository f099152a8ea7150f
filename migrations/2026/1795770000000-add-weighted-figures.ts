import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWeightedFigures1795770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_figure
  ADD COLUMN weighted double precision,
  ADD COLUMN weighted_lower double precision,
  ADD COLUMN weighted_upper double precision,
  ADD COLUMN weighted_reason text,
  ADD COLUMN design_effect double precision,
  ADD COLUMN effective_n double precision,
  ADD CONSTRAINT impact_figure_weighted_hidden CHECK (suppressed IS NULL
    OR num_nonnulls(weighted, weighted_lower, weighted_upper, design_effect, effective_n) = 0);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE impact_figure
  DROP CONSTRAINT impact_figure_weighted_hidden,
  DROP COLUMN weighted,
  DROP COLUMN weighted_lower,
  DROP COLUMN weighted_upper,
  DROP COLUMN weighted_reason,
  DROP COLUMN design_effect,
  DROP COLUMN effective_n;
`);
  }
}
