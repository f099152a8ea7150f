import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The OS user PostgreSQL runs as: it refuses root. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

/** Null when this process is an ordinary user and PostgreSQL runs as the same. */
export function postgresAccount(): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }] as const),
  );
  const account = users.get('postgres') ?? users.get('nobody');
  if (!account)
    throw new Error(
      'PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody" to run it as',
    );
  return account;
}

/** Whether the account may walk down to the folder: every folder above must let it pass. */
export function mayEnter(account: PostgresAccount | null, folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if (!passes(account, path)) return false;
    if (path === dirname(path)) return true;
  }
}

function passes(account: PostgresAccount | null, path: string): boolean {
  try {
    if (!account) {
      accessSync(path, constants.X_OK);
      return true;
    }
    const { mode, uid, gid } = statSync(path);
    if (uid === account.uid) return (mode & 0o100) !== 0;
    return (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0;
  } catch (error) {
    // A folder that is yet to be made lies in one that is judged next.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
