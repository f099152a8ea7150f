import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSelection1795478416000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Absent: the usual bands, no fellowship rule, forms kept 90 days.
CREATE TABLE selection_rule (
  activity_id uuid PRIMARY KEY REFERENCES activity,
  cancellation_bands jsonb,
  fellowship_rule jsonb,
  logistics_keep_days int NOT NULL DEFAULT 90 CHECK (logistics_keep_days BETWEEN 0 AND 3650),
  version int NOT NULL DEFAULT 1
);

CREATE TABLE selection_criterion (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  position int NOT NULL CHECK (position >= 1),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  weight int NOT NULL CHECK (weight BETWEEN 1 AND 10),
  UNIQUE (activity_id, position) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE selection_score (
  application_id uuid NOT NULL REFERENCES application,
  criterion_id uuid NOT NULL REFERENCES selection_criterion ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person,
  score int NOT NULL CHECK (score BETWEEN 1 AND 5),
  scored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (application_id, criterion_id, person_id)
);
CREATE INDEX selection_score_criterion ON selection_score (criterion_id);
CREATE INDEX selection_score_person ON selection_score (person_id);

CREATE TABLE selection_note (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES application,
  author_id uuid NOT NULL REFERENCES person,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX selection_note_application ON selection_note (application_id, created_at);
CREATE INDEX selection_note_author ON selection_note (author_id);

CREATE TABLE selection_conflict (
  application_id uuid NOT NULL REFERENCES application,
  person_id uuid NOT NULL REFERENCES person,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (application_id, person_id)
);
CREATE INDEX selection_conflict_person ON selection_conflict (person_id);

-- Whoever declared a conflict has no say: the database refuses the score, whatever code asks.
CREATE FUNCTION refuse_partial_score() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM selection_conflict WHERE application_id = NEW.application_id AND person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'the panel member has declared a conflict of interest' USING ERRCODE = '23514', CONSTRAINT = 'selection_score_impartial';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER selection_score_impartial BEFORE INSERT OR UPDATE ON selection_score
  FOR EACH ROW EXECUTE FUNCTION refuse_partial_score();

-- Every decision is kept; the live one of an application is the one that no later has replaced.
CREATE TABLE selection_decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  application_id uuid NOT NULL REFERENCES application,
  decision text NOT NULL CHECK (decision IN ('offer','reserve','decline')),
  reason text CHECK (length(reason) BETWEEN 1 AND 2000),
  reserve_position int CHECK (reserve_position >= 1),
  -- null: the reserve list moved up by itself.
  decided_by uuid REFERENCES person,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  letter_sent_at timestamptz,
  replaced_at timestamptz,
  CONSTRAINT selection_decision_position CHECK ((decision = 'reserve') = (reserve_position IS NOT NULL)),
  CONSTRAINT selection_decision_reason CHECK (decision <> 'decline' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX selection_decision_live ON selection_decision (application_id) WHERE replaced_at IS NULL;
CREATE UNIQUE INDEX selection_decision_reserve ON selection_decision (activity_id, reserve_position)
  WHERE decision = 'reserve' AND replaced_at IS NULL;
CREATE INDEX selection_decision_activity ON selection_decision (activity_id);
CREATE INDEX selection_decision_application ON selection_decision (application_id, decided_at);
CREATE INDEX selection_decision_decider ON selection_decision (decided_by);

CREATE TABLE offer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES activity,
  application_id uuid NOT NULL REFERENCES application,
  decision_id uuid NOT NULL UNIQUE REFERENCES selection_decision,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','accepted','refused','lapsed','withdrawn')),
  expires_at timestamptz NOT NULL,
  made_at timestamptz NOT NULL DEFAULT business_now(),
  answered_at timestamptz,
  refusal_reason text CHECK (length(refusal_reason) <= 2000)
);
CREATE UNIQUE INDEX offer_open ON offer (application_id) WHERE state = 'open';
CREATE INDEX offer_application ON offer (application_id);
CREATE INDEX offer_activity ON offer (activity_id, state);
CREATE INDEX offer_due ON offer (expires_at) WHERE state = 'open';

CREATE TABLE withdrawal_charge (
  enrolment_id uuid PRIMARY KEY REFERENCES enrolment,
  days_before int NOT NULL,
  percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
  amount_cents bigint,
  currency char(3),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT withdrawal_charge_money CHECK ((amount_cents IS NULL) = (currency IS NULL))
);

CREATE TABLE funding_line (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid REFERENCES application,
  enrolment_id uuid REFERENCES enrolment,
  cost_item text NOT NULL CHECK (cost_item IN ('tuition','subsistence','travel')),
  amount_cents bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 10000000000),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  payer text NOT NULL CHECK (payer IN ('centre','donor','organization','person')),
  payer_organization_id uuid REFERENCES organization,
  -- The framework's agreement; its table is made by another migration.
  funding_agreement_id uuid,
  CONSTRAINT funding_line_one_subject CHECK (num_nonnulls(application_id, enrolment_id) = 1),
  CONSTRAINT funding_line_payer CHECK (payer_organization_id IS NULL OR payer IN ('organization','donor'))
);
CREATE INDEX funding_line_application ON funding_line (application_id);
CREATE INDEX funding_line_enrolment ON funding_line (enrolment_id);
CREATE INDEX funding_line_payer ON funding_line (payer_organization_id);

CREATE TABLE logistics_form (
  enrolment_id uuid PRIMARY KEY REFERENCES enrolment,
  details jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','sent')),
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE logistics_form, funding_line, withdrawal_charge, offer, selection_decision, selection_conflict, selection_note,
  selection_score, selection_criterion, selection_rule;
DROP FUNCTION refuse_partial_score();
`);
  }
}
