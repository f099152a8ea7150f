import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyLetters1795760000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Of all letters together, so that a letter that comes back after the standard words is never taken for the one before.
CREATE SEQUENCE survey_letter_version AS int;
-- What the centre says instead of the standard words; no row: those stand.
CREATE TABLE survey_letter (
  kind text NOT NULL CHECK (kind IN ('survey.invitation', 'survey.reminder')),
  reader text NOT NULL CHECK (reader IN ('before', 'test', 'end', 'after', 'supervisor', 'organization', 'trainer')),
  locale text NOT NULL CHECK (locale IN ('en', 'fr', 'es', 'ar')),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  version int NOT NULL DEFAULT nextval('survey_letter_version') CHECK (version > 0),
  updated_by uuid REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (kind, reader, locale)
);
CREATE INDEX survey_letter_updater ON survey_letter (updated_by);

-- A trial copy to whoever words a letter, with the data of one who is asked.
CREATE TABLE survey_letter_test (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  asked_by uuid NOT NULL REFERENCES person,
  invitation_id uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('survey.invitation', 'survey.reminder')),
  locale text NOT NULL CHECK (locale IN ('en', 'fr', 'es', 'ar')),
  subject text NOT NULL,
  body text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX survey_letter_test_asker ON survey_letter_test (asked_by);
CREATE INDEX survey_letter_test_invitation ON survey_letter_test (invitation_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM message WHERE kind = 'survey.letter_test'`);
    await runner.query(`DROP TABLE survey_letter_test, survey_letter; DROP SEQUENCE survey_letter_version`);
  }
}
