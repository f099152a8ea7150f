import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi, type Answers, type RespondForm } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeWave,
} from '../../support/factories.js';
import { knownForm } from './known-form.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
let fixedVersionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, knownForm)).versionId;
  const fixed = { ...knownForm, code: 'fixed', changeable: false };
  fixedVersionId = (await makeInstrument(database.owner, fixed)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const makeLink = async (version = versionId, privacy = 'confidential') => {
  const activityId = await makeActivity(database.owner, { status: 'ended' });
  const enrolmentId = await makeEnrolment(database.owner, { activityId, status: 'attended' });
  const waveId = await makeWave(database.owner, { activityId, versionId: version });
  await database.owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, privacy]);
  const link = await makeInvitation(database.owner, { waveId, enrolmentId });
  return { waveId, ...link };
};
const yes: Answers = { OK: { codes: ['yes'] } };
const no: Answers = { OK: { codes: ['no'] } };
const open = async (token: string): Promise<RespondForm> =>
  (await api.anonymous().call(respondApi.open, { body: { token } }).expect(200)).body;
const send = (token: string, answers: Answers, revision?: number, clientId: string = randomUUID()) =>
  api.anonymous().call(respondApi.submit, { body: { token, clientId, locale: 'en', answers, revision } });
const draft = (token: string, answers: Answers, revision: number) =>
  api.anonymous().call(respondApi.saveDraft, { body: { token, locale: 'en', answers, revision } });
const stored = async (waveId: string) => {
  const rows: { revision: number; choice: string }[] = await database.owner.query(
    `SELECT r.revision, string_agg(a.choice_code, ',') AS choice FROM response r JOIN answer a ON a.response_id = r.id
     WHERE r.wave_id = $1 GROUP BY r.id`,
    [waveId],
  );
  return rows;
};

describe('changing what was sent', () => {
  it('opens with the answers, takes the new ones in their place and says so to whoever counts', async () => {
    const { token, waveId } = await makeLink();
    const first = await send(token, yes).expect(200);
    const again = await open(token);
    expect(again).toMatchObject({ state: 'submitted', changeable: true, answers: yes, revision: 1 });
    const second = await send(token, no, again.revision).expect(200);
    expect(second.body.receipt).toBe(first.body.receipt);
    expect(await stored(waveId)).toEqual([{ revision: 2, choice: 'no' }]);
    const events = await database.owner.query(
      `SELECT 1 FROM outbox WHERE event = 'response.submitted' AND payload->>'waveId' = $1`,
      [waveId],
    );
    expect(events).toHaveLength(2);
  });

  it('keeps a half-written change apart from what counts, on every device', async () => {
    const { token, waveId } = await makeLink();
    await send(token, yes).expect(200);
    expect((await draft(token, no, 1).expect(200)).body.revision).toBe(2);
    expect(await open(token)).toMatchObject({ state: 'submitted', answers: no, revision: 2 });
    expect(await stored(waveId)).toEqual([{ revision: 2, choice: 'yes' }]);
    await send(token, no, 2).expect(200);
    expect(await stored(waveId)).toEqual([{ revision: 3, choice: 'no' }]);
  });

  it('sent twice with one client id is one change', async () => {
    const { token, waveId } = await makeLink();
    await send(token, yes).expect(200);
    const clientId = randomUUID();
    const replies = await Promise.all([1, 2, 3, 4].map(() => send(token, no, 1, clientId)));
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(await stored(waveId)).toEqual([{ revision: 2, choice: 'no' }]);
  });

  it('of two devices at once goes to one, and the other is told', async () => {
    const { token } = await makeLink();
    await send(token, yes).expect(200);
    const replies = await Promise.all([send(token, no, 1), send(token, yes, 1)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('response.revision-stale');
  });

  it('that does not fit loses nothing', async () => {
    const { token, waveId } = await makeLink();
    await send(token, yes).expect(200);
    await send(token, {}, 1).expect(422);
    expect(await stored(waveId)).toEqual([{ revision: 1, choice: 'yes' }]);
  });

  it('is refused without the number it was opened under, and where the instrument does not allow it', async () => {
    const { token } = await makeLink();
    await send(token, yes).expect(200);
    expect((await send(token, no).expect(409)).body.code).toBe('response.already-submitted');
    const fixed = await makeLink(fixedVersionId);
    await send(fixed.token, yes).expect(200);
    expect(await open(fixed.token)).toMatchObject({ changeable: false, answers: {} });
    await send(fixed.token, no, 1).expect(409);
    expect((await draft(fixed.token, no, 1).expect(409)).body.code).toBe('response.already-submitted');
  });

  it('is refused by this way where answers are anonymous, as sending is', async () => {
    const { token } = await makeLink(versionId, 'anonymous');
    expect((await send(token, yes).expect(409)).body.code).toBe('wave.anonymous');
    expect(await open(token)).toMatchObject({ changeable: false, answers: {} });
  });

  it('ends with the wave', async () => {
    const { token, waveId } = await makeLink();
    await send(token, yes).expect(200);
    await database.owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [waveId]);
    await send(token, no, 1).expect(410);
  });
});
