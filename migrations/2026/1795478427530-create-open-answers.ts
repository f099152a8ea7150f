import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOpenAnswers1795478427530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Every text has its name, so that it can be pointed to.
ALTER TABLE answer ADD CONSTRAINT answer_text_id_key UNIQUE (text_id);
ALTER TABLE answer ADD CONSTRAINT answer_text_id CHECK ((text_id IS NULL) = (text_value IS NULL));

-- What readers look for in texts, agreed among them; a code that was given is never taken away, only retired.
CREATE TABLE codebook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  created_by uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX codebook_title ON codebook (lower(title));
CREATE INDEX codebook_maker ON codebook (created_by);
CREATE TABLE codebook_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  codebook_id uuid NOT NULL REFERENCES codebook,
  code text NOT NULL CHECK (code ~ '^[A-Za-z0-9-]{1,40}$'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  description text NOT NULL DEFAULT '',
  position int NOT NULL,
  retired_at timestamptz,
  UNIQUE (codebook_id, code)
);

-- Several code the same text, each for themselves. An empty list says: read, and none of the codes fits.
CREATE TABLE text_coding (
  text_id uuid NOT NULL REFERENCES answer (text_id) ON DELETE CASCADE,
  codebook_id uuid NOT NULL REFERENCES codebook,
  coder_id uuid NOT NULL REFERENCES person,
  codes text[] NOT NULL,
  coded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (text_id, codebook_id, coder_id)
);
CREATE INDEX text_coding_book ON text_coding (codebook_id, coder_id);
CREATE INDEX text_coding_coder ON text_coding (coder_id);

CREATE TABLE text_translation (
  text_id uuid NOT NULL REFERENCES answer (text_id) ON DELETE CASCADE,
  locale text NOT NULL CHECK (locale IN ('en','fr','es','ar')),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  author_id uuid NOT NULL REFERENCES person,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (text_id, locale)
);
CREATE INDEX text_translation_author ON text_translation (author_id);

-- The text as everybody sees it from then on. In anonymous waves the original is overwritten in the same moment.
CREATE TABLE text_redaction (
  text_id uuid PRIMARY KEY REFERENCES answer (text_id) ON DELETE CASCADE,
  body text NOT NULL CHECK (length(body) <= 10000),
  spans int NOT NULL CHECK (spans > 0),
  redacted_by uuid NOT NULL REFERENCES person,
  redacted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX text_redaction_author ON text_redaction (redacted_by);

-- Somebody has read the text for names and chosen it; whether it may be quoted, the person has said.
CREATE TABLE text_quote (
  text_id uuid PRIMARY KEY REFERENCES answer (text_id) ON DELETE CASCADE,
  chosen_by uuid NOT NULL REFERENCES person,
  chosen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX text_quote_chooser ON text_quote (chosen_by);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM text_coding) OR EXISTS (SELECT 1 FROM text_translation) OR EXISTS (SELECT 1 FROM text_redaction)
    OR EXISTS (SELECT 1 FROM text_quote) OR EXISTS (SELECT 1 FROM codebook) THEN
    RAISE EXCEPTION 'open answers were read, coded or redacted: going back would lose that';
  END IF;
END $$;
DROP TABLE text_quote, text_redaction, text_translation, text_coding, codebook_code, codebook;
ALTER TABLE answer DROP CONSTRAINT answer_text_id, DROP CONSTRAINT answer_text_id_key;
`);
  }
}
