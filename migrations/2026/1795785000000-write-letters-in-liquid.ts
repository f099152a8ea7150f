import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `{name}` of letters that were reworded becomes `{{ name }}`, which takes four more letters a place. */
export class WriteLettersInLiquid1795785000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE survey_letter DROP CONSTRAINT survey_letter_subject_check, DROP CONSTRAINT survey_letter_body_check;
UPDATE survey_letter SET subject = regexp_replace(subject, '[{]([a-z_]+)[}]', '{{ \\1 }}', 'g'),
  body = regexp_replace(body, '[{]([a-z_]+)[}]', '{{ \\1 }}', 'g');
UPDATE survey_letter_test SET subject = regexp_replace(subject, '[{]([a-z_]+)[}]', '{{ \\1 }}', 'g'),
  body = regexp_replace(body, '[{]([a-z_]+)[}]', '{{ \\1 }}', 'g');
ALTER TABLE survey_letter ADD CONSTRAINT survey_letter_subject_check CHECK (length(subject) BETWEEN 1 AND 400),
  ADD CONSTRAINT survey_letter_body_check CHECK (length(body) BETWEEN 1 AND 16000);
`);
  }

  /** What only Liquid can say stays as it is written, and is shortened where it is too long. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE survey_letter DROP CONSTRAINT survey_letter_subject_check, DROP CONSTRAINT survey_letter_body_check;
UPDATE survey_letter SET subject = left(regexp_replace(subject, '[{][{] *([a-z_]+) *[}][}]', '{\\1}', 'g'), 200),
  body = left(regexp_replace(body, '[{][{] *([a-z_]+) *[}][}]', '{\\1}', 'g'), 10000);
UPDATE survey_letter_test SET subject = regexp_replace(subject, '[{][{] *([a-z_]+) *[}][}]', '{\\1}', 'g'),
  body = regexp_replace(body, '[{][{] *([a-z_]+) *[}][}]', '{\\1}', 'g');
ALTER TABLE survey_letter ADD CONSTRAINT survey_letter_subject_check CHECK (length(subject) BETWEEN 1 AND 200),
  ADD CONSTRAINT survey_letter_body_check CHECK (length(body) BETWEEN 1 AND 10000);
`);
  }
}
