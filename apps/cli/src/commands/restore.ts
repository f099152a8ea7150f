import { parseArgs } from 'node:util';
import { restoreBackup } from '../backup/restore-backup.js';
import { type Command, UsageFault } from '../command.js';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'bring a backup into an empty database',
  usage: [
    'Usage: traccia restore FILE',
    '',
    'The database must be migrated by the same version and empty. The whole file is checked before anything is',
    'written, everything is written in one transaction, and what arrived is summed again before it counts.',
    'Mailed links open again only with the link keys of the old installation.',
  ],
  async run(args, { settings, terminal }) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageFault('Name one file to restore.');
    const { header, tables } = await restoreBackup(settings().databaseUrl, path);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    terminal.say(
      `Restored ${rows} rows of ${tables.length} tables, as they were on ${header.takenAt}; every sum fits.`,
    );
  },
};
