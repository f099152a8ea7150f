import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due at the same instant is handed out by who is asked, in the order that the dry run foresees. */
export class OrderDueInvitations1795790000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX invitation_due, invitation_remind;
CREATE INDEX invitation_due ON invitation (due_at, coalesce(enrolment_id, organization_id, trainer_person_id))
  WHERE answer_state = 'planned';
CREATE INDEX invitation_remind ON invitation (remind_at, coalesce(enrolment_id, organization_id, trainer_person_id))
  WHERE remind_at IS NOT NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX invitation_due, invitation_remind;
CREATE INDEX invitation_due ON invitation (due_at, id) WHERE answer_state = 'planned';
CREATE INDEX invitation_remind ON invitation (remind_at, id) WHERE remind_at IS NOT NULL;
`);
  }
}
