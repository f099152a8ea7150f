import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { once } from 'node:events';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CommandFault } from '../command.js';
import {
  type BackupEnd,
  type BackupHeader,
  endOfTable,
  formatName,
  formatVersion,
  type TableSum,
} from './format.js';
import { SummingStream } from './table-sum.js';
import { copyOutSql, listMigrations, listTables, plainSettings } from './tables.js';

export interface BackupReport {
  tables: TableSum[];
  bytes: number;
}

/**
 * Writes everything the product knows into one file, as it was at one instant, while the product runs on.
 * The file appears under its name only when it is whole, readable by its owner only: it holds personal data.
 */
export async function writeBackup(databaseUrl: string, path: string): Promise<BackupReport> {
  if (existsSync(path)) throw new CommandFault(`${path} exists already; nothing was written.`);
  if (!existsSync(dirname(path))) throw new CommandFault(`The folder of ${path} does not exist.`);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traccia-backup' });
  const growing = `${path}.growing-${process.pid}`;
  try {
    await client.connect();
    await client.query(plainSettings);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const tables = await writeFileOf(client, growing);
    await client.query('COMMIT');
    await rename(growing, path);
    await syncFolder(dirname(path));
    return { tables, bytes: (await stat(path)).size };
  } finally {
    await rm(growing, { force: true });
    await client.end();
  }
}

async function writeFileOf(client: pg.Client, path: string): Promise<TableSum[]> {
  const migrations = await listMigrations(client);
  if (migrations.length === 0)
    throw new CommandFault('The database is not migrated; there is nothing to back up.');
  const zip = createGzip();
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  const written = pipeline(zip, file);
  // Whoever waits on the other side is told; until then the fault is not unhandled.
  written.catch(() => undefined);
  const { rows: clock } = await client.query<{ now: Date }>('SELECT transaction_timestamp() AS now');
  const header: BackupHeader = {
    format: formatName,
    version: formatVersion,
    takenAt: (clock[0]?.now ?? new Date(0)).toISOString(),
    migrations,
  };
  await writeLine(zip, JSON.stringify(header));
  const tables: TableSum[] = [];
  for (const table of await listTables(client)) {
    await writeLine(zip, JSON.stringify({ table: table.name, columns: table.columns }));
    const summing = new SummingStream();
    const rows = client.query(copyTo(copyOutSql(client, table)));
    await Promise.race([
      pipeline(rows, summing, async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) if (!zip.write(chunk)) await once(zip, 'drain');
      }),
      written,
    ]);
    await writeLine(zip, endOfTable);
    tables.push(summing.sumOf(table.name));
  }
  const end: BackupEnd = { end: true, tables, sequences: await readSequences(client) };
  await writeLine(zip, JSON.stringify(end));
  zip.end();
  await written;
  await finished(file);
  return tables;
}

async function writeLine(zip: Gzip, line: string): Promise<void> {
  if (!zip.write(`${line}\n`)) await once(zip, 'drain');
}

async function readSequences(client: pg.Client): Promise<BackupEnd['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'
       AND sequencename NOT LIKE 'migrations%' ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Without it a power cut could take the new name away again. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
