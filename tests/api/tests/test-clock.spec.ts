import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knowledgeTestsApi, paperApi, respondApi, respondFilesApi, type Answers } from '@traccia/contracts';
import type { InstrumentDefinition } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeStaff,
  makeWave,
  type WaveShape,
} from '../../support/factories.js';
import { answersWith, timedTest } from '../../support/test-factories.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, timedTest('clocked'))).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function makeLink(wave: Partial<WaveShape> = {}) {
  const activityId = await makeActivity(database.owner);
  const enrolmentId = await makeEnrolment(database.owner, { activityId });
  const waveId = await makeWave(database.owner, { activityId, versionId, kind: 'post_test', ...wave });
  return {
    activityId,
    enrolmentId,
    waveId,
    ...(await makeInvitation(database.owner, { waveId, enrolmentId })),
  };
}
const anyone = () => api.anonymous();
const open = (token: string) => anyone().call(respondApi.open, { body: { token } });
const start = (token: string) => anyone().call(knowledgeTestsApi.start, { body: { token } });
const draft = (token: string, answers: Answers, revision = 0) =>
  anyone().call(respondApi.saveDraft, { body: { token, locale: 'en', answers, revision } });
const submit = (token: string, answers: Answers, clientId: string = randomUUID()) =>
  anyone().call(respondApi.submit, { body: { token, clientId, locale: 'en', answers } });
/** As if Start had been pressed so many seconds ago. */
const startedAgo = (id: string, seconds: number) =>
  database.owner.query(
    `UPDATE test_sitting SET started_at = business_now() - make_interval(secs => $2),
       deadline_at = business_now() - make_interval(secs => $2) + make_interval(secs => minutes * 60 * factor::float8)
     WHERE invitation_id = $1`,
    [id, seconds],
  );
const sittings = (id: string) =>
  database.owner.query('SELECT * FROM test_sitting WHERE invitation_id = $1', [id]);
const codesOf = (definition: InstrumentDefinition) =>
  definition.pages.flatMap(({ items }) => items.map(({ code }) => code));

