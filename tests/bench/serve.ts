import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, migrateUp } from '@traccia/persistence';
import { ensureDatabase, startEmbeddedPostgres } from '@traccia/runtime';
import type { Place } from './bench-row.js';

const root = join(import.meta.dirname, '../..');
const poolSize = '10';
/** The key the factories make links with. */
export const linkKeys = `1:${Buffer.alloc(32, 7).toString('base64url')}`;

export interface Served extends Place {
  stop: () => Promise<void>;
}

/** A PostgreSQL with full durability, the product and the floor, each a process of its own. */
export async function serveBoth(): Promise<Served> {
  const stateDir = mkdtempSync(join(tmpdir(), 'traccia-bench-'));
  chmodSync(stateDir, 0o711);
  const server = await startEmbeddedPostgres({ stateDir });
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const databaseUrl = await ensureDatabase(server, 'bench');
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
    await owner.initialize();
    await migrateUp(owner);
    const [version]: { server_version: string }[] = await owner.query('SHOW server_version');
    // What the floor writes its one row into.
    await owner.query(
      'CREATE TABLE bench_row (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body jsonb NOT NULL)',
    );
    await owner.destroy();
    const [ours, floor] = [await freePort(), await freePort()];
    const env = {
      DATABASE_URL: databaseUrl,
      PORT: String(ours),
      TRACCIA_PUBLIC_URL: `http://127.0.0.1:${ours}`,
      TRACCIA_LINK_KEYS: linkKeys,
      TRUSTED_PROXIES: '127.0.0.1',
      POOL_SIZE: poolSize,
      NODE_ENV: 'production',
    };
    const source = ['--conditions=@traccia/source', '--import', join(root, 'tests/support/typescript.mjs')];
    children.push(start([...source, 'apps/api/src/main.ts'], env));
    children.push(
      start(['tests/bench/floor.mjs'], {
        DATABASE_URL: databaseUrl,
        PORT: String(floor),
        NODE_ENV: 'production',
      }),
    );
    const addresses = { ours: `http://127.0.0.1:${ours}`, floor: `http://127.0.0.1:${floor}` };
    await Promise.all(Object.values(addresses).map(answers));
    return { ...addresses, databaseUrl, env, postgres: version?.server_version ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function start(args: string[], env: Record<string, string>): ChildProcess {
  // The request log is written as in production; nobody reads it here.
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, pause(16_000).then(() => child.kill('SIGKILL'))]);
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(200);
  }
  throw new Error(`${url} does not answer`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
