import { parseArgs } from 'node:util';
import { type Command, CommandFault, withDatabase } from '../command.js';
import { examine } from '../doctor/examine.js';
import { plainReason } from '../plain-reason.js';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say what is well and what is not',
  usage: [
    'Usage: traccia doctor',
    '',
    'One line a check: database, version, server settings, clocks, link keys, migrations, application role, mode,',
    'audit trail, worker, messages. Exit code 1 when one of them fails; a warning changes nothing.',
  ],
  async run(args, { settings, terminal }) {
    parseArgs({ args, options: {} });
    await withDatabase(settings(), 'owner', async (db) => {
      const findings = await examine(db, settings(), plainReason);
      for (const { verdict, check, says } of findings)
        terminal.say(`${verdict.padEnd(4)}  ${check.padEnd(16)}  ${says}`);
      const failed = findings.filter(({ verdict }) => verdict === 'FAIL').length;
      if (failed > 0) throw new CommandFault(`${failed} ${failed === 1 ? 'check' : 'checks'} failed.`);
    });
  },
};
