import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateActivityPlan1795478410100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE activity_venue (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  position int NOT NULL CHECK (position >= 1),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  city text CHECK (length(city) <= 120),
  country_code char(2) REFERENCES country,
  time_zone text NOT NULL,
  UNIQUE (activity_id, position) DEFERRABLE,
  UNIQUE (activity_id, id)
);
CREATE INDEX activity_venue_country ON activity_venue (country_code);

CREATE TABLE activity_phase (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  position int NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('distance','face_to_face','follow_up','consulting')),
  title jsonb NOT NULL DEFAULT '{}',
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  venue_id uuid,
  UNIQUE (activity_id, position) DEFERRABLE,
  UNIQUE (activity_id, id),
  -- A venue of another activity cannot be meant.
  FOREIGN KEY (activity_id, venue_id) REFERENCES activity_venue (activity_id, id),
  CONSTRAINT activity_phase_dates CHECK (ends_on >= starts_on)
);
CREATE INDEX activity_phase_venue ON activity_phase (activity_id, venue_id);

-- The title in one language stays until every reader knows the new column.
ALTER TABLE activity_session
  ADD COLUMN titles jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN phase_id uuid,
  ADD COLUMN venue_id uuid,
  ADD FOREIGN KEY (activity_id, phase_id) REFERENCES activity_phase (activity_id, id),
  ADD FOREIGN KEY (activity_id, venue_id) REFERENCES activity_venue (activity_id, id);
CREATE INDEX activity_session_phase ON activity_session (activity_id, phase_id);
CREATE INDEX activity_session_venue ON activity_session (activity_id, venue_id);
CREATE INDEX activity_session_starts ON activity_session (starts_at, id);

CREATE TABLE session_trainer (
  activity_session_id uuid NOT NULL REFERENCES activity_session ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person,
  PRIMARY KEY (activity_session_id, person_id)
);
CREATE INDEX session_trainer_person ON session_trainer (person_id);

CREATE TABLE activity_price (
  activity_id uuid NOT NULL REFERENCES activity,
  cost_item text NOT NULL CHECK (cost_item IN ('tuition','subsistence','travel')),
  amount_cents bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 10000000000),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (activity_id, cost_item)
);

CREATE TABLE activity_objective (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  position int NOT NULL CHECK (position >= 1),
  title jsonb NOT NULL,
  UNIQUE (activity_id, code) DEFERRABLE,
  UNIQUE (activity_id, position) DEFERRABLE
);

CREATE TABLE activity_target (
  activity_id uuid NOT NULL REFERENCES activity,
  dimension text NOT NULL CHECK (dimension IN ('constituent_group','sex','region')),
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 60),
  places int NOT NULL CHECK (places BETWEEN 0 AND 100000),
  PRIMARY KEY (activity_id, dimension, key)
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE activity_session DROP COLUMN titles, DROP COLUMN phase_id, DROP COLUMN venue_id;
DROP INDEX activity_session_starts;
DROP TABLE activity_target, activity_objective, activity_price, session_trainer, activity_phase, activity_venue;
`);
  }
}
