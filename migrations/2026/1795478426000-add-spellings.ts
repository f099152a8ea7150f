import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSpellings1795478426000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- As before; besides, signs that no eye sees vanish, a hamza stands on its seat or not, ta marbuta may be ha, keyboards
-- differ in ya, kaf and digits, and co-operation is cooperation.
CREATE OR REPLACE FUNCTION fold_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(translate(
    regexp_replace(lower(public.unaccent('public.unaccent', value)),
      '[\\u064b-\\u065f\\u0670\\u0640\\u00ad\\u200b-\\u200f\\u2066-\\u2069\\ufeff]', '', 'g'),
    'أإآٱىةؤئیکھہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ء', 'اااايهوييكهه01234567890123456789'),
    '\\mco-(?=o)', 'co', 'g'), '[^[:alnum:]]+', ' ', 'g')
$$;

-- A word and how else English spells it, British and American. A dictionary of synonyms would be a file on the server,
-- which a hosted one does not take; and the texts stay as they are written, so that nothing is filled again when a
-- pair is added. Spellings that no text bears find nothing.
CREATE FUNCTION spelled_alike(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[word] || ARRAY(SELECT DISTINCT regexp_replace(word, r.here, r.there) FROM (VALUES
    ('^(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|vig)our', '\\1or'),
    ('^(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|vig)or', '\\1our'),
    ('^(.{3,})is([aei]|$)', '\\1iz\\2'), ('^(.{3,})iz([aei]|$)', '\\1is\\2'),
    ('^(anal|catal|paral)ys', '\\1yz'), ('^(anal|catal|paral)yz', '\\1ys'),
    ('^(cent|fib|kilomet|lit|met|theat)re(s?)$', '\\1er\\2'), ('^(cent|fib|kilomet|lit|met|theat)er(s?)$', '\\1re\\2'),
    ('^(ana|cata|dia|epi|mono|pro)logue(s?)$', '\\1log\\2'), ('^(ana|cata|dia|epi|mono|pro)log(s?)$', '\\1logue\\2'),
    ('^programme(s?)$', 'program\\1'), ('^program(s?)$', 'programme\\1'),
    ('^(def|lic|off|pret)ence', '\\1ense'), ('^(def|lic|off|pret)ense', '\\1ence'),
    ('^practice', 'practise'), ('^practise', 'practice'), ('^ageing', 'aging'), ('^aging', 'ageing'),
    ('^(cancel|channel|counsel|enrol|equal|fuel|fulfil|instal|label|level|model|signal|skil|travel)l', '\\1'),
    ('^(cancel|channel|counsel|enrol|equal|fuel|fulfil|instal|label|level|model|signal|skil|travel)($|[^l])', '\\1l\\2')
  ) AS r(here, there) WHERE word ~ r.here)
$$;

-- What somebody typed, word by word; a word that begins nothing in the catalogue, however it is spelled, becomes the
-- one most like it.
CREATE OR REPLACE FUNCTION catalogue_words(typed text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(CASE
      WHEN length(t.word) < 4 OR EXISTS (SELECT 1 FROM unnest(spelled_alike(t.word)) AS s(spelling)
        JOIN catalogue_word k ON k.word ~>=~ s.spelling AND k.word ~<~ (s.spelling || chr(1114111))) THEN t.word
      ELSE coalesce((SELECT k.word FROM catalogue_word k WHERE k.word % t.word
        ORDER BY similarity(k.word, t.word) DESC, k.word LIMIT 1), t.word) END ORDER BY t.place), '{}')
  FROM (SELECT word, place FROM regexp_split_to_table(fold_words(typed), ' ') WITH ORDINALITY AS w(word, place)
    WHERE word <> '' ORDER BY place LIMIT 8) AS t
$$;

-- All words, each in every spelling, as it stands, as a beginning, or in any form its language gives it; a shorter
-- spelling begins no more than was typed. Little words of a language ask for nothing unless they stand alone.
CREATE OR REPLACE FUNCTION catalogue_query(words text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE typed text; spelling text; one tsquery; form tsquery; every tsquery; little tsquery;
BEGIN
  FOREACH typed IN ARRAY words LOOP
    one := NULL;
    FOREACH spelling IN ARRAY spelled_alike(typed) LOOP
      form := to_tsquery('simple', quote_literal(spelling) ||
          CASE WHEN length(spelling) < length(typed) THEN '' ELSE ':*' END) || plainto_tsquery('english', spelling) ||
        plainto_tsquery('french', spelling) || plainto_tsquery('spanish', spelling) || plainto_tsquery('arabic', spelling);
      one := coalesce(one || form, form);
    END LOOP;
    IF '' IN (to_tsvector('english', typed)::text, to_tsvector('french', typed)::text, to_tsvector('spanish', typed)::text)
    THEN
      little := coalesce(little && one, one);
    ELSE
      every := coalesce(every && one, one);
    END IF;
  END LOOP;
  RETURN coalesce(every, little);
END $$;

DELETE FROM catalogue_word;
SELECT refresh_activity_search(ARRAY(SELECT id FROM activity));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE OR REPLACE FUNCTION fold_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(translate(regexp_replace(lower(public.unaccent('public.unaccent', value)), '[ً-ٰٟـ]', '', 'g'),
    'أإآٱىة', 'ااااية'), '[^[:alnum:]]+', ' ', 'g')
$$;
CREATE OR REPLACE FUNCTION catalogue_words(typed text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(CASE
      WHEN length(t.word) < 4 OR EXISTS (SELECT 1 FROM catalogue_word k WHERE k.word LIKE t.word || '%') THEN t.word
      ELSE coalesce((SELECT k.word FROM catalogue_word k WHERE k.word % t.word
        ORDER BY similarity(k.word, t.word) DESC, k.word LIMIT 1), t.word) END ORDER BY t.place), '{}')
  FROM (SELECT word, place FROM regexp_split_to_table(fold_words(typed), ' ') WITH ORDINALITY AS w(word, place)
    WHERE word <> '' ORDER BY place LIMIT 8) AS t
$$;
CREATE OR REPLACE FUNCTION catalogue_query(words text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE word text; one tsquery; every tsquery;
BEGIN
  FOREACH word IN ARRAY words LOOP
    one := to_tsquery('simple', quote_literal(word) || ':*') || plainto_tsquery('english', word) ||
      plainto_tsquery('french', word) || plainto_tsquery('spanish', word) || plainto_tsquery('arabic', word);
    every := CASE WHEN every IS NULL THEN one ELSE every && one END;
  END LOOP;
  RETURN every;
END $$;
DROP FUNCTION spelled_alike(text);
DELETE FROM catalogue_word;
SELECT refresh_activity_search(ARRAY(SELECT id FROM activity));
`);
  }
}
