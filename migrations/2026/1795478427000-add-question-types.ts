import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddQuestionTypes1795478427000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A file that answers a question goes when its owner is erased, and the answer with it.
ALTER TABLE answer ADD COLUMN file_id uuid REFERENCES stored_file ON DELETE CASCADE;
ALTER TABLE answer DROP CONSTRAINT answer_one_value, ADD CONSTRAINT answer_one_value CHECK
  (num_nonnulls(choice_code, number_value, text_value, date_value, file_id, missing_reason) = 1);
CREATE INDEX answer_file ON answer (file_id) WHERE file_id IS NOT NULL;

-- Answers of one code are pooled over versions with the same number; a change that breaks comparison starts the next.
ALTER TABLE item ADD COLUMN pool int NOT NULL DEFAULT 1 CHECK (pool > 0);

ALTER TABLE instrument DROP CONSTRAINT instrument_kind_check, ADD CONSTRAINT instrument_kind_check CHECK (kind IN
  ('application_form','needs_assessment','capacity_assessment','knowledge_test','end_of_activity','ex_post','org_survey',
   'trainer_form','interview_guide','other'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM answer WHERE file_id IS NOT NULL) OR EXISTS (SELECT 1 FROM item WHERE pool > 1)
    OR EXISTS (SELECT 1 FROM instrument WHERE kind = 'interview_guide') THEN
    RAISE EXCEPTION 'files answer questions or comparisons were broken: going back would lose that';
  END IF;
END $$;
ALTER TABLE instrument DROP CONSTRAINT instrument_kind_check, ADD CONSTRAINT instrument_kind_check CHECK (kind IN
  ('application_form','needs_assessment','capacity_assessment','knowledge_test','end_of_activity','ex_post','org_survey',
   'trainer_form','other'));
ALTER TABLE item DROP COLUMN pool;
ALTER TABLE answer DROP CONSTRAINT answer_one_value;
ALTER TABLE answer DROP COLUMN file_id;
ALTER TABLE answer ADD CONSTRAINT answer_one_value CHECK
  (num_nonnulls(choice_code, number_value, text_value, date_value, missing_reason) = 1);
`);
  }
}
