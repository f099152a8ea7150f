import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource, inTransaction, MailContentRepository } from '@traccia/persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { planMails } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

it('is read for some mails without reading all people', async () => {
  await planMails(database.db, 3);
  await database.owner.query(
    `INSERT INTO person (given_name, family_name, email)
     SELECT 'Amina', 'Diallo', n || '@many.test' FROM generate_series(1, 3000) n`,
  );
  await database.owner.query('ANALYZE person');
  const messages: { id: string }[] = await database.db.query('SELECT id FROM message');
  const planned = createDataSource(database.url, { poolSize: 1, planOnce: true });
  await planned.initialize();
  try {
    const read = await inTransaction(planned, async (tx) => {
      const found = await new MailContentRepository(tx).find(messages.map(({ id }) => id));
      expect([...found.values()].map(({ givenName }) => typeof givenName)).toEqual(Array(3).fill('string'));
      const [seen]: { read: number }[] = await tx.query(
        `SELECT seq_tup_read::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'person'`,
      );
      return seen?.read;
    });
    expect(read).toBe(0);
  } finally {
    await planned.destroy();
  }
});
