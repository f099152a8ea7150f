import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('the call to the relay', () => {
  let database: TestDatabase;
  let listener: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    await listener.query('LISTEN traccia_outbox');
  });
  afterAll(async () => {
    await listener.end();
    await database.drop();
  });

  it('is made for what somebody waits for, and not for answers, whose commits it would put in a row', async () => {
    const heard: string[] = [];
    listener.on('notification', ({ channel }) => heard.push(channel));
    const write = async (...events: string[]) => {
      await database.db.query(
        `INSERT INTO outbox (event, payload) SELECT e, '{}' FROM unnest($1::text[]) AS e`,
        [events],
      );
      // What was notified before this answer has been heard.
      await listener.query('SELECT 1');
    };
    await write('response.submitted', 'response.submitted');
    expect(heard).toEqual([]);
    await write('enrolment.created');
    await write('response.submitted', 'enrolment.created');
    expect(heard).toEqual(['traccia_outbox', 'traccia_outbox']);
  });
});
