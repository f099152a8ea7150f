import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WriteLettersInLiquid1795785000000 } from '../../../migrations/2026/1795785000000-write-letters-in-liquid.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

describe('letters that were reworded before Liquid', () => {
  it('keep their places, there and back again', async () => {
    const { owner } = database;
    const [migration, runner] = [new WriteLettersInLiquid1795785000000(), owner.createQueryRunner()];
    const letters = async () => owner.query('SELECT subject, body FROM survey_letter');
    const before = { subject: 'Dear {given_name}', body: '{activity}: {centre} {not a place}' };
    await migration.down(runner);
    await owner.query(
      `INSERT INTO survey_letter (kind, reader, locale, subject, body) VALUES ('survey.invitation', 'after', 'en', $1, $2)`,
      [before.subject, before.body],
    );
    await migration.up(runner);
    expect(await letters()).toEqual([
      { subject: 'Dear {{ given_name }}', body: '{{ activity }}: {{ centre }} {not a place}' },
    ]);
    await migration.down(runner);
    expect(await letters()).toEqual([before]);
    await migration.up(runner);
    await runner.release();
  });
});
