import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddInvitationMail1795478425000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- An address that belongs to nobody we know is a guest too; whoever proves that mailbox later is the one invited.
ALTER TABLE activity_invitation
  ADD COLUMN email text CHECK (length(email) <= 254 AND position('@' IN email) > 1),
  -- Of mail to such an address; everybody else has a language of their own.
  ADD COLUMN locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en','fr','es','ar')),
  -- How often it was sent again; the ordinal of its newest mail.
  ADD COLUMN resent int NOT NULL DEFAULT 0 CHECK (resent >= 0),
  ADD COLUMN declined_at timestamptz,
  ADD COLUMN withdrawn_at timestamptz,
  DROP CONSTRAINT activity_invitation_one_guest,
  DROP CONSTRAINT activity_invitation_activity_id_organization_id_person_id_key,
  ADD CONSTRAINT activity_invitation_one_guest CHECK (num_nonnulls(organization_id, person_id, email) = 1);
CREATE UNIQUE INDEX activity_invitation_organization_once ON activity_invitation (activity_id, organization_id)
  WHERE organization_id IS NOT NULL;
CREATE UNIQUE INDEX activity_invitation_person_once ON activity_invitation (activity_id, person_id)
  WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX activity_invitation_email_once ON activity_invitation (activity_id, lower(email))
  WHERE email IS NOT NULL;
CREATE INDEX activity_invitation_email ON activity_invitation (lower(email)) WHERE email IS NOT NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM activity_invitation WHERE email IS NOT NULL) THEN
    RAISE EXCEPTION 'addresses were invited to apply; going back would forget them';
  END IF;
END $$;
DROP INDEX activity_invitation_email, activity_invitation_email_once, activity_invitation_person_once,
  activity_invitation_organization_once;
ALTER TABLE activity_invitation
  DROP CONSTRAINT activity_invitation_one_guest,
  DROP COLUMN withdrawn_at, DROP COLUMN declined_at, DROP COLUMN resent, DROP COLUMN locale, DROP COLUMN email,
  ADD CONSTRAINT activity_invitation_one_guest CHECK (num_nonnulls(organization_id, person_id) = 1),
  ADD CONSTRAINT activity_invitation_activity_id_organization_id_person_id_key
    UNIQUE NULLS NOT DISTINCT (activity_id, organization_id, person_id);
`);
  }
}
