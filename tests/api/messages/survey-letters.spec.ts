import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesApi, surveyLettersApi } from '@traccia/contracts';
import { askEverybody, makeRespondents } from '../../support/anonymous-world.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeMessage, makePerson, makeStaff } from '../../support/factories.js';
import { startTestWorker } from '../../support/worker.js';

const key = { kind: 'survey.invitation', reader: 'after', locale: 'en' } as const;
const words = { subject: 'After {{ activity }}', body: 'Dear {{ given_name }},\n\nhow was it?' };
let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let evaluator: Client;
let evaluatorId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  evaluatorId = await makeStaff(database.owner, 'evaluator');
  evaluator = await api.signedIn(evaluatorId);
});
afterEach(async () => database.owner.query('DELETE FROM survey_letter'));
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});
const save = (body: object, by: Client = evaluator) =>
  by.call(surveyLettersApi.save, { params: key, body: { ...words, version: 0, ...body } });
const reworded = async () => (await evaluator.call(surveyLettersApi.list, {}).expect(200)).body.rows;
const ask = async () => {
  const world = await makeRespondents(database, api, 3);
  return askEverybody(database, world, { privacyMode: 'confidential' });
};
/** What the worker writes to somebody who is asked. */
const mailTo = async (asked: { invitationId: string; personId: string }, locale = 'en') => {
  const id = await makeMessage(database.owner, {
    kind: 'survey.invitation',
    subjectType: 'invitation',
    subjectId: asked.invitationId,
    personId: asked.personId,
    locale,
    state: 'planned',
  });
  await worker.sender.drain();
  return (await evaluator.call(messagesApi.get, { params: { id } }).expect(200)).body.mail;
};

describe('who may word the letters of the centre', () => {
  it('is staff of the whole centre', async () => {
    await save({}, api.anonymous()).expect(401);
    const [programme] = await database.owner.query(
      `INSERT INTO programme (code, title) VALUES ('p' || left(gen_random_uuid()::text, 8), '{"en":"One"}') RETURNING id`,
    );
    const part = await makeStaff(database.owner, 'activity_manager', 'programme', programme.id);
    for (const id of [part, await makeStaff(database.owner, 'trainer'), await makePerson(database.owner)]) {
      const nobody = await api.signedIn(id);
      await save({}, nobody).expect(403);
      await nobody.call(surveyLettersApi.list, {}).expect(403);
      await nobody.call(surveyLettersApi.samples, { query: { reader: 'after', locale: 'en' } }).expect(403);
      await nobody.call(surveyLettersApi.reset, { params: key, body: { version: 1 } }).expect(403);
    }
    expect(await reworded()).toEqual([]);
  });
});

