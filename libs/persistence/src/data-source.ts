import 'reflect-metadata';
import { migrations } from '@traccia/migrations';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { PreparingClient } from './prepared.js';

export interface DataSourceOptions {
  /** Owner connections run migrations; everything else runs as `traccia_app`, without DDL. */
  asOwner?: boolean;
  poolSize?: number;
  applicationName?: string;
  /**
   * Each prepared statement is planned once a connection, for any values. For the few statements of the mail, whose
   * many joins take ten times longer to plan than to run.
   */
  planOnce?: boolean;
}

const applicationSettings = [
  'role=traccia_app',
  'statement_timeout=5000',
  'lock_timeout=2000',
  'idle_in_transaction_session_timeout=10000',
  'synchronous_commit=on',
  // Our statements are many and short; compiling one that looks dear costs more than running it.
  'jit=off',
];

/** A connection pool to the one database; not yet connected. */
export function createDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  const settings = options.asOwner
    ? []
    : [...applicationSettings, ...(options.planOnce ? ['plan_cache_mode=force_generic_plan'] : [])];
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'traccia',
    connectTimeoutMS: 2000,
    extra: { options: settings.map((setting) => `-c ${setting}`).join(' '), Client: PreparingClient },
  });
}

/** One server in the cluster migrates at a time; the others wait and find nothing left to do. */
const migrationLock = 7_226_002;

/** Brings the schema up to date; `dataSource` must belong to the owner and hold two connections or more. Returns the names that ran. */
export async function migrateUp(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.release();
  }
}

/** Refuses a server that may lose what it acknowledged; answers the faulty settings, none when all is well. */
export async function findUnsafeSettings(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string; setting: string }[] = await dataSource.query(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  return rows.filter(({ setting }) => setting === 'off').map(({ name }) => `${name} is off`);
}

/** How many of this code's migrations the database has not run; works without the owner's rights. */
export async function findPendingMigrations(dataSource: DataSource): Promise<number> {
  const [found]: { table: string | null }[] = await dataSource.query(
    `SELECT to_regclass('public.migrations')::text AS table`,
  );
  if (!found?.table) return dataSource.migrations.length;
  const ran: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
  const names = new Set(ran.map(({ name }) => name));
  return dataSource.migrations.filter((migration) => !names.has(migration.name ?? migration.constructor.name))
    .length;
}
