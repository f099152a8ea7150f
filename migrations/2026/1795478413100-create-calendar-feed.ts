import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCalendarFeed1795478413100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One secret address a person; the token is derived, as for mailed links, and only its hash is kept.
CREATE TABLE calendar_feed (
  person_id uuid PRIMARY KEY REFERENCES person,
  nonce bytea NOT NULL,
  key_version int NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feed');
  }
}
