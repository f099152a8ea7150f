import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { responseMonitorApi } from '@traccia/contracts';
import { askEverybody, makeRespondents } from '../../support/anonymous-world.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff } from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

it('reads a wave in the same few statements, however many are asked', async () => {
  const reader = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
  const cost = async (people: number) => {
    const world = await makeRespondents(database, api, people);
    const { waveId } = await askEverybody(database, world, { privacyMode: 'confidential' });
    const params = { id: waveId };
    await reader.call(responseMonitorApi.get, { params }).expect(200);
    const read = await statementsOf(() => reader.call(responseMonitorApi.get, { params }).expect(200));
    const list = await statementsOf(() => reader.call(responseMonitorApi.silent, { params }).expect(200));
    return [read.length, list.length];
  };
  const few = await cost(2);
  expect(await cost(30)).toEqual(few);
  // Session, wave, tellings, settings, mail, reminders, past waves; and for the list with its transaction and its line of the trail.
  expect(few).toEqual([7, 9]);
});
