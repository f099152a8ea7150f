import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTransfers1795478421000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE transfer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  direction text NOT NULL CHECK (direction IN ('import','export')),
  kind text NOT NULL CHECK (kind IN ('people','organizations','enrolments','applications','attendance')),
  format text NOT NULL CHECK (format IN ('csv','xlsx')),
  activity_id uuid REFERENCES activity,
  file_id uuid REFERENCES stored_file,
  -- What the list showed when it was asked for: its filter, and the rows that the asker could see.
  filter jsonb NOT NULL DEFAULT '{}',
  scope jsonb,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked','checked','running','done','failed','cancelled')),
  fault text,
  -- Headings as the sheet was handed in.
  headings jsonb NOT NULL DEFAULT '[]',
  rows_total int NOT NULL DEFAULT 0,
  rows_faulty int NOT NULL DEFAULT 0,
  -- What the check foresaw, and what was done.
  rows_to_add int NOT NULL DEFAULT 0,
  rows_to_change int NOT NULL DEFAULT 0,
  rows_done int NOT NULL DEFAULT 0,
  rows_new int NOT NULL DEFAULT 0,
  rows_changed int NOT NULL DEFAULT 0,
  last_line int NOT NULL DEFAULT 0,
  result bytea,
  asked_by uuid NOT NULL REFERENCES person,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CONSTRAINT transfer_file CHECK ((direction = 'import') = (file_id IS NOT NULL)),
  CONSTRAINT transfer_activity CHECK ((kind IN ('people','organizations')) = (activity_id IS NULL))
);
ALTER TABLE transfer ALTER COLUMN result SET STORAGE EXTERNAL;
CREATE INDEX transfer_asked_by ON transfer (asked_by, asked_at DESC, id DESC);
CREATE INDEX transfer_asked_at ON transfer (asked_at DESC, id DESC);
CREATE INDEX transfer_activity_ix ON transfer (activity_id);
CREATE INDEX transfer_file_ix ON transfer (file_id);

-- The sheet as it was read; goes with its transfer.
CREATE TABLE transfer_row (
  transfer_id uuid NOT NULL REFERENCES transfer ON DELETE CASCADE,
  line int NOT NULL,
  cells jsonb NOT NULL,
  faults jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (transfer_id, line)
);
CREATE INDEX transfer_row_faulty ON transfer_row (transfer_id, line) WHERE faults <> '[]';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE transfer_row, transfer');
  }
}
