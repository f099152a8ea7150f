import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApplicationRole1795478406000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The application never runs as the owner: no DDL, no TRUNCATE, the audit trail and figures only grow.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'traccia_app') THEN CREATE ROLE traccia_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN EXECUTE format('GRANT traccia_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO traccia_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO traccia_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO traccia_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO traccia_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO traccia_app;
REVOKE UPDATE, DELETE ON audit_event, impact_run, impact_figure FROM traccia_app;
REVOKE INSERT, UPDATE, DELETE ON country, enrolment_transition, deployment FROM traccia_app;
GRANT UPDATE (clock_offset, demo_seeded_at) ON deployment TO traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The role is shared by every database of the server, so it stays; only its grants here go.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM traccia_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM traccia_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM traccia_app;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM traccia_app;
REVOKE USAGE ON SCHEMA public FROM traccia_app;
`);
  }
}
