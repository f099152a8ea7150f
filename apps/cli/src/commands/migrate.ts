import { parseArgs } from 'node:util';
import { inTransaction, InstrumentRepository, migrateUp } from '@traccia/persistence';
import { bankInstruments } from '@traccia/survey';
import { type Command, withDatabase } from '../command.js';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database up to date',
  usage: [
    'Usage: traccia migrate',
    '',
    'Runs the migrations that have not run yet, as the owner, and publishes the shipped questionnaires.',
    'Running it again changes nothing.',
  ],
  async run(args, { settings, terminal }) {
    parseArgs({ args, options: {} });
    await withDatabase(settings(), 'owner', async (db) => {
      const ran = await migrateUp(db);
      ran.forEach((name) => terminal.say(`migrated ${name}`));
      const published = await inTransaction(db, async (tx) => {
        const shelf = new InstrumentRepository(tx);
        const fresh: string[] = [];
        for (const definition of bankInstruments)
          if ((await shelf.publish(definition)).isNew) fresh.push(definition.code);
        return fresh;
      });
      published.forEach((code) => terminal.say(`published ${code}`));
      if (ran.length + published.length === 0) terminal.say('The database is up to date.');
    });
  },
};
