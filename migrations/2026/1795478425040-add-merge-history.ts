import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMergeHistory1795478425040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE person_merge ADD COLUMN reason text CHECK (length(reason) BETWEEN 1 AND 500);

-- What undoing needs: the rows that were moved, the scopes of roles among them, and what stood above.
CREATE TABLE organization_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kept_id uuid NOT NULL REFERENCES organization,
  merged_id uuid NOT NULL REFERENCES organization,
  parent_id uuid REFERENCES organization,
  moved jsonb NOT NULL,
  moved_scopes uuid[] NOT NULL,
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  merged_by uuid NOT NULL REFERENCES person,
  merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by uuid REFERENCES person,
  undone_at timestamptz,
  CHECK (kept_id <> merged_id)
);
CREATE INDEX organization_merge_kept ON organization_merge (kept_id, merged_at DESC);
CREATE UNIQUE INDEX organization_merge_live ON organization_merge (merged_id) WHERE undone_at IS NULL;
CREATE INDEX organization_merge_parent ON organization_merge (parent_id);
CREATE INDEX organization_merge_by ON organization_merge (merged_by);
CREATE INDEX organization_merge_undoer ON organization_merge (undone_by);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM organization_merge) OR EXISTS (SELECT 1 FROM person_merge WHERE reason IS NOT NULL) THEN
    RAISE EXCEPTION 'records were merged; going back would forget why, and the way back';
  END IF;
END $$;
DROP TABLE organization_merge;
ALTER TABLE person_merge DROP COLUMN reason;
`);
  }
}
