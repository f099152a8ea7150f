import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@traccia/runtime';
import type { TestDatabase } from './database.js';
import { endProcess, testLinkKeys } from './worker.js';

const root = join(import.meta.dirname, '../..');

export interface Product {
  url: string;
  /** Runs `traccia` on the same database; answers what it printed. */
  cli(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

interface Part {
  child: ChildProcess;
  said: () => string;
}

function startPart(script: string, env: Record<string, string>, args: string[] = []): Part {
  let output = '';
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, script), ...args], {
    env: { ...withoutLoaderOptions(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (chunk: Buffer) => {
    output = (output + String(chunk)).slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, said: () => output };
}

/** The product runs as built, without what Jest needs. */
function withoutLoaderOptions(): Record<string, string | undefined> {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return rest;
}

async function awaitReady(url: string, parts: readonly Part[]): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok && (await answer.json()).status === 'ok') return;
    const dead = parts.find(({ child }) => child.exitCode !== null);
    if (dead) throw new Error(`a part of the product ended: ${dead.said()}`);
    await pause(100);
  }
  throw new Error(`the product did not become ready: ${parts.map(({ said }) => said()).join('\n')}`);
}

/** API, worker and pages as real processes on a test database, as somebody would run them; they must be built. */
export async function startProduct(
  database: TestDatabase,
  more: Record<string, string> = {},
): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: database.url,
    TRACCIA_LINK_KEYS: testLinkKeys,
    TRACCIA_PUBLIC_URL: url,
    TRACCIA_MODE: 'demo',
    REDIS_URL: '',
    SMTP_URL: '',
    PORT: String(port),
    HOST: '127.0.0.1',
    WEB_DIST: join(root, 'apps/web/dist'),
    ...more,
  };
  const parts = ['apps/api/dist/main.js', 'apps/worker/dist/main.js'].map((script) => startPart(script, env));
  const stop = async () => {
    await Promise.all(parts.map(async ({ child }) => endProcess(child)));
  };
  try {
    await awaitReady(url, parts);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, cli: async (...args) => runCli(args, env) };
}

/** `traccia` as built; throws with what it said when it fails. */
export async function runCli(args: string[], env: Record<string, string>): Promise<string> {
  const { child, said } = startPart('apps/cli/dist/main.js', env, args);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`traccia ${args.join(' ')} ended with ${code}: ${said()}`);
  return said();
}
