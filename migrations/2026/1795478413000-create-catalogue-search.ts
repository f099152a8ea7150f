import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalogueSearch1795478413000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Words in small letters without accents, one blank between them; Arabic without vowel signs and with one alef, ya
-- and ta marbuta. Nothing is left that a parser could take for a number, an address or an operator.
CREATE FUNCTION fold_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(translate(regexp_replace(lower(public.unaccent('public.unaccent', value)), '[ً-ٰٟـ]', '', 'g'),
    'أإآٱىة', 'ااااية'), '[^[:alnum:]]+', ' ', 'g')
$$;

-- One text in the stemmer of its language, and unstemmed, so that names and beginnings are found as they stand.
CREATE FUNCTION search_vector(texts jsonb, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(
    to_tsvector('english', fold_words(coalesce(texts->>'en', ''))) ||
    to_tsvector('french', fold_words(coalesce(texts->>'fr', ''))) ||
    to_tsvector('spanish', fold_words(coalesce(texts->>'es', ''))) ||
    to_tsvector('arabic', fold_words(coalesce(texts->>'ar', ''))) ||
    to_tsvector('simple', fold_words(coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(texts)), ''))), weight)
$$;

CREATE TABLE activity_search (
  activity_id uuid PRIMARY KEY REFERENCES activity ON DELETE CASCADE,
  document tsvector NOT NULL
);
CREATE INDEX activity_search_document ON activity_search USING gin (document);

-- Every word that stands somewhere in the catalogue: what a mistyped word may have meant.
CREATE TABLE catalogue_word (word text PRIMARY KEY CHECK (length(word) BETWEEN 3 AND 60));
CREATE INDEX catalogue_word_alike ON catalogue_word USING gin (word gin_trgm_ops);
CREATE INDEX catalogue_word_begins ON catalogue_word (word text_pattern_ops);

CREATE FUNCTION refresh_activity_search(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO activity_search (activity_id, document)
  SELECT a.id, search_vector(a.title, 'A') || search_vector(jsonb_build_object('code', a.code || ' ' || c.code), 'A') ||
    search_vector(c.title, 'B') || search_vector(p.title, 'C') ||
    search_vector(jsonb_build_object('venue', concat_ws(' ', a.venue, (
      SELECT string_agg(concat_ws(' ', v.name, v.city), ' ') FROM activity_venue v WHERE v.activity_id = a.id))), 'C') ||
    search_vector(c.summary, 'D') || search_vector(a.summary, 'D')
  FROM activity a JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id
  WHERE a.id = ANY(ids)
  ON CONFLICT (activity_id) DO UPDATE SET document = excluded.document
    WHERE activity_search.document IS DISTINCT FROM excluded.document;

  INSERT INTO catalogue_word (word)
  SELECT DISTINCT found.word FROM activity a JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id
  CROSS JOIN LATERAL (
    SELECT value FROM jsonb_each_text(a.title) UNION ALL SELECT value FROM jsonb_each_text(c.title)
    UNION ALL SELECT value FROM jsonb_each_text(p.title) UNION ALL SELECT value FROM jsonb_each_text(c.summary)
    UNION ALL SELECT value FROM jsonb_each_text(a.summary) UNION ALL SELECT coalesce(a.venue, '')
    UNION ALL SELECT concat_ws(' ', v.name, v.city) FROM activity_venue v WHERE v.activity_id = a.id
  ) AS texts(value)
  CROSS JOIN LATERAL regexp_split_to_table(fold_words(texts.value), ' ') AS found(word)
  WHERE a.id = ANY(ids) AND length(found.word) BETWEEN 3 AND 60
  ORDER BY found.word
  ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION follow_activity_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'activity' THEN
    PERFORM refresh_activity_search(ARRAY[NEW.id]);
  ELSIF TG_TABLE_NAME = 'course' THEN
    PERFORM refresh_activity_search(ARRAY(SELECT id FROM activity WHERE course_id = NEW.id));
  ELSIF TG_TABLE_NAME = 'programme' THEN
    PERFORM refresh_activity_search(
      ARRAY(SELECT a.id FROM activity a JOIN course c ON c.id = a.course_id WHERE c.programme_id = NEW.id));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_activity_search(ARRAY[OLD.activity_id]);
  ELSE
    PERFORM refresh_activity_search(ARRAY[NEW.activity_id]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER activity_search_made AFTER INSERT ON activity FOR EACH ROW EXECUTE FUNCTION follow_activity_texts();
CREATE TRIGGER activity_search_followed AFTER UPDATE OF title, summary, code, venue, course_id ON activity FOR EACH ROW
  WHEN ((OLD.title, OLD.summary, OLD.code, OLD.venue, OLD.course_id)
    IS DISTINCT FROM (NEW.title, NEW.summary, NEW.code, NEW.venue, NEW.course_id))
  EXECUTE FUNCTION follow_activity_texts();
CREATE TRIGGER venue_search_followed AFTER INSERT OR UPDATE OR DELETE ON activity_venue FOR EACH ROW
  EXECUTE FUNCTION follow_activity_texts();
CREATE TRIGGER course_search_followed AFTER UPDATE OF title, code, summary, programme_id ON course FOR EACH ROW
  EXECUTE FUNCTION follow_activity_texts();
CREATE TRIGGER programme_search_followed AFTER UPDATE OF title ON programme FOR EACH ROW
  EXECUTE FUNCTION follow_activity_texts();

-- What somebody typed, word by word; a word that begins nothing in the catalogue becomes the one most like it.
CREATE FUNCTION catalogue_words(typed text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(CASE
      WHEN length(t.word) < 4 OR EXISTS (SELECT 1 FROM catalogue_word k WHERE k.word LIKE t.word || '%') THEN t.word
      ELSE coalesce((SELECT k.word FROM catalogue_word k WHERE k.word % t.word
        ORDER BY similarity(k.word, t.word) DESC, k.word LIMIT 1), t.word) END ORDER BY t.place), '{}')
  FROM (SELECT word, place FROM regexp_split_to_table(fold_words(typed), ' ') WITH ORDINALITY AS w(word, place)
    WHERE word <> '' ORDER BY place LIMIT 8) AS t
$$;

-- All words, each as it stands, as a beginning, or in any form its language gives it.
CREATE FUNCTION catalogue_query(words text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE word text; one tsquery; every tsquery;
BEGIN
  FOREACH word IN ARRAY words LOOP
    one := to_tsquery('simple', quote_literal(word) || ':*') || plainto_tsquery('english', word) ||
      plainto_tsquery('french', word) || plainto_tsquery('spanish', word) || plainto_tsquery('arabic', word);
    every := CASE WHEN every IS NULL THEN one ELSE every && one END;
  END LOOP;
  RETURN every;
END $$;

SELECT refresh_activity_search(ARRAY(SELECT id FROM activity));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER programme_search_followed ON programme;
DROP TRIGGER course_search_followed ON course;
DROP TRIGGER venue_search_followed ON activity_venue;
DROP TRIGGER activity_search_followed ON activity;
DROP TRIGGER activity_search_made ON activity;
DROP FUNCTION catalogue_query(text[]);
DROP FUNCTION catalogue_words(text);
DROP FUNCTION follow_activity_texts();
DROP FUNCTION refresh_activity_search(uuid[]);
DROP TABLE catalogue_word, activity_search;
DROP FUNCTION search_vector(jsonb, "char");
DROP FUNCTION fold_words(text);
`);
  }
}
