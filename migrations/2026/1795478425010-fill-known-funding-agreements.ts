import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a line names and the framework does not know was never an agreement. */
export class FillKnownFundingAgreements1795478425010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE funding_line f SET funding_agreement_id = NULL
WHERE f.funding_agreement_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM funding_agreement g WHERE g.id = f.funding_agreement_id);
`);
  }

  async down(): Promise<void> {
    // Nothing to put back: the ids pointed nowhere.
  }
}
