import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobodysRows, notPersonal, personalTables } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** What a column is called when it says something about somebody. */
const personalName =
  /(^|_)(email|given|family|phone|address|birth|sex|nationality|password|passport|job_title|recipient|sender|contact|diet|visa|emergency|external_key|ip)(_|$)|_name$|^(name|draft|answers|note|notes|comment|text_value|sent_to|reason|capacity_gap|expected_use)$/;

describe('registry of personal columns', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const declared = new Set(
    personalTables.flatMap(({ table, columns }) => Object.keys(columns).map((name) => `${table}.${name}`)),
  );

  const columnsOf = async (): Promise<string[]> => {
    const rows: { name: string }[] = await database.owner.query(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('names every column that points to a person, or to a row of a person', async () => {
    const ofPeople = personalTables.filter(({ rows }) => rows !== nobodysRows).map(({ table }) => table);
    const rows: { name: string }[] = await database.owner.query(
      `SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
       WHERE c.contype = 'f' AND c.confrelid::regclass::text = ANY($1::text[])
         AND c.connamespace = 'public'::regnamespace ORDER BY 1`,
      [ofPeople],
    );
    const missing = rows
      .map(({ name }) => name)
      .filter((name) => !declared.has(name) && !(name in notPersonal));
    expect(missing).toEqual([]);
  });

  it('names every column that is called like personal data', async () => {
    const suspicious = (await columnsOf()).filter((name) => personalName.test(name.split('.')[1] ?? ''));
    expect(suspicious.filter((name) => !declared.has(name) && !(name in notPersonal))).toEqual([]);
  });

  it('names nothing that is gone, and nothing twice', async () => {
    const there = new Set(await columnsOf());
    expect([...declared, ...Object.keys(notPersonal)].filter((name) => !there.has(name))).toEqual([]);
    const tables = personalTables.map(({ table }) => table);
    expect(new Set(tables).size).toBe(tables.length);
  });

  it('can find the rows of a person in each table', async () => {
    for (const { table, rows } of personalTables) {
      const sql = ['SELECT count(*)::int AS count FROM', table, 't WHERE', rows].join(' ');
      const found = await database.db.query(sql, ['4b3a2c1d-0000-4000-8000-000000000000']);
      expect({ table, found }).toEqual({ table, found: [{ count: 0 }] });
    }
  });
});
