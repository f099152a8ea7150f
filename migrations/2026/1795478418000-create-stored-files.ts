import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStoredFiles1795478418000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE stored_file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_person_id uuid NOT NULL REFERENCES person,
  purpose text NOT NULL CHECK (purpose IN
    ('nomination_letter','application_attachment','material','assignment','import_sheet','evidence')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 150 AND name !~ '[/\\\\[:cntrl:]]'),
  media_type text NOT NULL CHECK (length(media_type) BETWEEN 3 AND 100),
  size_bytes int NOT NULL CHECK (size_bytes BETWEEN 1 AND 20000000),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT stored_file_size CHECK (length(content) = size_bytes)
);
-- What is stored is packed already: trying to pack it again costs time and saves nothing.
ALTER TABLE stored_file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX stored_file_owner ON stored_file (owner_person_id, created_at);
CREATE INDEX stored_file_created ON stored_file (created_at);
-- A file never changes; it is added, read and taken away.
REVOKE UPDATE ON stored_file FROM traccia_app;
GRANT UPDATE (owner_person_id) ON stored_file TO traccia_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stored_file');
  }
}
