import { type Command, type Terminal, UsageFault } from './command.js';
import { analyseCommand } from './commands/analyse.js';
import { backupCommand } from './commands/backup.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { impactCommand } from './commands/impact.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { takeMailCommand } from './commands/take-mail.js';
import { restoreCommand } from './commands/restore.js';
import { type Environment, readSettings } from './env.js';
import { fieldOf, plainReason } from './plain-reason.js';

const commands: readonly Command[] = [
  migrateCommand,
  takeMailCommand,
  demoCommand,
  importCommand,
  impactCommand,
  analyseCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];

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

/** parseArgs throws TypeErrors with codes of this shape for options it does not know. */
function isMisunderstood(error: unknown): boolean {
  return error instanceof UsageFault || fieldOf(error, 'code').startsWith('ERR_PARSE_ARGS_');
}
