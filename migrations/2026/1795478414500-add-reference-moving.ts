import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddReferenceMoving1795478414500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Every foreign key to a table, from the catalogue: a table made tomorrow is moved without anybody remembering it.
-- What the caller may only add to stays as it was written. Activities and enrolments come first: the order of locks.
CREATE FUNCTION references_to(target regclass, leave text[])
RETURNS TABLE (holder regclass, pointing name, key_parts text, key_match text) LANGUAGE sql STABLE AS $$
  SELECT c.conrelid::regclass, a.attname, k.parts, k.match
  FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  CROSS JOIN LATERAL (
    SELECT string_agg(format('%L, t.%I', p.attname, p.attname), ', ') AS parts,
      string_agg(format('t.%I = k.%I', p.attname, p.attname), ' AND ') AS match
    FROM pg_index i JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attnum = ANY (i.indkey)
    WHERE i.indrelid = c.conrelid AND i.indisprimary) k
  WHERE c.contype = 'f' AND c.confrelid = target AND cardinality(c.conkey) = 1
    AND c.conrelid::regclass::text <> ALL (leave) AND k.parts IS NOT NULL
    AND has_column_privilege(c.conrelid, a.attname, 'UPDATE')
  ORDER BY c.conrelid <> 'activity'::regclass, c.conrelid <> 'enrolment'::regclass, c.conrelid::regclass::text, a.attname
$$;

-- In bulk; only where that would break a key, row by row, and the rows that break it stay.
CREATE FUNCTION move_references(target regclass, loser uuid, keeper uuid, leave text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  ref record;
  one jsonb;
  key jsonb;
  keys jsonb;
  left_keys jsonb;
  moved jsonb := '[]';
  stayed jsonb := '[]';
BEGIN
  FOR ref IN SELECT * FROM references_to(target, leave) LOOP
    left_keys := '[]';
    BEGIN
      EXECUTE format('WITH done AS (UPDATE %s t SET %I = $1 WHERE t.%I = $2 RETURNING jsonb_build_object(%s) AS key)
        SELECT coalesce(jsonb_agg(key), ''[]'') FROM done', ref.holder, ref.pointing, ref.pointing, ref.key_parts)
        INTO keys USING keeper, loser;
    EXCEPTION WHEN unique_violation OR check_violation THEN
      keys := '[]';
      FOR one IN EXECUTE format('SELECT jsonb_build_object(%s) FROM %s t WHERE t.%I = $1',
        ref.key_parts, ref.holder, ref.pointing) USING loser LOOP
        BEGIN
          EXECUTE format('UPDATE %s t SET %I = $1 FROM jsonb_populate_record(NULL::%s, $3) k WHERE t.%I = $2 AND %s
            RETURNING jsonb_build_object(%s)',
            ref.holder, ref.pointing, ref.holder, ref.pointing, ref.key_match, ref.key_parts)
            INTO key USING keeper, loser, one;
          keys := keys || jsonb_build_array(key);
        EXCEPTION WHEN unique_violation OR check_violation THEN
          left_keys := left_keys || jsonb_build_array(one);
        END;
      END LOOP;
    END;
    IF keys <> '[]' THEN
      moved := moved || jsonb_build_array(jsonb_build_object('table', ref.holder::text, 'column', ref.pointing, 'keys', keys));
    END IF;
    IF left_keys <> '[]' THEN
      stayed := stayed || jsonb_build_array(jsonb_build_object('table', ref.holder::text, 'column', ref.pointing, 'keys', left_keys));
    END IF;
  END LOOP;
  RETURN jsonb_build_object('moved', moved, 'stayed', stayed);
END $$;

-- Only what still points where the move has put it goes back.
CREATE FUNCTION restore_references(target regclass, moved jsonb, loser uuid, keeper uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  ref record;
BEGIN
  FOR ref IN
    SELECT r.*, part->'keys' AS keys FROM references_to(target, '{}') r
    JOIN jsonb_array_elements(moved) part ON part->>'table' = r.holder::text AND part->>'column' = r.pointing::text
  LOOP
    EXECUTE format('UPDATE %s t SET %I = $1 FROM jsonb_populate_recordset(NULL::%s, $3) k WHERE t.%I = $2 AND %s',
      ref.holder, ref.pointing, ref.holder, ref.pointing, ref.key_match) USING loser, keeper, ref.keys;
  END LOOP;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION restore_references(regclass, jsonb, uuid, uuid);
DROP FUNCTION move_references(regclass, uuid, uuid, text[]);
DROP FUNCTION references_to(regclass, text[]);
`);
  }
}
