import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAnswering1795478427100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Which trainers, objectives, planned actions and nominees were asked about, by their codes and in their order: answers
-- are stored by place, so the order that was seen first stays.
ALTER TABLE invitation ADD COLUMN record_lists jsonb;

-- A file that answers a question belongs to the invitation; where an organization answers, to nobody else.
ALTER TABLE stored_file ALTER COLUMN owner_person_id DROP NOT NULL,
  ADD COLUMN invitation_id uuid REFERENCES invitation,
  ADD CONSTRAINT stored_file_owned CHECK (num_nonnulls(owner_person_id, invitation_id) > 0);
CREATE INDEX stored_file_invitation ON stored_file (invitation_id) WHERE invitation_id IS NOT NULL;
ALTER TABLE stored_file DROP CONSTRAINT stored_file_purpose_check, ADD CONSTRAINT stored_file_purpose_check CHECK
  (purpose IN ('nomination_letter','application_attachment','material','assignment','import_sheet','evidence',
    'survey_answer'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM stored_file WHERE invitation_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM invitation WHERE record_lists IS NOT NULL) THEN
    RAISE EXCEPTION 'files answer questions, or groups were answered in an order: going back would lose that';
  END IF;
END $$;
ALTER TABLE stored_file DROP CONSTRAINT stored_file_purpose_check, ADD CONSTRAINT stored_file_purpose_check CHECK
  (purpose IN ('nomination_letter','application_attachment','material','assignment','import_sheet','evidence'));
DROP INDEX stored_file_invitation;
ALTER TABLE stored_file DROP CONSTRAINT stored_file_owned, DROP COLUMN invitation_id,
  ALTER COLUMN owner_person_id SET NOT NULL;
ALTER TABLE invitation DROP COLUMN record_lists;
`);
  }
}
