import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mayEnter, type PostgresAccount } from './postgres-account.js';

/** Where the server finds its binaries and keeps its data. */
export interface PostgresHome {
  native: string;
  data: string;
}

/**
 * The data lies in `stateDir`, unless the account of PostgreSQL cannot walk there (a home only root may enter).
 * Then binaries and data move to a folder with a random name; the name is remembered in a file only the owner of
 * `stateDir` reads. No other user can foresee it. Either folder belongs to whoever starts the server, so that what
 * runs under the account can put nothing in the way of a program that may do everything; only the data is its own.
 */
export function choosePostgresHome(
  stateDir: string,
  native: string,
  account: PostgresAccount | null,
): PostgresHome {
  if (mayEnter(account, native) && mayEnter(account, stateDir))
    return { native, data: join(stateDir, 'postgres') };
  const note = join(stateDir, 'postgres-home');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : mkdtempSync('/var/lib/traccia-');
  if (account) {
    if (!existsSync(home))
      throw new Error(
        `the data folder ${home} named in ${note} is gone; restore it, or delete the note to begin anew`,
      );
    keepFolder(home, account);
    const { uid, mode } = statSync(home);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
      throw new Error(`the data folder ${home} belongs to somebody else or is open to others`);
    chmodSync(home, 0o711);
  }
  if (!existsSync(note)) writeFileSync(note, `${home}\n`, { mode: 0o600 });
  const copied = join(home, 'native');
  if (!existsSync(join(copied, 'copied'))) {
    cpSync(native, copied, { recursive: true, verbatimSymlinks: true, force: true });
    writeFileSync(join(copied, 'copied'), '');
  }
  return { native: copied, data: join(home, 'postgres') };
}

/** A folder that the account walks through and does not own; one it was given once is taken back. */
export function keepFolder(path: string, account: PostgresAccount | null): void {
  if (account && statSync(path).uid === account.uid)
    chownSync(path, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
}

/** Makes an empty folder that only the account of PostgreSQL opens. */
export function makeOwnFolder(path: string, account: PostgresAccount | null): void {
  mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}
