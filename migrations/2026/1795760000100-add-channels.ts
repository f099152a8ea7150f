import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddChannels1795760000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A letter travels by mail, or by the hands of whoever took a sheet of links; what is handed over has left already.
ALTER TABLE message ADD COLUMN channel text NOT NULL DEFAULT 'email'
  CONSTRAINT message_channel_check CHECK (channel IN ('email', 'sheet'));
ALTER TABLE message ADD CONSTRAINT message_handed_over CHECK ((kind = 'survey.handed_over') = (channel = 'sheet')
  AND (channel = 'email' OR state IN ('sent', 'cancelled')));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM message WHERE channel = 'sheet'`);
    await runner.query(`ALTER TABLE message DROP COLUMN channel`);
  }
}
