import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAdmissionRoles1795478408000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_role_check, DROP CONSTRAINT role_assignment_scope_type_check;
ALTER TABLE role_assignment
  ADD CONSTRAINT role_assignment_role_check CHECK (role IN ('participant','trainer','activity_manager','evaluator',
    'administrator','focal_point','observer','group_secretary','travel_officer')),
  ADD CONSTRAINT role_assignment_scope_type_check CHECK (scope_type IN
    ('centre','programme','activity','organization','country','constituent_group'));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DELETE FROM role_assignment WHERE role IN ('group_secretary','travel_officer') OR scope_type = 'constituent_group';
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_role_check, DROP CONSTRAINT role_assignment_scope_type_check;
ALTER TABLE role_assignment
  ADD CONSTRAINT role_assignment_role_check CHECK (role IN ('participant','trainer','activity_manager','evaluator',
    'administrator','focal_point','observer')),
  ADD CONSTRAINT role_assignment_scope_type_check CHECK (scope_type IN ('centre','programme','activity','organization','country'));
`);
  }
}
