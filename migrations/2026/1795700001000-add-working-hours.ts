import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWorkingHours1795700001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE country ADD COLUMN time_zone text,
  ADD COLUMN weekend int[] NOT NULL DEFAULT '{6,7}' CHECK (weekend <@ '{1,2,3,4,5,6,7}' AND cardinality(weekend) <= 3);

-- From asked_at the days of the reminders are counted; remind_at is when the next one is due, null when none is left.
ALTER TABLE invitation ADD COLUMN asked_at timestamptz, ADD COLUMN next_reminder int NOT NULL DEFAULT 1,
  ADD COLUMN remind_at timestamptz;
CREATE INDEX invitation_remind ON invitation (remind_at, id) WHERE remind_at IS NOT NULL;
CREATE INDEX invitation_wave_planned ON invitation (wave_id) WHERE answer_state = 'planned';

-- The organizations that had sent people when a wave opened that asks them, each assessed once whoever answers.
CREATE TABLE frame_organization (
  wave_id uuid NOT NULL REFERENCES wave,
  organization_id uuid NOT NULL REFERENCES organization,
  constituent_group text NOT NULL,
  region text,
  country_code char(2),
  participants int NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (wave_id, organization_id)
);
CREATE INDEX frame_organization_organization ON frame_organization (organization_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE frame_organization;
DROP INDEX invitation_wave_planned, invitation_remind;
ALTER TABLE invitation DROP COLUMN remind_at, DROP COLUMN next_reminder, DROP COLUMN asked_at;
ALTER TABLE country DROP COLUMN weekend, DROP COLUMN time_zone;
`);
  }
}