describe('the clock of a test', () => {
  it('is not started by opening the link, and shows no question before Start', async () => {
    const link = await makeLink();
    for (let n = 0; n < 3; n += 1) {
      const { body } = await open(link.token).expect(200);
      expect(body).toMatchObject({
        test: { minutes: 20, factor: 1, startedAt: null, deadlineAt: null },
        minutes: 20,
      });
      expect(JSON.stringify(body)).not.toContain('Question 1');
    }
    expect(await sittings(link.id)).toEqual([]);
    expect((await submit(link.token, answersWith(1)).expect(409)).body.code).toBe('test.not-started');
  });

  it('starts once, keeps its deadline over reloads and devices, and mixes the questions the same way', async () => {
    const link = await makeLink();
    const first = (await start(link.token).expect(200)).body;
    const [again, opened] = await Promise.all([start(link.token).expect(200), open(link.token).expect(200)]);
    const { startedAt, deadlineAt } = first.test;
    expect(new Date(deadlineAt).getTime() - new Date(startedAt).getTime()).toBe(20 * 60_000);
    for (const { body } of [again, opened]) {
      expect(body.test).toMatchObject({ startedAt, deadlineAt });
      expect(body.definition).toEqual(first.definition);
    }
    expect(codesOf(first.definition).sort()).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6']);
    expect(JSON.stringify(first)).not.toMatch(/"(scoring|key|points|objective)"/);
    expect(await sittings(link.id)).toHaveLength(1);
    const others = await Promise.all(
      [1, 2, 3, 4].map(async () => (await start((await makeLink()).token)).body),
    );
    const orders = new Set([first, ...others].map((body) => codesOf(body.definition).join()));
    expect(orders.size).toBeGreaterThan(1);
  });

  it('starts once when two tabs press at the same moment', async () => {
    const link = await makeLink();
    const answers = await Promise.all(Array.from({ length: 5 }, () => start(link.token).expect(200)));
    expect(new Set(answers.map(({ body }) => body.test.deadlineAt)).size).toBe(1);
  });

  it('ends with the wave at the latest', async () => {
    const link = await makeLink();
    await database.owner.query(
      `UPDATE wave SET closes_at = clock_timestamp() + interval '5 minutes' WHERE id = $1`,
      [link.waveId],
    );
    const { body } = await start(link.token).expect(200);
    expect(body.test.deadlineAt).toBe(body.closesAt);
  });

  it('takes an answer in time, demands what is required, and has no second attempt', async () => {
    const link = await makeLink();
    await start(link.token);
    expect((await submit(link.token, {}).expect(422)).body.code).toBe('response.faults');
    const clientId = randomUUID();
    const { body } = await submit(link.token, answersWith(4), clientId).expect(200);
    expect(body.score).toBeNull();
    expect((await submit(link.token, answersWith(4), clientId).expect(200)).body).toEqual(body);
    expect((await submit(link.token, answersWith(6)).expect(409)).body.code).toBe(
      'response.already-submitted',
    );
    expect((await start(link.token).expect(409)).body.code).toBe('response.already-submitted');
    const rows = await database.owner.query('SELECT * FROM response WHERE invitation_id = $1', [link.id]);
    expect(rows).toMatchObject([{ score_points: '4', score_max: '6', state: 'submitted' }]);
    expect((await sittings(link.id))[0].closed_at).not.toBeNull();
  });

  it('keeps one attempt when several are sent at once', async () => {
    const link = await makeLink();
    await start(link.token);
    const sent = await Promise.all([3, 4, 5, 6].map((right) => submit(link.token, answersWith(right))));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const rows = await database.owner.query('SELECT score_points FROM response WHERE invitation_id = $1', [
      link.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(Number(rows[0].score_points)).toBe([3, 4, 5, 6][sent.findIndex(({ status }) => status === 200)]);
  });

  it('takes in the last seconds and the grace what is there, without asking for the rest', async () => {
    const link = await makeLink();
    await start(link.token);
    await startedAgo(link.id, 20 * 60 + 10);
    await draft(link.token, { Q1: { codes: ['a'] } }).expect(200);
    await submit(link.token, { Q1: { codes: ['a'] }, Q2: { codes: ['nonsense'] } }).expect(200);
    const rows = await database.owner.query('SELECT * FROM response WHERE invitation_id = $1', [link.id]);
    expect(rows).toMatchObject([{ score_points: '1', completeness: 'break_off' }]);
  });

  it('refuses what comes after the grace, draft or answer', async () => {
    const link = await makeLink();
    await start(link.token);
    await draft(link.token, answersWith(2)).expect(200);
    await startedAgo(link.id, 20 * 60 + 60);
    expect((await draft(link.token, answersWith(6), 1).expect(409)).body.code).toBe('test.time-over');
    expect((await submit(link.token, answersWith(6)).expect(409)).body.code).toBe('test.time-over');
    const [{ draft: kept }] = await database.owner.query(
      'SELECT draft FROM response WHERE invitation_id = $1',
      [link.id],
    );
    expect(kept).toEqual(answersWith(2));
  });

  it('keeps nothing before Start: no draft that waits for the clock, no file', async () => {
    const link = await makeLink();
    expect((await draft(link.token, answersWith(6)).expect(409)).body.code).toBe('test.not-started');
    expect(await database.owner.query('SELECT id FROM response WHERE invitation_id = $1', [link.id])).toEqual(
      [],
    );
    await start(link.token);
    await draft(link.token, answersWith(6)).expect(200);
  });

  it('takes a file only while it runs', async () => {
    const asking = timedTest('with file');
    asking.pages[0]?.items.push({ code: 'PAPER', type: 'file', text: { en: 'Your sheet', ar: 'ورقتك' } });
    const link = await makeLink({ versionId: (await makeInstrument(database.owner, asking)).versionId });
    const bring = () =>
      anyone().call(respondFilesApi.create, {
        query: { itemCode: 'PAPER', name: 'sheet.txt' },
        bytes: Buffer.from(`${link.token}\nfive times four`),
      });
    expect((await bring().expect(409)).body.code).toBe('test.not-started');
    await start(link.token);
    await bring().expect(201);
    await startedAgo(link.id, 20 * 60 + 60);
    expect((await bring().expect(409)).body.code).toBe('test.time-over');
  });

  it('goes on for who declined and thought it over', async () => {
    const link = await makeLink();
    await start(link.token);
    await anyone()
      .call(respondApi.refuse, { body: { token: link.token } })
      .expect(204);
    await draft(link.token, answersWith(2)).expect(200);
    expect((await open(link.token).expect(200)).body.state).toBe('open');
  });

  it('says nothing of a test on paper, unless the same person has sat down before it', async () => {
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const enter = (id: string, right: number) =>
      manager.call(paperApi.enter, {
        params: { id },
        body: { clientId: randomUUID(), locale: 'en', answers: answersWith(right) },
      });
    await enter((await makeLink()).id, 5).expect(200);
    const sitting = await makeLink();
    await start(sitting.token);
    await startedAgo(sitting.id, 20 * 60 + 60);
    expect((await enter(sitting.id, 6).expect(409)).body.code).toBe('test.time-over');
  });

  it('leaves forms without a clock alone, also when Start is pressed', async () => {
    const plain = await makeInstrument(database.owner, timedTest('plain', { test: {} }));
    const link = await makeLink({ versionId: plain.versionId });
    expect((await start(link.token).expect(200)).body).toMatchObject({ test: null });
    expect(await sittings(link.id)).toEqual([]);
    await submit(link.token, answersWith(6)).expect(200);
  });

  it.each<[string, InstrumentDefinition['test'], WaveShape['kind'], unknown]>([
    ['nothing after a test before the course', {}, 'pre_test', null],
    ['the points after one that says so', { reveal: 'score' }, 'pre_test', { points: 3, max: 6 }],
    ['the points after a test at the end', {}, 'post_test', { points: 3, max: 6 }],
    ['nothing where the test says so', { reveal: 'nothing' }, 'post_test', null],
  ])('reveals %s', async (name, test, kind, score) => {
    const version = await makeInstrument(database.owner, timedTest(`reveal ${name}`, { test }));
    const link = await makeLink({ versionId: version.versionId, kind });
    const clientId = randomUUID();
    expect((await submit(link.token, answersWith(3), clientId).expect(200)).body.score).toEqual(score);
    expect((await submit(link.token, answersWith(3), clientId).expect(200)).body.score).toEqual(score);
  });
});

describe('more time for one person', () => {
  it('is set by whoever manages the activity, counts from the next start, and moves a clock that runs', async () => {
    const { owner } = database;
    const link = await makeLink();
    const manager = await api.signedIn(
      await makeStaff(owner, 'activity_manager', 'activity', link.activityId),
    );
    const params = { id: link.enrolmentId };
    await manager.call(knowledgeTestsApi.setAccommodation, { params, body: { factor: 1.5 } }).expect(204);
    const { body } = await start(link.token).expect(200);
    const length = (test: { startedAt: string; deadlineAt: string }) =>
      (new Date(test.deadlineAt).getTime() - new Date(test.startedAt).getTime()) / 60_000;
    expect(body.test.factor).toBe(1.5);
    expect(length(body.test)).toBe(30);
    await manager.call(knowledgeTestsApi.setAccommodation, { params, body: { factor: 2 } }).expect(204);
    const later = (await open(link.token).expect(200)).body;
    expect([later.test.factor, length(later.test)]).toEqual([2, 40]);
    const list = await manager
      .call(knowledgeTestsApi.accommodations, { params: { id: link.activityId } })
      .expect(200);
    expect(list.body.rows).toMatchObject([{ enrolmentId: link.enrolmentId, factor: 2 }]);
    const acts = await owner.query(
      `SELECT detail FROM audit_event WHERE act = 'test.time-set' AND subject_id = $1 ORDER BY id`,
      [link.enrolmentId],
    );
    expect(acts).toEqual([{ detail: { factor: 1.5 } }, { detail: { factor: 2 } }]);
  });

  it('is refused for odd numbers and to those who only teach', async () => {
    const link = await makeLink();
    const params = { id: link.enrolmentId };
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    for (const factor of [0, 0.5, 1.1, 9, '2'])
      await manager.put(`/api/enrolments/${params.id}/test-time`, { factor }).expect(400);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer'));
    await trainer.call(knowledgeTestsApi.setAccommodation, { params, body: { factor: 2 } }).expect(403);
    await anyone()
      .call(knowledgeTestsApi.setAccommodation, { params, body: { factor: 2 } })
      .expect(401);
    await manager
      .call(knowledgeTestsApi.setAccommodation, { params: { id: randomUUID() }, body: { factor: 2 } })
      .expect(404);
  });
});
