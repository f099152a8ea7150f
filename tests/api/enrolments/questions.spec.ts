import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrolmentsApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInvitation,
  makePerson,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

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

describe('questions to a participant', () => {
  it('are what was asked and what is coming, each with its standing; those to a supervisor are not', async () => {
    const { owner } = database;
    const versionId = [...(await publishShipped(owner)).values()][0]?.versionId ?? '';
    const activityId = await makeActivity(owner, { status: 'ended' });
    const personId = await makePerson(owner);
    const enrolmentId = await makeEnrolment(owner, { activityId, personId, status: 'attended' });
    const ask = async (state: 'planned' | 'open' | 'closed', answerState: string, opensInDays: number) => {
      const waveId = await makeWave(owner, {
        activityId,
        versionId,
        state,
        opensInDays,
        closesInDays: opensInDays + 30,
      });
      await makeInvitation(owner, { waveId, enrolmentId, answerState });
      return waveId;
    };
    await ask('planned', 'planned', 60);
    await ask('open', 'invited', -1);
    await ask('open', 'submitted', -2);
    await ask('open', 'refused', -3);
    await ask('closed', 'expired', -90);
    const supervised = await ask('open', 'invited', -4);
    await owner.query(`UPDATE wave SET respondent_kind = 'supervisor' WHERE id = $1`, [supervised]);
    const { body } = await (await api.signedIn(personId)).call(enrolmentsApi.questions).expect(200);
    expect(body.rows.map(({ standing }: { standing: string }) => standing)).toEqual([
      'coming',
      'open',
      'answered',
      'declined',
      'missed',
    ]);
    const other = await api.signedIn(await makePerson(owner));
    expect((await other.call(enrolmentsApi.questions).expect(200)).body.rows).toEqual([]);
    await api.anonymous().call(enrolmentsApi.questions).expect(401);
  });
});
