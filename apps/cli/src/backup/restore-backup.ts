import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { CommandFault } from '../command.js';
import type { BackupEnd, BackupHeader, TableLine, TableSum } from './format.js';
import { readBackup } from './read-backup.js';
import { SummingStream } from './table-sum.js';
import {
  type BackedUpTable,
  copyInSql,
  copyOutSql,
  listMigrations,
  listTables,
  plainSettings,
} from './tables.js';

/** Rows that the migrations themselves have written; the backup brings its own. */
const filledByMigrations = [
  'activity_transition',
  'application_transition',
  'consent_text',
  'country',
  'crosscutting_marker',
  'deployment',
  'enrolment_transition',
  'labour_standard',
  'nomination_transition',
  'outcome',
];

export interface RestoreReport {
  header: BackupHeader;
  tables: TableSum[];
}

/**
 * Brings a backup into an empty migrated database, in one transaction: all of it or nothing.
 *
 * The file is read to its end and every sum checked before anything is written; what was written is read back and
 * summed again before it is committed.
 */
export async function restoreBackup(databaseUrl: string, path: string): Promise<RestoreReport> {
  const { header, end } = await readBackup(path);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traccia-restore' });
  try {
    await client.connect();
    await client.query(plainSettings);
    await client.query('BEGIN');
    const tables = await listTables(client);
    await requireSameSchema(client, header, end, tables);
    await lockAndRequireEmpty(client, tables);
    await switchTriggers(client, tables, 'DISABLE');
    await emptyFilled(client);
    await readBackup(path, new TableWriter(client, tables));
    await setSequences(client, end.sequences);
    await switchTriggers(client, tables, 'ENABLE');
    await requireEqualSums(client, tables, end.tables);
    await client.query(
      `INSERT INTO audit_event (actor_type, act, subject_type, detail) VALUES ('system', 'backup.restored', 'deployment', $1)`,
      [{ takenAt: header.takenAt }],
    );
    await client.query('COMMIT');
    return { header, tables: end.tables };
  } finally {
    await client.end();
  }
}

async function requireSameSchema(
  client: pg.Client,
  header: BackupHeader,
  end: BackupEnd,
  tables: readonly BackedUpTable[],
): Promise<void> {
  const here = await listMigrations(client);
  if (here.length === 0)
    throw new CommandFault('This database is not migrated; run `traccia migrate` first.');
  const missing = header.migrations.find((name) => !here.includes(name));
  const ahead = here.find((name) => !header.migrations.includes(name));
  if (missing ?? ahead) {
    const why = missing
      ? `the backup has ${missing}, this database has not`
      : `this database has ${ahead}, the backup has not`;
    throw new CommandFault(
      `The backup belongs to another version of the product: ${why}. Restore with that version, then migrate.`,
    );
  }
  const unknown = end.tables.find(({ table }) => !tables.some(({ name }) => name === table));
  if (unknown) throw new CommandFault(`The backup has a table ${unknown.table}, this database has not.`);
}

/** Nobody writes between the look and the restore: the lock is the strongest there is. */
async function lockAndRequireEmpty(client: pg.Client, tables: readonly BackedUpTable[]): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '10s'`);
  for (const { name } of tables) {
    const table = client.escapeIdentifier(name);
    await client.query('LOCK TABLE public.' + table + ' IN ACCESS EXCLUSIVE MODE');
    if (filledByMigrations.includes(name) || (await isShelf(client, name))) continue;
    const { rows } = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT FROM public.' + table + ') AS used',
    );
    if (rows[0]?.used)
      throw new CommandFault(
        `This database is not empty: table ${name} has rows. A backup is only restored into an empty one.`,
      );
  }
}

/** `traccia migrate` puts the shipped questionnaires on the shelf; as long as nobody has used them they may go. */
const shelf = ['item', 'instrument_version', 'instrument'];
async function isShelf(client: pg.Client, name: string): Promise<boolean> {
  if (!shelf.includes(name)) return false;
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM wave) OR EXISTS (SELECT FROM wave_plan) OR EXISTS (SELECT FROM response)
       OR EXISTS (SELECT FROM instrument_version WHERE changed_by IS NOT NULL) AS used`,
  );
  return !rows[0]?.used;
}

/** The owner's own triggers (counting, chaining, append-only) must not run again over what they have done already. */
async function switchTriggers(
  client: pg.Client,
  tables: readonly BackedUpTable[],
  to: 'DISABLE' | 'ENABLE',
): Promise<void> {
  for (const { name } of tables)
    await client.query('ALTER TABLE public.' + client.escapeIdentifier(name) + ' ' + to + ' TRIGGER USER');
}

async function emptyFilled(client: pg.Client): Promise<void> {
  for (const name of [...shelf, ...filledByMigrations])
    await client.query('DELETE FROM public.' + client.escapeIdentifier(name));
}

/** Feeds the rows of the file into COPY, one table after the other. */
class TableWriter {
  private stream: CopyStreamQuery | null = null;
  private failure: Promise<never> | null = null;

  constructor(
    private readonly client: pg.Client,
    private readonly tables: readonly BackedUpTable[],
  ) {}

  async onTable({ table, columns }: TableLine): Promise<void> {
    const known = this.tables.find(({ name }) => name === table);
    if (!known || columns.some((column) => !known.columns.includes(column)))
      throw new CommandFault(`Table ${table} has other columns here; nothing was changed.`);
    const stream = this.client.query(copyFrom(copyInSql(this.client, { name: table, columns })));
    this.stream = stream;
    this.failure = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
    this.failure.catch(() => undefined);
  }

  async onRows(rows: Buffer): Promise<void> {
    // The buffer is the reader's own and is used again.
    if (this.stream?.write(Buffer.from(rows)) === false)
      await Promise.race([once(this.stream, 'drain'), this.failure]);
  }

  async onTableEnd(): Promise<void> {
    const { stream } = this;
    if (!stream) return;
    const done = once(stream, 'finish');
    stream.end();
    await Promise.race([done, this.failure]);
    this.stream = null;
  }
}

async function setSequences(client: pg.Client, sequences: BackupEnd['sequences']): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    if (last !== null)
      await client.query('SELECT setval(($1::text)::regclass, $2::bigint)', [
        `public.${client.escapeIdentifier(name)}`,
        last,
      ]);
}

async function requireEqualSums(
  client: pg.Client,
  tables: readonly BackedUpTable[],
  sums: readonly TableSum[],
): Promise<void> {
  for (const { table, rows, sha256 } of sums) {
    const here = tables.find(({ name }) => name === table);
    if (!here) throw new CommandFault(`Table ${table} is gone; nothing was changed.`);
    const summing = new SummingStream();
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(client.query(copyTo(copyOutSql(client, here))), summing, nowhere);
    const sum = summing.sumOf(table);
    if (sum.rows !== rows || sum.sha256 !== sha256)
      throw new CommandFault(
        `Table ${table} did not arrive as it was written (${sum.rows} of ${rows} rows); nothing was changed.`,
      );
  }
}
