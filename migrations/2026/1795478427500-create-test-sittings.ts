import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTestSittings1795478427500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- More time for one person, in every test of the activity. Why, is nobody's business: it would be health data.
CREATE TABLE test_accommodation (
  enrolment_id uuid PRIMARY KEY REFERENCES enrolment,
  factor numeric(3,2) NOT NULL CHECK (factor BETWEEN 1 AND 4),
  set_by uuid NOT NULL REFERENCES person,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX test_accommodation_setter ON test_accommodation (set_by);

-- The one time somebody sits a test against the clock: from pressing Start, by the clock of the centre.
CREATE TABLE test_sitting (
  invitation_id uuid PRIMARY KEY REFERENCES invitation,
  started_at timestamptz NOT NULL,
  minutes int NOT NULL CHECK (minutes > 0),
  factor numeric(3,2) NOT NULL CHECK (factor BETWEEN 1 AND 4),
  deadline_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT test_sitting_forward CHECK (deadline_at > started_at)
);
CREATE INDEX test_sitting_due ON test_sitting (deadline_at) WHERE closed_at IS NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE test_sitting, test_accommodation');
  }
}
