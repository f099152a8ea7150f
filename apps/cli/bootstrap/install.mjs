import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { mustRun } from './run.mjs';

const stamp = join(root, 'node_modules/.traccia-lock');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Installs what the lock file names, and nothing when it is there already. */
export async function install() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // Not to stdout, where a command's own answer goes.
  console.error('Installing packages (once; about a minute) …');
  await mustRun('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts']);
  writeFileSync(stamp, wanted);
}
