import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, parseLinkKeys } from '@traccia/runtime';
import { startWorker, type RunningWorker, type WorkerSeams } from '../../apps/worker/src/app.js';
import type { WorkerSettings } from '../../apps/worker/src/env.js';
import type { Log } from '../../apps/worker/src/log.js';
import type { TestDatabase } from './database.js';

export const testLinkKeys = `1:${Buffer.alloc(32, 7).toString('base64url')}`;

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** REDIS_URL when given, else a server of our own when the binary exists, else null. */
export async function startTestRedis(): Promise<TestRedis | null> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => undefined };
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    if (process.env.CI === 'true') throw new Error('redis-server is required in CI');
    return null;
  }
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
    ],
    { cwd: mkdtempSync(join(tmpdir(), 'traccia-redis-')), stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept')) break;
  child.stdout.resume();
  return { url: `redis://127.0.0.1:${port}/0`, stop: async () => endProcess(child) };
}

export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

export interface LogLine {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

/** Keeps what the worker says, so that a test can look for what must not be said. */
export function recordingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    lines,
  };
}

export function workerSettings(database: TestDatabase, more: Partial<WorkerSettings> = {}): WorkerSettings {
  return {
    databaseUrl: database.url,
    redisUrl: null,
    smtpUrl: null,
    linkKeys: parseLinkKeys(testLinkKeys),
    publicUrl: 'http://traccia.test',
    mode: 'demo',
    healthHost: '127.0.0.1',
    healthPort: 0,
    logLevel: 'silent',
    clockGapHours: 0,
    mailLanes: 4,
    mailLeaseSeconds: 60,
    idempotencyHeader: null,
    domainRates: {},
    dkim: null,
    returnMailbox: null,
    ...more,
  };
}

export async function startTestWorker(
  database: TestDatabase,
  more: Partial<WorkerSettings> = {},
  seams: WorkerSeams = {},
): Promise<RunningWorker & { lines: LogLine[] }> {
  const { log, lines } = recordingLog();
  return { ...(await startWorker(workerSettings(database, more), log, seams)), lines };
}

export interface TestBackend {
  name: 'postgres' | 'redis';
  redisUrl: string | null;
}

/** Both stores of the queue; Redis is left out only where it is not installed, and never in CI. */
export async function startTestBackends(): Promise<{ backends: TestBackend[]; stop(): Promise<void> }> {
  const redis = await startTestRedis();
  const backends: TestBackend[] = [{ name: 'postgres', redisUrl: null }];
  if (redis) backends.push({ name: 'redis', redisUrl: redis.url });
  return { backends, stop: async () => redis?.stop() };
}

/** Waits until something is so; the error says what was seen last. */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  limitMs = 20_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`${what} did not happen; last seen: ${JSON.stringify(seen)}`);
    await pause(50);
  }
}
