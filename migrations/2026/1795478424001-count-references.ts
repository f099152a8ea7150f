import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountReferences1795478424001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What a merge would move, by table: the same foreign keys that move_references follows, only counted. A row that
-- points twice is one row.
CREATE FUNCTION count_references(target regclass, pointed uuid, leave text[]) RETURNS TABLE (holder text, rows_found int)
LANGUAGE plpgsql STABLE AS $$
DECLARE ref record;
BEGIN
  FOR ref IN SELECT r.holder AS table_name, string_agg(format('t.%I = $1', r.pointing), ' OR ') AS points
    FROM references_to(target, leave) r GROUP BY r.holder
  LOOP
    holder := ref.table_name::text;
    EXECUTE format('SELECT count(*)::int FROM %s t WHERE %s', ref.table_name, ref.points) INTO rows_found USING pointed;
    IF rows_found > 0 THEN RETURN NEXT; END IF;
  END LOOP;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION count_references(regclass, uuid, text[])');
  }
}
