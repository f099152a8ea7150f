import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built, stateDir } from './places.mjs';
import { PlainFault } from './run.mjs';

const runtime = () => import(pathToFileURL(built.runtime).href);

/** A port that is free now, the wished one when it is. */
export async function findPort(wished) {
  return (await runtime()).freePort(wished);
}
export async function isFree(port) {
  return (await runtime()).portIsFree(port);
}

/**
 * DATABASE_URL when it is set, else a PostgreSQL of our own below the state folder.
 *
 * @returns {Promise<{ url: string, own: boolean, where: string, stop(): Promise<void>, watch(onGone: () => void): void }>}
 */
export async function openDatabase() {
  const given = process.env.DATABASE_URL;
  if (given)
    return { url: given, own: false, where: new URL(given).host, stop: async () => {}, watch: () => {} };
  const { startEmbeddedPostgres, ensureDatabase } = await runtime();
  let server;
  try {
    server = await startEmbeddedPostgres({ stateDir });
  } catch (error) {
    throw new PlainFault(`PostgreSQL does not start: ${error.message}`);
  }
  const url = await ensureDatabase(server, 'traccia');
  return {
    url,
    own: true,
    where: server.data,
    port: server.port,
    stop: () => server.stop(),
    watch: (onGone) => server.onExit(onGone),
  };
}

/** The key from which mailed links are derived: made once, kept outside the database, read by its owner only. */
export function linkKeys() {
  if (process.env.TRACCIA_LINK_KEYS) return process.env.TRACCIA_LINK_KEYS;
  const file = join(stateDir, 'link-keys');
  if (!existsSync(file)) {
    writeFileSync(file, '', { mode: 0o600 });
    chmodSync(file, 0o600);
    appendFileSync(file, `1:${randomBytes(32).toString('base64url')}`);
  }
  return readFileSync(file, 'utf8').trim();
}
