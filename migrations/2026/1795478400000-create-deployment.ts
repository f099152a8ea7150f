import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDeployment1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One row says what this database is; only a demo may shift the business clock.
CREATE TABLE deployment (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  is_demo boolean NOT NULL DEFAULT false,
  clock_offset interval NOT NULL DEFAULT interval '0',
  demo_seeded_at timestamptz,
  CONSTRAINT deployment_offset_only_in_demo CHECK (is_demo OR clock_offset = interval '0')
);
INSERT INTO deployment DEFAULT VALUES;

-- The product's now: due dates, windows and states. Leases, sessions and tokens use clock_timestamp().
CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT clock_timestamp() + clock_offset FROM deployment $$;

CREATE TABLE country (
  code char(2) PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
  region text NOT NULL CHECK (region IN ('africa','americas','arab_states','asia_pacific','europe_central_asia'))
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE country;
DROP FUNCTION business_now();
DROP TABLE deployment;
`);
  }
}
