import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddOrganizationCare1795478414200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Who verified it, without a reference: people refer to organizations, and a ring of tables could not be restored in order.
ALTER TABLE organization
  ADD COLUMN verified_by uuid,
  ADD COLUMN merged_into_id uuid REFERENCES organization,
  ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD CONSTRAINT organization_not_its_own_pointer CHECK (merged_into_id <> id);
CREATE INDEX organization_merged_into ON organization (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX organization_unverified ON organization (lower(name), id) WHERE verified_at IS NULL AND merged_into_id IS NULL;
CREATE INDEX organization_similar ON organization USING gin (fold_name(name) gin_trgm_ops);

-- Two changes at once could close a circle that neither of them sees, so they follow one another.
CREATE FUNCTION refuse_organization_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('organization parents'));
    IF EXISTS (
      WITH RECURSIVE above(id) AS (
        SELECT NEW.parent_id UNION SELECT o.parent_id FROM organization o JOIN above a ON o.id = a.id WHERE o.parent_id IS NOT NULL
      ) SELECT 1 FROM above WHERE id = NEW.id) THEN
      RAISE EXCEPTION 'an organization cannot stand above itself' USING ERRCODE = '23514', CONSTRAINT = 'organization_no_circle';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_no_circle BEFORE INSERT OR UPDATE OF parent_id ON organization
  FOR EACH ROW EXECUTE FUNCTION refuse_organization_circle();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER organization_no_circle ON organization;
DROP FUNCTION refuse_organization_circle();
DROP INDEX organization_similar;
ALTER TABLE organization DROP COLUMN verified_by, DROP COLUMN merged_into_id, DROP COLUMN version;
`);
  }
}
