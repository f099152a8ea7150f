import { parseArgs } from 'node:util';
import { buffer } from 'node:stream/consumers';
import { largestReturnedMail } from '@traccia/contracts';
import { inTransaction, publish, ReturnedMailRepository } from '@traccia/persistence';
import { type Command, CommandFault, withDatabase } from '../command.js';

export const takeMailCommand: Command = {
  name: 'take-mail',
  summary: 'take in one mail that came back to the centre',
  usage: [
    'Usage: traccia take-mail < MAIL',
    '',
    'Reads one mail as it arrived (RFC 5322) from standard input, for the alias of the address that mails are sent from:',
    'replies then stand on the page of the person, bounces and complaints stop further mail.',
    'The same mail again changes nothing.',
  ],
  async run(args, { settings, terminal }) {
    parseArgs({ args, options: {} });
    const raw = await buffer(process.stdin);
    if (raw.length === 0) throw new CommandFault('no mail came on standard input');
    if (raw.length > largestReturnedMail)
      throw new CommandFault(`the mail is larger than ${largestReturnedMail} bytes`);
    await withDatabase(settings(), 'application', async (db) => {
      const taken = await inTransaction(db, async (tx) => {
        const id = await new ReturnedMailRepository(tx).take(raw);
        if (id !== null) await publish(tx, 'mail.returned', { returnedMailId: id }, 'traccia take-mail');
        return id !== null;
      });
      terminal.say(taken ? 'The mail is taken and will be read.' : 'The mail had been taken before.');
    });
  },
};
