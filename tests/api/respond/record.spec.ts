import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi, type Answers, type RespondForm } from '@traccia/contracts';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { startTestApi, testLinkKeys, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeOrganization,
  makePerson,
  makeWave,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';
import { knownForm, planForm } from './known-form.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
let planVersionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, knownForm)).versionId;
  planVersionId = (await makeInstrument(database.owner, planForm)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const open = async (token: string): Promise<RespondForm> =>
  (await api.anonymous().call(respondApi.open, { body: { token } }).expect(200)).body;
const send = (token: string, answers: Answers) =>
  api.anonymous().call(respondApi.submit, { body: { token, clientId: randomUUID(), locale: 'en', answers } });
const addTrainer = async (activityId: string, givenName: string, position: number): Promise<string> => {
  const id = await makePerson(database.owner, { givenName, familyName: 'Rossi' });
  const sessionId = await makeActivitySession(database.owner, activityId, { position });
  await database.owner.query('INSERT INTO session_trainer VALUES ($1, $2)', [sessionId, id]);
  return id;
};
const person = async (privacy = 'confidential') => {
  const organizationId = await makeOrganization(database.owner, { name: 'Union of Bakers' });
  const activityId = await makeActivity(database.owner, { status: 'ended', title: { en: 'Wages' } });
  const personId = await makePerson(database.owner, { givenName: 'Amina' });
  const enrolmentId = await makeEnrolment(database.owner, {
    activityId,
    personId,
    organizationId,
    status: 'attended',
  });
  const waveId = await makeWave(database.owner, { activityId, versionId });
  await database.owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, privacy]);
  const link = await makeInvitation(database.owner, { waveId, enrolmentId });
  return { activityId, organizationId, enrolmentId, waveId, ...link };
};
const planOf = async (activityId: string, enrolmentId: string, plan: string[]) => {
  const waveId = await makeWave(database.owner, {
    activityId,
    versionId: planVersionId,
    kind: 'end_of_activity',
  });
  const { token } = await makeInvitation(database.owner, { waveId, enrolmentId });
  const entries = plan.map((text, n) => [`EOA-PLAN-WHAT#${n + 1}`, { text }] as const);
  await send(token, { 'EOA-PLAN': { number: plan.length }, ...Object.fromEntries(entries) }).expect(200);
};

