import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddStopEnd1795710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A pause that somebody asked for is a stop with an end, in business time; every other stop has none.
ALTER TABLE contact_stop ADD COLUMN until timestamptz,
  DROP CONSTRAINT contact_stop_reason_check,
  ADD CONSTRAINT contact_stop_reason_check CHECK (reason IN ('unsubscribed','paused','bounced','staff','complained')),
  ADD CONSTRAINT contact_stop_until_check CHECK ((until IS NOT NULL) = (reason = 'paused'));
-- The one place that says whether a stop still holds; whoever plans, foresees or sends asks it.
CREATE FUNCTION stop_holds(until timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  'SELECT until IS NULL OR until > business_now()';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION stop_holds(timestamptz);
DELETE FROM contact_stop WHERE reason = 'paused';
ALTER TABLE contact_stop DROP CONSTRAINT contact_stop_until_check, DROP COLUMN until,
  DROP CONSTRAINT contact_stop_reason_check,
  ADD CONSTRAINT contact_stop_reason_check CHECK (reason IN ('unsubscribed','bounced','staff','complained'));
`);
  }
}
