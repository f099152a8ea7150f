import { SettingFault } from '@traccia/runtime';
import { CommandFault, type Command, type Terminal, UsageFault } from './command.js';
import { demoCommand } from './commands/demo.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { type Environment, readSettings } from './env.js';

const commands: readonly Command[] = [migrateCommand, demoCommand, importCommand];

function printOverview({ say }: Terminal): void {
  say('Usage: traccia <command> [options]');
  say('');
  for (const { name, summary } of commands) say(`  ${name.padEnd(9)} ${summary}`);
  say('');
  say('`traccia <command> --help` says more. Exit codes: 0 done, 1 refused or failed, 2 not understood.');
}

/**
 * Runs one command of the `traccia` program.
 *
 * @param source where settings are read from; the environment of the process when absent
 * @returns exit code: 0 done, 1 refused or failed, 2 not understood
 */
export async function runCommand(
  argv: readonly string[],
  terminal: Terminal,
  source?: Environment,
): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    printOverview(terminal);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.warn(`Unknown command "${name}"; \`traccia --help\` lists them.`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    command.usage.forEach((line) => terminal.say(line));
    return 0;
  }
  try {
    await command.run(args, { terminal, settings: () => readSettings(source) });
    return 0;
  } catch (error) {
    const misunderstood = isMisunderstood(error);
    terminal.warn(plainReason(error));
    if (misunderstood) terminal.warn(`\`traccia ${name} --help\` says how.`);
    return misunderstood ? 2 : 1;
  }
}

/** Errors of Node's own may come from another realm, so they are known by their fields. */
function fieldOf(error: unknown, name: 'code' | 'message'): string {
  if (typeof error !== 'object' || error === null || !(name in error)) return '';
  return String((error as Record<string, unknown>)[name]);
}

/** parseArgs throws TypeErrors with codes of this shape for options it does not know. */
function isMisunderstood(error: unknown): boolean {
  return error instanceof UsageFault || fieldOf(error, 'code').startsWith('ERR_PARSE_ARGS_');
}

const connectionTrouble = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P03',
  '28P01',
  '3D000',
]);
/** The name of the table stands in the message; what it means is that nothing was migrated yet. */
const undefinedTable = '42P01';

/** One line, whatever went wrong. */
export function plainReason(error: unknown): string {
  const own = error instanceof CommandFault || error instanceof UsageFault || error instanceof SettingFault;
  if (own) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return plainReason(error.errors[0]);
  const line = fieldOf(error, 'message').split('\n')[0] || String(error);
  if (connectionTrouble.has(fieldOf(error, 'code'))) return `The database does not answer: ${line}`;
  return fieldOf(error, 'code') === undefinedTable
    ? 'The database is not migrated; run `traccia migrate`.'
    : line;
}
