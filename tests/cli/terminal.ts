import { runCommand } from '../../apps/cli/src/run-command.js';
import type { TestDatabase } from '../support/database.js';

export const testLinkKeys = `1:${Buffer.alloc(32, 7).toString('base64url')}`;

export interface CommandOutcome {
  code: number;
  said: string[];
  warned: string[];
}

/** Runs `traccia …` in this process against a test database. */
export async function traccia(
  database: TestDatabase,
  argv: readonly string[],
  settings: Record<string, string | undefined> = {},
): Promise<CommandOutcome> {
  const [said, warned]: [string[], string[]] = [[], []];
  const terminal = { say: (line: string) => said.push(line), warn: (line: string) => warned.push(line) };
  const code = await runCommand(argv, terminal, {
    DATABASE_URL: database.url,
    TRACCIA_LINK_KEYS: testLinkKeys,
    TRACCIA_MODE: 'demo',
    ...settings,
  });
  return { code, said, warned };
}

export async function countRows(database: TestDatabase, table: string): Promise<number> {
  const rows: { count: number }[] = await database.owner.query('SELECT count(*)::int AS count FROM ' + table);
  return rows[0]?.count ?? -1;
}
