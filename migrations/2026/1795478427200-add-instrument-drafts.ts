import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddInstrumentDrafts1795478427200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE instrument ADD COLUMN archived_at timestamptz;

-- Each saving of a draft counts; who saves another count than the stored one has not seen what somebody else wrote.
ALTER TABLE instrument_version ADD COLUMN revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN changed_by uuid REFERENCES person,
  -- The version of another instrument that this one began as.
  ADD COLUMN copied_from_id uuid REFERENCES instrument_version;
CREATE UNIQUE INDEX instrument_version_one_draft ON instrument_version (instrument_id) WHERE state = 'draft';
CREATE INDEX instrument_version_copied_from ON instrument_version (copied_from_id) WHERE copied_from_id IS NOT NULL;
CREATE INDEX instrument_version_changed_by ON instrument_version (changed_by) WHERE changed_by IS NOT NULL;

-- A published version stays, with its words and codes.
CREATE FUNCTION refuse_published_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'a published instrument version is kept' USING ERRCODE = '23514', CONSTRAINT = 'instrument_version_kept';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER instrument_version_kept BEFORE DELETE ON instrument_version
  FOR EACH ROW EXECUTE FUNCTION refuse_published_removal();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM instrument_version WHERE state = 'draft') THEN
    RAISE EXCEPTION 'there are drafts: going back would lose them';
  END IF;
END $$;
DROP TRIGGER instrument_version_kept ON instrument_version;
DROP FUNCTION refuse_published_removal();
DROP INDEX instrument_version_one_draft;
ALTER TABLE instrument_version DROP COLUMN revision, DROP COLUMN changed_at, DROP COLUMN changed_by,
  DROP COLUMN copied_from_id;
ALTER TABLE instrument DROP COLUMN archived_at;
`);
  }
}
