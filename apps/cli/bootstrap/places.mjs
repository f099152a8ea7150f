import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** Everything an installation keeps: data, keys, logs. Never below a path that somebody else could own. */
export const stateDir = process.env.TRACCIA_STATE_DIR || join(root, '.traccia');

/** The native compiler, several times quicker than the one whose interfaces the linter needs; both check alike. */
export const compiler = join(root, 'node_modules/typescript-native/bin/tsc');

export const built = {
  api: join(root, 'apps/api/dist/main.js'),
  worker: join(root, 'apps/worker/dist/main.js'),
  cli: join(root, 'apps/cli/dist/main.js'),
  web: join(root, 'apps/web/dist'),
  runtime: join(root, 'libs/runtime/dist/index.js'),
};

export function makeStateDir() {
  const fresh = !existsSync(stateDir);
  mkdirSync(stateDir, { recursive: true });
  // As root the account of PostgreSQL must be able to walk through; what lies in it stays closed.
  if (fresh) chmodSync(stateDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}
