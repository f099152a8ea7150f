import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activitiesApi, catalogueApi, enrolmentsApi, homeApi, respondApi } from '@traccia/contracts';
import { knowledgeTest } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makePerson,
  makeStaff,
  makeWave,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let waveId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { versionId } = await makeInstrument(database.owner, knowledgeTest);
  activityId = await makeActivity(database.owner, { code: 'COUNTED', capacity: 1 });
  for (let n = 0; n < 30; n += 1) await makeActivity(database.owner);
  waveId = await makeWave(database.owner, { activityId, versionId });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const link = async () =>
  (
    await makeInvitation(database.owner, {
      waveId,
      enrolmentId: await makeEnrolment(database.owner, { activityId: await makeActivity(database.owner) }),
    })
  ).token;
/** Without the frame of the transaction and the session, which every request reads. */
const count = async (act: () => Promise<unknown>) =>
  (await statementsOf(act)).filter(
    (text) => !/^(START TRANSACTION|BEGIN|COMMIT|SAVEPOINT|RELEASE)|sign_in_session/.test(text),
  );

describe('the number of statements', () => {
  it('of a page of the catalogue is one, its total included', async () => {
    const first = await api.anonymous().call(catalogueApi.list).expect(200);
    expect(await count(async () => api.anonymous().call(catalogueApi.list).expect(200))).toHaveLength(1);
    const next = { query: { after: first.body.next } };
    expect(await count(async () => api.anonymous().call(catalogueApi.list, next).expect(200))).toHaveLength(
      1,
    );
  });

  it('of an activity of the catalogue is one, for staff two, whatever it holds', async () => {
    const client = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    const code = { params: { code: 'COUNTED' } };
    expect(await count(async () => client.call(catalogueApi.get, code).expect(200))).toHaveLength(1);
    const id = { params: { id: activityId } };
    expect(await count(async () => client.call(activitiesApi.get, id).expect(200))).toHaveLength(2);
  });

  it('of an enrolment stays the same however long the queue is', async () => {
    const ask = async () => {
      const client = await api.signedIn(await makePerson(database.owner));
      return (
        await count(async () => client.call(enrolmentsApi.create, { body: { activityId } }).expect(201))
      ).length;
    };
    // Lock, applicant, enrolment, invitations, event; who waits takes a number instead of invitations.
    expect([await ask(), await ask(), await ask()]).toEqual([5, 5, 5]);
  });

  it('of opening a form and of submitting it', async () => {
    const token = await link();
    const open = async () => api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    await open();
    // Link and draft; the questionnaire is at hand.
    expect(await count(open)).toHaveLength(2);
    const save = (revision: number) => async () =>
      api
        .anonymous()
        .call(respondApi.saveDraft, { body: { token, locale: 'en', answers: {}, revision } })
        .expect(200);
    expect(await count(save(0))).toHaveLength(1);
    expect(await count(save(1))).toHaveLength(1);
    const answers = Object.fromEntries(
      knowledgeTest.pages.flatMap(({ items }) =>
        items.flatMap((item) =>
          'scoring' in item && item.scoring && 'key' in item.scoring
            ? [[item.code, { codes: item.scoring.key }]]
            : [],
        ),
      ),
    );
    const submit = (body: { token: string }) => async () =>
      api
        .anonymous()
        .call(respondApi.submit, { body: { ...body, clientId: randomUUID(), locale: 'en', answers } })
        .expect(200);
    await submit({ token })();
    // The link; and one statement for state, response, answers and event.
    expect(await count(submit({ token: await link() }))).toHaveLength(2);
  });

  it('of the home page does not grow with the roles beyond one a role', async () => {
    const participant = await api.signedIn(await makePerson(database.owner));
    const admin = await api.signedIn(await makeStaff(database.owner, 'administrator'));
    expect(await count(async () => participant.call(homeApi.todos).expect(200))).toHaveLength(2);
    expect((await count(async () => admin.call(homeApi.todos).expect(200))).length).toBeLessThanOrEqual(8);
  });
});
