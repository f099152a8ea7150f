import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import { postgresAccount } from './postgres-account.js';
import { embeddedBinaries, restoreLinks } from './postgres-binaries.js';
import { prepareCluster } from './prepare-cluster.js';
import { choosePostgresHome, keepFolder } from './private-home.js';

export interface EmbeddedPostgresOptions {
  /** Private folder of this installation; data, password and log lie below it. */
  stateDir: string;
  port?: number;
  /** Nothing survives a crash, everything is faster. */
  forTests?: boolean;
  /** `bin` and `lib` of another PostgreSQL; the packaged one when absent. */
  native?: string;
  settings?: Record<string, string>;
}
export interface EmbeddedPostgres {
  port: number;
  pid: number;
  data: string;
  urlOf(database: string): string;
  /** Called when the server ends although nobody asked it to. */
  onExit(heard: () => void): void;
  stop(): Promise<void>;
}

function passwordIn(stateDir: string): string {
  const file = join(stateDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A server that outlived a killed starter is asked to stop; its data is whole. */
async function stopLeftOver(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid = '0', folder] = readFileSync(file, 'utf8').split('\n');
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : null;
  const ours = folder === data && isAlive(Number(pid)) && (command === null || command.includes('postgres'));
  if (!ours) return rmSync(file, { force: true });
  process.kill(Number(pid), 'SIGINT');
  for (let i = 0; i < 100 && isAlive(Number(pid)); i += 1) await pause(100);
  if (isAlive(Number(pid))) throw new Error(`an older PostgreSQL (process ${pid}) still uses ${data}`);
}

/** Last words of the server as one line for a person. */
function explain(log: string, from: number, data: string): string {
  const said = readFileSync(log, 'utf8').slice(from);
  if (/No space left on device/.test(said)) return `the disk that holds ${data} is full`;
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  // Without a FATAL line the server has not even read its own control file.
  const last = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1) ?? lines.at(-1);
  const words = last?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').replace(/^postgres: /, '') ?? `see ${log}`;
  return `the data folder ${data} may be damaged (${words}); restore a backup or move it away`;
}

async function awaitReady(server: ChildProcess, url: string, failure: () => string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(failure());
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await pause(100);
    }
  }
  server.kill('SIGQUIT');
  throw new Error(failure());
}

/** Starts a real PostgreSQL that listens on 127.0.0.1 only, as an unprivileged user, and waits until it answers. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  // The account of PostgreSQL must be able to walk through; what lies in the folder stays closed.
  mkdirSync(options.stateDir, { recursive: true, mode: account ? 0o711 : 0o700 });
  keepFolder(options.stateDir, account);
  const packaged = options.native ?? embeddedBinaries();
  if (!options.native) restoreLinks(packaged);
  const home = choosePostgresHome(options.stateDir, packaged, account);
  const env = { LANG: 'C.UTF-8', LD_LIBRARY_PATH: join(home.native, 'lib'), PATH: '/usr/bin:/bin' };
  const password = passwordIn(options.stateDir);
  await stopLeftOver(home.data);
  prepareCluster({
    bin: join(home.native, 'bin'),
    data: home.data,
    password,
    account,
    builtinLocale: !options.native,
    env,
  });
  const port = await freePort(options.port);
  const log = join(options.stateDir, 'postgres.log');
  const from = existsSync(log) ? readFileSync(log, 'utf8').length : 0;
  const fd = openSync(log, 'a', 0o600);
  const server = spawn(
    join(home.native, 'bin/postgres'),
    ['-D', home.data, ...serverSettings(options, port)],
    {
      ...(account ?? {}),
      env,
      cwd: '/',
      stdio: ['ignore', fd, fd],
      detached: true,
    },
  );
  closeSync(fd);
  server.on('error', () => undefined);
  const urlOf = (database: string) => `postgres://traccia:${password}@127.0.0.1:${port}/${database}`;
  await awaitReady(server, urlOf('postgres'), () => explain(log, from, home.data));
  let asked = false;
  return {
    port,
    pid: server.pid ?? 0,
    data: home.data,
    urlOf,
    onExit: (heard) => server.once('exit', () => !asked && heard()),
    stop: () => {
      asked = true;
      return stopServer(server);
    },
  };
}

function serverSettings(options: EmbeddedPostgresOptions, port: number): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    logging_collector: 'off',
    ...(options.forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  const late = setTimeout(() => server.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(late);
}

/** Makes the database when it is not there yet. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const { rows } = await client.query<{ statement: string }>(
        "SELECT format('CREATE DATABASE %I', $1::text) AS statement",
        [name],
      );
      await client.query(rows[0]?.statement ?? '');
    }
  } finally {
    await client.end();
  }
  return server.urlOf(name);
}
