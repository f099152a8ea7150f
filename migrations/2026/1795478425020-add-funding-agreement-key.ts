import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddFundingAgreementKey1795478425020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE funding_line ADD CONSTRAINT funding_line_funding_agreement_id_fkey
  FOREIGN KEY (funding_agreement_id) REFERENCES funding_agreement NOT VALID;
ALTER TABLE funding_line VALIDATE CONSTRAINT funding_line_funding_agreement_id_fkey;
CREATE INDEX funding_line_agreement ON funding_line (funding_agreement_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX funding_line_agreement;
ALTER TABLE funding_line DROP CONSTRAINT funding_line_funding_agreement_id_fkey;
`);
  }
}