describe('a reworded letter', () => {
  it('is refused where nobody fills a place in, naming the field', async () => {
    const { body } = await save({ subject: 'Dear {{ name }}', body: '{{ subject }}' }).expect(400);
    expect(body.faults).toEqual([
      { field: 'body.subject', key: 'fault.placeholder', params: { name: 'name' } },
      { field: 'body.body', key: 'fault.placeholder', params: { name: 'subject' } },
    ]);
    const open = await save({ body: 'Dear\n{% if about %}colleague' }).expect(400);
    expect(open.body.faults).toEqual([{ field: 'body.body', key: 'fault.template', params: { line: 2 } }]);
    for (const fault of [{ subject: '' }, { body: ' ' }, { subject: 'x'.repeat(401) }, { version: -1 }])
      await save(fault).expect(400);
    await evaluator.put('/api/survey-letters/survey.invitation/everybody/en').send({}).expect(400);
  });

  it('keeps what somebody else wrote meanwhile', async () => {
    const both = await Promise.all([save({ subject: 'One' }), save({ subject: 'Two' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
    const [row] = await reworded();
    await save({ subject: 'Three', version: row.version }).expect(204);
    await save({ subject: 'Four', version: row.version }).expect(412);
    const [{ version }] = await reworded();
    expect(await reworded()).toMatchObject([{ subject: 'Three' }]);
    const reset = (of: number) =>
      evaluator.call(surveyLettersApi.reset, { params: key, body: { version: of } });
    await reset(row.version).expect(412);
    await reset(version).expect(204);
    expect(await reworded()).toEqual([]);
    // Whoever still has the old words open does not write over the new ones.
    await save({ subject: 'Five' }).expect(204);
    await save({ subject: 'Six', version: row.version }).expect(412);
    await save({ subject: 'Seven', version }).expect(412);
    expect(await reworded()).toMatchObject([{ subject: 'Five' }]);
  });

  it('is what is sent in its language from then on; the promise, the link and how to stop stay', async () => {
    const { asked } = await ask();
    const [one, two] = asked;
    if (!one || !two) throw new Error('nobody is asked');
    const before = await mailTo(one);
    expect(before?.subject).toMatch(/^Your opinion on/);
    await save({}).expect(204);
    await database.owner.query('UPDATE person SET given_name = $2 WHERE id = $1', [
      two.personId,
      '<b>{centre}',
    ]);
    const mail = await mailTo(two);
    expect(mail?.subject).toMatch(/^After /);
    expect(mail?.text).toContain('Dear <b>{centre},\n\nhow was it?');
    expect(mail?.html).toContain('Dear &lt;b&gt;{centre},');
    expect(mail?.text).toContain('The link is yours alone');
    expect(mail?.text).toContain('/stop#');
    expect(mail?.source).toContain('List-Unsubscribe-Post');
    const [three] = asked.slice(2);
    const french = three && (await mailTo(three, 'fr'));
    expect(french?.subject).toMatch(/^Votre avis sur/);
  });

  it('speaks to a supervisor about the participant', async () => {
    const { asked, waveId } = await ask();
    const [one] = asked;
    if (!one) throw new Error('nobody is asked');
    const supervisorId = await makePerson(database.owner, { locale: 'en' });
    await database.owner.query(`UPDATE wave SET respondent_kind = 'supervisor' WHERE id = $1`, [waveId]);
    await database.owner.query(
      `INSERT INTO supervisor (enrolment_id, person_id, given_name, family_name, email, locale, named_by)
       VALUES ($1, $2, 'Ana', 'Ruiz', 'ana@people.test', 'en', 'participant')`,
      [one.enrolmentId, supervisorId],
    );
    await database.owner.query(
      `INSERT INTO consent (person_id, purpose, text_version, locale, source)
       SELECT $1, purpose, version, 'en', 'my_data' FROM consent_text WHERE purpose = 'supervisor_contact'
       ORDER BY version DESC LIMIT 1`,
      [one.personId],
    );
    const mail = await mailTo({ invitationId: one.invitationId, personId: supervisorId });
    expect(mail?.subject).toContain(one.name);
    expect(mail?.text).toContain('agreed that we may ask you');
    expect(mail?.text).not.toContain('You took part');
  });
});

describe('a trial', () => {
  it('goes to whoever asks, with the data of one who is asked and a link to nobody’s form', async () => {
    const { asked } = await ask();
    const { rows } = (
      await evaluator.call(surveyLettersApi.samples, { query: { reader: 'after', locale: 'en' } }).expect(200)
    ).body;
    const sample = rows.find(({ invitationId }: { invitationId: string }) =>
      asked.some((one) => one.invitationId === invitationId),
    );
    expect(sample).toBeDefined();
    const body = { ...key, ...words, invitationId: sample.invitationId };
    const { messageId } = (await evaluator.call(surveyLettersApi.test, { body }).expect(202)).body;
    await worker.sender.drain();
    const { mail, recipientName, state } = (
      await evaluator.call(messagesApi.get, { params: { id: messageId } }).expect(200)
    ).body;
    expect(state).toBe('sent');
    const [me] = await database.owner.query(
      `SELECT concat_ws(' ', given_name, family_name) AS name FROM person WHERE id = $1`,
      [evaluatorId],
    );
    expect(recipientName).toBe(me.name);
    expect(mail.subject).toMatch(/^Trial: After /);
    expect(mail.text).toContain(`Dear ${sample.givenName},`);
    expect(mail.text).not.toContain('/f#');
    await evaluator.call(surveyLettersApi.test, { body: { ...body, invitationId: evaluatorId } }).expect(400);
  });
});
