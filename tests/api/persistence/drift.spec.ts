import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('schema', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const snapshot = async () =>
    test.owner.query(
      `SELECT 'column' AS kind, table_name || '.' || column_name AS name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS detail
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
       UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'migrations'
       UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
       UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT 'grant', table_name || '.' || privilege_type, grantee FROM information_schema.role_table_grants WHERE grantee = 'traccia_app'
       ORDER BY 1, 2, 3`,
    );

  it('every row class says what the migrations made', async () => {
    const inDatabase: { name: string; nullable: boolean; type: string }[] = await test.owner.query(
      `SELECT table_name || '.' || column_name AS name, is_nullable = 'YES' AS nullable, udt_name AS type
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
    );
    const udt: Record<string, string> = {
      int: 'int4',
      bigint: 'int8',
      boolean: 'bool',
      'double precision': 'float8',
      char: 'bpchar',
    };
    const inCode = test.db.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => {
        const type = udt[String(column.type)] ?? String(column.type);
        return {
          name: `${entity.tableName}.${column.databaseName}`,
          nullable: column.isNullable,
          type: column.isArray ? `_${type}` : type,
        };
      }),
    );
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(inCode.sort(byName)).toEqual(inDatabase.sort(byName));
    expect(test.db.entityMetadatas).toHaveLength(entities.length);
  });

  it('goes down to nothing and up to the same', async () => {
    const before = await snapshot();
    const steps = test.owner.migrations.length;
    for (let i = 0; i < steps; i += 1) await test.owner.undoLastMigration({ transaction: 'each' });
    const left = await test.owner.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(left).toEqual([{ tablename: 'migrations' }]);
    await test.owner.runMigrations({ transaction: 'each' });
    expect(await snapshot()).toEqual(before);
  });
});
