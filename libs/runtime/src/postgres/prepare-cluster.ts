import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fchownSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account.js';
import { makeOwnFolder } from './private-home.js';

export interface ClusterOptions {
  bin: string;
  data: string;
  password: string;
  account: PostgresAccount | null;
  /** PostgreSQL 17 and later sort and fold letters by Unicode without help of the system. */
  builtinLocale: boolean;
  env: Record<string, string>;
}

/** Makes a new cluster beside its place and moves it there when it is whole, so that a kill leaves no half one. */
export function prepareCluster(options: ClusterOptions): void {
  const { data, account } = options;
  if (existsSync(join(data, 'PG_VERSION'))) return;
  if (existsSync(data))
    throw new Error(
      `the data folder ${data} is damaged: it holds no PG_VERSION; restore a backup or move it away`,
    );
  const fresh = `${data}.new`;
  const secret = `${data}.pw`;
  rmSync(fresh, { recursive: true, force: true });
  makeOwnFolder(fresh, account);
  writeSecret(secret, options.password, account);
  const locale = options.builtinLocale
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    : ['--locale=C.UTF-8'];
  const made = spawnSync(
    join(options.bin, 'initdb'),
    [
      '-D',
      fresh,
      '-U',
      'traccia',
      '-E',
      'UTF8',
      '--data-checksums',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      ...locale,
    ],
    { ...(account ?? {}), env: options.env, encoding: 'utf8', cwd: '/' },
  );
  rmSync(secret, { force: true });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const said = `${made.stderr ?? ''}${made.error?.message ?? ''}`.trim();
    const full = /No space left on device/.test(said);
    throw new Error(
      full
        ? `the disk that holds ${data} is full`
        : `PostgreSQL could not prepare ${data}: ${said.split('\n').at(-1)}`,
    );
  }
  renameSync(fresh, data);
}

/** A new file, never one that lies there already; handed over by its descriptor, which no name can bend. */
function writeSecret(path: string, secret: string, account: PostgresAccount | null): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, secret);
    if (account) fchownSync(file, account.uid, account.gid);
  } finally {
    closeSync(file);
  }
}
