import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { catalogueApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makeCourse, makeProgramme } from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let courseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const programmeId = await makeProgramme(database.owner, { code: 'KEPT' });
  courseId = await makeCourse(database.owner, { programmeId });
  await makeActivity(database.owner, { courseId, code: 'KEPT-1' });
  api = await startTestApi(database, { catalogueSeconds: 60 });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const list = (query: { search?: string } = {}) =>
  api
    .anonymous()
    .call(catalogueApi.list, { query: { programme: 'KEPT', ...query } })
    .expect(200);

it('asks the database once for a crowd with the same question, and again for another question', async () => {
  const crowd = await statementsOf(async () => Promise.all(Array.from({ length: 20 }, async () => list())));
  expect(crowd).toHaveLength(1);
  await makeActivity(database.owner, { courseId, code: 'KEPT-2' });
  expect(await statementsOf(async () => list())).toHaveLength(0);
  const { body } = await list();
  expect(body.total).toBe(1);
  const { body: other } = await list({ search: 'KEPT-2' });
  expect(other.rows.map(({ code }: { code: string }) => code)).toContain('KEPT-2');
});

it('does not keep a failure', async () => {
  const ask = async (from: string) =>
    api.anonymous().call(catalogueApi.list, { query: { programme: 'KEPT', from } });
  await database.owner.query('ALTER TABLE activity RENAME TO activity_away');
  expect((await ask('2031-01-01')).status).toBe(500);
  await database.owner.query('ALTER TABLE activity_away RENAME TO activity');
  expect((await ask('2031-01-01')).status).toBe(200);
});
