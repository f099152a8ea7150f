import type { DataSource } from 'typeorm';
import { createDataSource } from '@traccia/persistence';
import type { CliSettings } from './env.js';

/** Where a command speaks: what was asked for goes to `say`, what went wrong to `warn`. */
export interface Terminal {
  say(line: string): void;
  warn(line: string): void;
}

export interface CommandContext {
  /** Read when first asked for, so that `--help` needs no settings. */
  settings(): CliSettings;
  terminal: Terminal;
}

export interface Command {
  name: string;
  summary: string;
  /** Lines printed by `--help`. */
  usage: readonly string[];
  run(args: string[], context: CommandContext): Promise<void>;
}

/** The command was understood and cannot be done; exit code 1, its message is the one line that is printed. */
export class CommandFault extends Error {}
/** The command was not understood; exit code 2. */
export class UsageFault extends Error {}

/** Lends a connection for the length of the work and closes it whatever happens. */
export async function withDatabase<T>(
  { databaseUrl }: CliSettings,
  as: 'owner' | 'application',
  work: (db: DataSource) => Promise<T>,
): Promise<T> {
  const db = createDataSource(databaseUrl, {
    asOwner: as === 'owner',
    poolSize: 3,
    applicationName: 'traccia-cli',
  });
  try {
    await db.initialize();
    return await work(db);
  } finally {
    if (db.isInitialized) await db.destroy();
  }
}
