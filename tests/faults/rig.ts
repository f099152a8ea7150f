import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, migrateUp } from '@traccia/persistence';
import {
  ensureDatabase,
  findPostgres15,
  freePort,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import { testLinkKeys } from '../support/worker.js';

/** `npm run faults` runs everything at full size, the gate at a twentieth. */
export const full = process.env.TRACCIA_FAULTS === 'full';
export const sized = (atFullSize: number, inTheGate = Math.max(2, Math.round(atFullSize / 20))) =>
  full ? atFullSize : inTheGate;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A PostgreSQL of its own, durable as in production, that may be killed. */
export interface KillableDatabase {
  url: string;
  /** Asks until the server answers again. */
  ask<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T[]>;
  db: DataSource;
  /** SIGKILL for the postmaster, then a new start on the same data and port. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKillableDatabase(): Promise<KillableDatabase> {
  const stateDir = mkdtempSync(join(tmpdir(), 'traccia-faults-'));
  chmodSync(stateDir, 0o711);
  const native = process.env.TRACCIA_TEST_PG === '15' ? (findPostgres15() ?? undefined) : undefined;
  const options = { stateDir, port: await freePort(), ...(native && { native }) };
  let server = await startEmbeddedPostgres(options);
  const url = await ensureDatabase(server, 'traccia');
  const db = createDataSource(url, { asOwner: true, poolSize: 4, applicationName: 'faults' });
  await db.initialize();
  await migrateUp(db);
  await db.query(`INSERT INTO setting (key, value) VALUES ('mailsPerMinute', '6000')`);
  return {
    url,
    db,
    ask: async (sql, values) => patiently(async () => db.query(sql, values)),
    killAndRestart: async () => {
      process.kill(server.pid, 'SIGKILL');
      server = await patiently(async () => startAgain(options));
    },
    stop: async () => {
      await db.destroy().catch(() => undefined);
      await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** A Redis that writes its log every second, as one is told to, and may be killed. */
export interface KillableRedis {
  url: string;
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKillableRedis(): Promise<KillableRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'traccia-redis-'));
  const port = await freePort();
  const start = async () => {
    const server = spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'yes',
        '--maxmemory-policy',
        'noeviction',
      ],
      { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    for await (const chunk of server.stdout) if (String(chunk).includes('Ready to accept')) break;
    server.stdout.resume();
    return server;
  };
  let server = await start();
  const end = async () => {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    killAndRestart: async () => {
      await end();
      server = await start();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The dying children hold the port for a moment; elsewhere nobody would find the server. */
async function startAgain(options: EmbeddedPostgresOptions & { port: number }): Promise<EmbeddedPostgres> {
  if ((await freePort(options.port)) !== options.port) throw new Error('the port is still taken');
  const server = await startEmbeddedPostgres(options);
  if (server.port === options.port) return server;
  await server.stop();
  throw new Error('the server took another port');
}

async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries >= 60) throw error;
      await pause(250);
    }
  }
}

/** A part of the product as a real process, so that SIGKILL is real. */
export interface Part {
  child: ChildProcess;
  said(): string;
  alive(): boolean;
  kill(): Promise<void>;
}

const running = new Set<Part>();

export function startPart(app: 'worker' | 'api', env: Record<string, string>): Part {
  const main = join(root, `apps/${app}/dist/main.js`);
  if (!existsSync(main)) throw new Error(`apps/${app} is not built: npx tsc -b apps/${app}`);
  return startProgram(main, env);
}

function startProgram(main: string, env: Record<string, string>): Part {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? '',
      TRACCIA_LINK_KEYS: testLinkKeys,
      TRACCIA_PUBLIC_URL: 'http://traccia.test',
      TRACCIA_MODE: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const alive = () => child.exitCode === null && child.signalCode === null;
  const part: Part = {
    child,
    said: () => said,
    alive,
    kill: async () => {
      running.delete(part);
      if (!alive()) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
  running.add(part);
  return part;
}

/** For afterAll: a failed test leaves no process behind. */
export async function killAllParts(): Promise<void> {
  await Promise.all([...running].map(async (part) => part.kill()));
}

export interface WorkerChoice {
  databaseUrl: string;
  smtpUrl: string;
  redisUrl?: string | null;
  lanes?: number;
  /** Id of a message that kills the process of whoever renders it. */
  poison?: string;
}

/** Short leases, so that a test sees in seconds what takes a minute in earnest. */
export function startWorkerPart({ databaseUrl, smtpUrl, redisUrl, lanes = 4, poison }: WorkerChoice): Part {
  const env = {
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    MAIL_LANES: String(lanes),
    MAIL_LEASE_SECONDS: '3',
    ...(redisUrl && { REDIS_URL: redisUrl }),
  };
  return poison === undefined
    ? startPart('worker', env)
    : startProgram(join(root, 'tests/faults/poisoned-worker.mjs'), { ...env, POISON_MESSAGE: poison });
}
