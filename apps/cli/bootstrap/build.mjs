import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, compiler, root } from './places.mjs';
import { mustRun } from './run.mjs';

const sources = ['libs', 'apps', 'migrations'];
const besides = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const left = new Set(['node_modules', 'dist', 'dist-types']);
const stamp = join(root, 'node_modules/.traccia-build');

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !left.has(entry.name)) yield* filesBelow(path);
    else if (entry.isFile() && !entry.name.endsWith('.tsbuildinfo')) yield path;
  }
}

/** Changes with every source file; size and time of writing are enough and take a few milliseconds. */
function sourceState() {
  const hash = createHash('sha256');
  const paths = [
    ...sources.flatMap((name) => [...filesBelow(join(root, name))]),
    ...besides.map((name) => join(root, name)),
  ];
  for (const path of paths.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Type-checks and builds every app; nothing when no source has changed since the last time. */
export async function build() {
  const state = sourceState();
  const whole = [built.api, built.worker, built.cli, join(built.web, 'index.html')].every(existsSync);
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  console.log('Building (once after a change; about a minute) …');
  await Promise.all([
    mustRun('Building the programs', 'node', [compiler, '-b']),
    mustRun('Building the pages', 'npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'apps/web'),
    }),
  ]);
  writeFileSync(stamp, state);
}