describe('what is known of a respondent', () => {
  it('is the activity, the person, the trainers and the own plan', async () => {
    const { token, activityId, enrolmentId } = await person();
    await addTrainer(activityId, 'Zeno', 1);
    await addTrainer(activityId, 'Anna', 2);
    await database.owner.query(
      `INSERT INTO activity_objective (activity_id, code, position, title) VALUES ($1, 'O2', 1, '{"en":"Bargain"}')`,
      [activityId],
    );
    await planOf(activityId, enrolmentId, ['Train two colleagues', 'Write the rules']);
    const { record } = await open(token);
    expect(record.fields).toMatchObject({
      activityTitle: { en: 'Wages' },
      activityEndsOn: '2031-03-07',
      activityEnd: { en: '7 March 2031', fr: '7 mars 2031' },
      courseTitle: { en: 'Safety and health at work' },
      organizationName: 'Union of Bakers',
      givenName: 'Amina',
    });
    expect(record.lists?.trainers?.map(({ text }) => text.en)).toEqual(['Zeno Rossi', 'Anna Rossi']);
    expect(record.lists?.objectives).toEqual([{ code: 'O2', text: { en: 'Bargain' } }]);
    expect(record.lists?.actions).toEqual([
      { code: '1', text: { en: 'Train two colleagues' } },
      { code: '2', text: { en: 'Write the rules' } },
    ]);
    expect(record.lists?.nominees).toEqual([]);
  });

  it('keeps the order that was seen first', async () => {
    const { token, activityId } = await person();
    const later = await addTrainer(activityId, 'Omar', 2);
    const before = await open(token);
    await addTrainer(activityId, 'Anna', 1);
    await database.owner.query(`UPDATE person SET given_name = 'Umar' WHERE id = $1`, [later]);
    const after = await open(token);
    expect(before.record.lists?.trainers).toEqual([{ code: later, text: { en: 'Omar Rossi' } }]);
    expect(after.record.lists?.trainers).toEqual([{ code: later, text: { en: 'Umar Rossi' } }]);
  });

  it('decides what is demanded and what is stored', async () => {
    const { token, activityId } = await person();
    await addTrainer(activityId, 'Zeno', 1);
    await addTrainer(activityId, 'Anna', 2);
    const ok = { codes: ['yes'] };
    const reply = await send(token, { OK: ok, 'TR#1': ok }).expect(422);
    expect(reply.body.faults).toEqual([{ field: 'TR#2', key: 'fault.required' }]);
    await send(token, { OK: ok, 'TR#1': ok, 'TR#2': { codes: ['no'] }, 'TR#3': ok }).expect(200);
    const rows = await database.owner.query(
      `SELECT a.occurrence, a.choice_code AS choice FROM answer a JOIN item t ON t.id = a.item_id
       JOIN response r ON r.id = a.response_id JOIN invitation i ON i.id = r.invitation_id
       WHERE i.link_hash = $1 AND t.code = 'TR' ORDER BY 1`,
      [hashToken(token)],
    );
    expect(rows).toEqual([
      { occurrence: 1, choice: 'yes' },
      { occurrence: 2, choice: 'no' },
    ]);
  });

  it('is nothing about the person where answers are anonymous', async () => {
    const { token, activityId, enrolmentId } = await person('anonymous');
    await addTrainer(activityId, 'Zeno', 1);
    await planOf(activityId, enrolmentId, ['Train two colleagues']);
    const { record } = await open(token);
    expect(Object.keys(record.fields ?? {}).toSorted()).toEqual([
      'activityCode',
      'activityEnd',
      'activityEndsOn',
      'activityTitle',
      'courseTitle',
    ]);
    expect(record.lists?.trainers).toHaveLength(1);
    expect(record.lists?.actions).toEqual([]);
  });

  it('names to an organization those whom it sent and who came', async () => {
    const { activityId, organizationId, waveId } = await person();
    for (const [givenName, came] of [
      ['Bela', true],
      ['Carla', false],
    ] as const) {
      const personId = await makePerson(database.owner, { givenName });
      if (came) await makeEnrolment(database.owner, { activityId, personId, status: 'attended' });
      await database.owner.query(
        `INSERT INTO nomination (activity_id, organization_id, nominator_id, nominee_person_id, given_name, family_name,
           email, release_confirmed, cost_cover, state)
         VALUES ($1, $2, $3, $3, $4, 'Sent', $4 || '@sent.test', true, 'self', 'sent')`,
        [activityId, organizationId, personId, givenName],
      );
    }
    const [id, nonce] = [randomUUID(), newNonce()];
    const token = deriveToken(parseLinkKeys(testLinkKeys), 'link', id, nonce, 1);
    await database.owner.query(
      `INSERT INTO invitation (id, wave_id, organization_id, due_at, link_nonce, link_key_version, link_hash, answer_state)
       VALUES ($1, $2, $3, clock_timestamp(), $4, 1, $5, 'invited')`,
      [id, waveId, organizationId, nonce, hashToken(token)],
    );
    const { record } = await open(token);
    expect(record.lists?.nominees?.map(({ text }) => text.en)).toEqual(['Bela Sent']);
    expect(record.fields).toMatchObject({ organizationName: 'Union of Bakers' });
    expect(record.fields?.givenName).toBeUndefined();
  });

  it('costs opening three statements, the first sight included', async () => {
    const { token } = await person();
    const opening = await statementsOf(() => open(token));
    expect(opening.filter((text) => !/rate_limit_window|instrument_version WHERE/.test(text))).toHaveLength(
      3,
    );
  });
});
