import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knowledgeTestsApi, respondApi, respondFilesApi } from '@traccia/contracts';
import { createLogger, parseLinkKeys } from '@traccia/runtime';
import { closeOverTestsJob } from '../../apps/worker/src/tests/close-over-tests.job.js';
import { findDueWavesJob } from '../../apps/worker/src/waves/find-due-waves.job.js';
import { startTestApi, testLinkKeys, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeWave,
} from '../support/factories.js';
import { answersWith, timedTest } from '../support/test-factories.js';
import { moveClock } from './world.js';

const log = createLogger('worker', 'silent');
const run = { finish: async () => undefined };

describe('a test whose time is over', () => {
  let database: TestDatabase;
  let api: TestApi;
  let versionId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    const test = timedTest('over');
    const text = { en: 'Your sheet', ar: 'ورقتك' };
    for (const code of ['SHEET', 'OTHER']) test.pages[0]?.items.push({ code, type: 'file', text });
    versionId = (await makeInstrument(database.owner, test)).versionId;
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  async function sit(right: number | null, privacyMode = 'confidential') {
    const { owner } = database;
    await moveClock(owner, 0);
    const activityId = await makeActivity(owner);
    const enrolmentId = await makeEnrolment(owner, { activityId });
    const waveId = await makeWave(owner, { activityId, versionId, kind: 'pre_test' });
    await owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, privacyMode]);
    const link = await makeInvitation(owner, { waveId, enrolmentId });
    const { token } = link;
    await api.anonymous().call(knowledgeTestsApi.start, { body: { token } }).expect(200);
    if (right !== null)
      await api
        .anonymous()
        .call(respondApi.saveDraft, {
          body: { token, locale: 'ar', answers: answersWith(right), revision: 0 },
        })
        .expect(200);
    return { ...link, waveId };
  }
  const close = () => closeOverTestsJob(database.db, log).handle({}, run);
  const responseOf = async (invitationId: string) =>
    database.owner.query(
      `SELECT r.state, r.score_points::int AS points, r.completeness, r.locale, r.draft, i.answer_state AS answered,
         (SELECT count(*)::int FROM answer a WHERE a.response_id = r.id) AS answers,
         (SELECT count(*)::int FROM outbox o WHERE o.event = 'response.submitted'
           AND o.payload->>'responseId' = r.id::text) AS told
       FROM response r JOIN invitation i ON i.id = r.invitation_id WHERE i.id = $1`,
      [invitationId],
    );
  const handedIn = (points: number) => [
    {
      state: 'submitted',
      points,
      completeness: 'complete',
      locale: 'ar',
      draft: null,
      answered: 'submitted',
      answers: 6,
      told: 1,
    },
  ];

  it('is handed in as it was saved, once, however often the job runs', async () => {
    const link = await sit(4);
    await close();
    expect(await responseOf(link.id)).toMatchObject([{ state: 'draft' }]);
    await moveClock(database.owner, 1);
    await Promise.all([close(), close()]);
    await close();
    expect(await responseOf(link.id)).toEqual(handedIn(4));
    await moveClock(database.owner, 0);
    const opened = await api
      .anonymous()
      .call(respondApi.open, { body: { token: link.token } })
      .expect(200);
    expect(opened.body).toMatchObject({ state: 'submitted' });
  });

  it('is handed in with what was saved after thinking a refusal over, and with the file that was brought', async () => {
    const link = await sit(4);
    const { token } = link;
    const call = () => api.anonymous();
    await call().call(respondApi.refuse, { body: { token } }).expect(204);
    const file = await call()
      .call(respondFilesApi.create, {
        query: { itemCode: 'SHEET', name: 'sheet.txt' },
        bytes: Buffer.from(`${token}\nfive times four`),
      })
      .expect(201);
    const answers = {
      ...answersWith(5),
      SHEET: { file: file.body.id, name: 'sheet.txt' },
      OTHER: { file: randomUUID(), name: 'not-mine.txt' },
    };
    await call()
      .call(respondApi.saveDraft, { body: { token, locale: 'ar', answers, revision: 0 } })
      .expect(200);
    await moveClock(database.owner, 1);
    await close();
    expect(await responseOf(link.id)).toEqual([{ ...handedIn(5)[0], answers: 7 }]);
  });

  it('of somebody who saved nothing is an attempt without answers and without points', async () => {
    const link = await sit(null);
    await moveClock(database.owner, 1);
    await close();
    expect(await responseOf(link.id)).toMatchObject([
      { state: 'submitted', points: null, completeness: 'break_off', answers: 0, answered: 'submitted' },
    ]);
  });

  it('leaves one response when the answer and the job come at the same moment', async () => {
    const { owner } = database;
    for (let round = 0; round < 6; round += 1) {
      const link = await sit(2);
      // Within the grace for who submits, over for the job: both may win, one of them does.
      await owner.query(
        `UPDATE test_sitting SET started_at = business_now() - interval '1 hour',
           deadline_at = business_now() - interval '29.95 seconds' WHERE invitation_id = $1`,
        [link.id],
      );
      const body = {
        token: link.token,
        clientId: randomUUID(),
        locale: 'ar' as const,
        answers: answersWith(5),
      };
      const [sent] = await Promise.all([
        api.anonymous().call(respondApi.submit, { body }),
        new Promise((done) => setTimeout(done, 40 + round * 8)).then(close),
      ]);
      await close();
      await new Promise((done) => setTimeout(done, 60));
      await close();
      expect(await responseOf(link.id)).toEqual(handedIn(sent.status === 200 ? 5 : 2));
      expect([200, 409]).toContain(sent.status);
    }
  });

  it('does not run where answers are anonymous: its start would say who sat down when', async () => {
    await expect(sit(3, 'anonymous')).rejects.toThrow('409');
  });

  it('does not hold up the others when one cannot be handed in', async () => {
    const [broken, sound] = [await sit(1), await sit(6)];
    // A draft that no version knows how to read: the row is refused by the database.
    await database.owner.query(`UPDATE response SET draft = '{"Q1": null}'::jsonb WHERE invitation_id = $1`, [
      broken.id,
    ]);
    await moveClock(database.owner, 1);
    await close();
    expect(await responseOf(sound.id)).toEqual(handedIn(6));
  });

  it('is handed in before its wave closes, and not expired', async () => {
    const link = await sit(3);
    await database.owner.query(
      `UPDATE wave SET closes_at = clock_timestamp() + interval '1 minute' WHERE id = $1`,
      [link.waveId],
    );
    await database.owner.query(
      `UPDATE test_sitting SET deadline_at = clock_timestamp() + interval '1 minute' WHERE invitation_id = $1`,
      [link.id],
    );
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '61 seconds'`);
    const turn = () =>
      findDueWavesJob(database.db, parseLinkKeys(testLinkKeys), log, () => undefined).handle({}, run);
    const stateOf = async () =>
      (await database.owner.query('SELECT state FROM wave WHERE id = $1', [link.waveId]))[0].state;
    await turn();
    expect(await stateOf()).toBe('open');
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '92 seconds'`);
    await close();
    await turn();
    expect(await stateOf()).toBe('closed');
    expect(await responseOf(link.id)).toEqual(handedIn(3));
  });
});
