import type { Client } from 'pg';

export interface BackedUpTable {
  name: string;
  columns: string[];
  /** Sorts the rows, so that equal tables give equal sums. */
  key: string[];
}

/** What is about the running moment only, or belongs to the migrations themselves. */
const leftOut = ['migrations', 'worker_heartbeat'];

/** Values as text that every server reads the same way, whatever its own settings. */
export const plainSettings = `
SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 3;
SET bytea_output = 'hex'; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;`;

const tablesSql = `
SELECT c.relname AS name,
  (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  coalesce((SELECT array_agg(a.attname::text ORDER BY k.place) FROM pg_index i
   CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
   WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL($1::text[])
ORDER BY c.relname`;

const referencesSql = `
SELECT DISTINCT child.relname AS child, parent.relname AS parent
FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`;

/** Every table of the product, those that are referred to before those that refer to them. */
export async function listTables(client: Client): Promise<BackedUpTable[]> {
  const { rows: tables } = await client.query<BackedUpTable>(tablesSql, [leftOut]);
  const { rows: references } = await client.query<{ child: string; parent: string }>(referencesSql);
  const ordered: BackedUpTable[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      ({ name }) =>
        !references.some((r) => r.child === name && waiting.some((other) => other.name === r.parent)),
    );
    // Tables that refer to each other in a ring come last as they are; there are none today.
    ordered.push(...waiting.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

export async function listMigrations(client: Client): Promise<string[]> {
  const { rows: present } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
  );
  if (!present[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM migrations ORDER BY timestamp, name',
  );
  return rows.map(({ name }) => name);
}

/** Names come from the catalogue of the database, never from a file; they are quoted all the same. */
export function copyOutSql(client: Client, { name, columns, key }: BackedUpTable): string {
  const quoted = (names: readonly string[]) => names.map((part) => client.escapeIdentifier(part)).join(', ');
  const order = key.length > 0 ? ' ORDER BY ' + quoted(key) : '';
  return (
    'COPY (SELECT ' +
    quoted(columns) +
    ' FROM public.' +
    client.escapeIdentifier(name) +
    order +
    ') TO STDOUT'
  );
}

export function copyInSql(
  client: Client,
  { name, columns }: Pick<BackedUpTable, 'name' | 'columns'>,
): string {
  const quoted = columns.map((part) => client.escapeIdentifier(part)).join(', ');
  return 'COPY public.' + client.escapeIdentifier(name) + ' (' + quoted + ') FROM STDIN';
}
