import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateClockAlarms1795784000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A clock that is wrong, or was set while nobody looked. The clock of the house is one: of what stops everybody, one row is open.
CREATE TABLE clock_alarm (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  worker_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('differs', 'jumped', 'ahead', 'back')),
  seconds_off double precision NOT NULL,
  waiting_mails int NOT NULL DEFAULT 0,
  seen_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_how text CHECK (ended_how IN ('right-again', 'confirmed', 'held-long', 'worker-gone')),
  confirmed_by uuid REFERENCES person (id),
  confirmed_at timestamptz,
  CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
  CHECK ((ended_how = 'confirmed') = (confirmed_at IS NOT NULL) OR ended_how IS NULL)
);
CREATE UNIQUE INDEX clock_alarm_of_house ON clock_alarm ((true)) WHERE ended_at IS NULL AND kind <> 'differs';
CREATE UNIQUE INDEX clock_alarm_of_worker ON clock_alarm (worker_id) WHERE ended_at IS NULL AND kind = 'differs';
CREATE INDEX clock_alarm_confirmed_by ON clock_alarm (confirmed_by);
-- The latest instant at which a worker went by the clock; one row.
CREATE TABLE clock_seen (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  at timestamptz NOT NULL
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clock_seen');
    await runner.query('DROP TABLE clock_alarm');
  }
}
