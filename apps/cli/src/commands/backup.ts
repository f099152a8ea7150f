import { parseArgs } from 'node:util';
import { writeBackup } from '../backup/write-backup.js';
import { type Command, UsageFault } from '../command.js';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write everything into one file',
  usage: [
    'Usage: traccia backup FILE',
    '',
    'Writes every table as it is at one instant, with counts and sums, while the product runs on. FILE appears only',
    'when it is whole. It holds personal data: keep it as you keep the database, and keep the link keys elsewhere.',
    'The queue is not in it; it is built again from the rows.',
  ],
  async run(args, { settings, terminal }) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageFault('Name one file to write.');
    const { tables, bytes } = await writeBackup(settings().databaseUrl, path);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    terminal.say(`Wrote ${path}: ${rows} rows of ${tables.length} tables, ${Math.ceil(bytes / 1024)} KiB.`);
  },
};
