import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, compiler, root } from './places.mjs';
import { mustRun } from './run.mjs';

const sources = ['libs', 'apps', 'migrations'];
const besides = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const left = new Set(['node_modules', 'dist', 'dist-types']);

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

const parts = {
  programs: {
    stamp: join(root, 'node_modules/.traccia-build'),
    made: [built.api, built.worker, built.cli],
    make: () => mustRun('Building the programs', 'node', [compiler, '-b']),
  },
  pages: {
    stamp: join(root, 'node_modules/.traccia-build-pages'),
    made: [join(built.web, 'index.html')],
    make: () =>
      mustRun('Building the pages', 'npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], {
        cwd: join(root, 'apps/web'),
      }),
  },
};

/**
 * Type-checks and builds every app; nothing when no source has changed since the last time.
 *
 * @param {{ pages?: boolean }} [wish] pages: false for a command that shows none
 */
export async function build({ pages = true } = {}) {
  const state = sourceState();
  const due = [parts.programs, ...(pages ? [parts.pages] : [])].filter(
    ({ stamp, made }) =>
      !made.every(existsSync) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== state,
  );
  if (due.length === 0) return;
  // Not to stdout, where a command's own answer goes.
  console.error('Building (once after a change; about a minute) …');
  await Promise.all(due.map(({ make }) => make()));
  for (const { stamp } of due) writeFileSync(stamp, state);
}
