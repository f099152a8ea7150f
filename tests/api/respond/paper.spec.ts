import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { paperApi, respondApi, type Answers } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
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
import { knownForm } from './known-form.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
let manager: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, knownForm)).versionId;
  manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const yes: Answers = { OK: { codes: ['yes'] } };
const makeOne = async (privacy = 'confidential', givenName = 'Amina') => {
  const activityId = await makeActivity(database.owner, { status: 'ended' });
  const personId = await makePerson(database.owner, { givenName, familyName: 'Diallo' });
  const enrolmentId = await makeEnrolment(database.owner, { activityId, personId, status: 'attended' });
  const waveId = await makeWave(database.owner, { activityId, versionId });
  await database.owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, privacy]);
  return { waveId, activityId, ...(await makeInvitation(database.owner, { waveId, enrolmentId })) };
};
const enter = (id: string, answers: Answers, clientId: string = randomUUID(), by: Client = manager) =>
  by.call(paperApi.enter, { params: { id }, body: { clientId, locale: 'fr', answers } });

describe('a form on paper', () => {
  it('is printed with what is known of the activity, and of nobody', async () => {
    const { waveId } = await makeOne();
    const { body } = await manager.call(paperApi.blank, { params: { id: waveId } }).expect(200);
    expect(Object.keys(body.record.fields)).toEqual(['activityTitle', 'activityCode']);
    expect(JSON.stringify(body)).not.toMatch(/Diallo|"scoring"/);
  });

  it('is typed in once, marked as such, and closes the link', async () => {
    const { id, waveId, token } = await makeOne();
    const opened = await manager.call(paperApi.open, { params: { id } }).expect(200);
    expect(opened.body).toMatchObject({ name: 'Amina Diallo', answerState: 'invited' });
    const clientId = randomUUID();
    const first = await enter(id, yes, clientId).expect(200);
    expect((await enter(id, yes, clientId).expect(200)).body).toEqual(first.body);
    expect((await enter(id, yes).expect(409)).body.code).toBe('response.already-submitted');
    const rows = await database.owner.query('SELECT source, locale, state FROM response WHERE wave_id = $1', [
      waveId,
    ]);
    expect(rows).toEqual([{ source: 'paper', locale: 'fr', state: 'submitted' }]);
    const trail = await database.owner.query(
      `SELECT act FROM audit_event WHERE subject_id = $1 AND act = 'response.entered'`,
      [id],
    );
    expect(trail.length).toBeGreaterThan(0);
    const list = await manager.call(paperApi.respondents, { params: { id: waveId } }).expect(200);
    expect(list.body.rows).toEqual([
      expect.objectContaining({ name: 'Amina Diallo', answerState: 'submitted', source: 'paper' }),
    ]);
    const link = await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    expect(link.body.state).toBe('submitted');
  });

  it('that does not fit is refused by its fields', async () => {
    const { id } = await makeOne();
    const reply = await enter(id, {}).expect(422);
    expect(reply.body.faults).toEqual([{ field: 'OK', key: 'fault.required' }]);
  });

  it('is never typed in where answers are anonymous, and nobody is named there', async () => {
    const { id, waveId } = await makeOne('anonymous');
    expect((await enter(id, yes).expect(409)).body.code).toBe('wave.anonymous');
    await manager.call(paperApi.open, { params: { id } }).expect(409);
    const list = await manager.call(paperApi.respondents, { params: { id: waveId } }).expect(200);
    expect(list.body.rows).toEqual([]);
  });

  it('comes no more when the wave has closed', async () => {
    const { id, waveId } = await makeOne();
    await database.owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [waveId]);
    await enter(id, yes).expect(410);
  });

  it('is found by name, page by page', async () => {
    const { waveId, activityId } = await makeOne('confidential', 'Zoe');
    for (const givenName of ['Bela', 'Carla']) {
      const personId = await makePerson(database.owner, { givenName, familyName: 'Diallo' });
      const enrolmentId = await makeEnrolment(database.owner, { activityId, personId, status: 'attended' });
      await makeInvitation(database.owner, { waveId, enrolmentId });
    }
    const page = async (query: Record<string, string>) =>
      (await manager.call(paperApi.respondents, { params: { id: waveId }, query }).expect(200)).body;
    const first = await page({ limit: '2' });
    expect(first.rows.map(({ name }: { name: string }) => name)).toEqual(['Bela Diallo', 'Carla Diallo']);
    const second = await page({ limit: '2', after: first.next });
    expect(second.rows.map(({ name }: { name: string }) => name)).toEqual(['Zoe Diallo']);
    expect(second.next).toBeNull();
    expect((await page({ search: 'arl' })).rows).toHaveLength(1);
    await manager
      .call(paperApi.respondents, { params: { id: waveId }, query: { after: 'nonsense' } })
      .expect(400);
  });

  it('belongs to those who run the activity', async () => {
    const { id, waveId } = await makeOne();
    const elsewhere = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'activity', await makeActivity(database.owner)),
    );
    await enter(id, yes, randomUUID(), elsewhere).expect(404);
    await elsewhere.call(paperApi.blank, { params: { id: waveId } }).expect(404);
    const participant = await api.signedIn(await makePerson(database.owner));
    await enter(id, yes, randomUUID(), participant).expect(403);
    await api.anonymous().call(paperApi.open, { params: { id } }).expect(401);
  });
});
