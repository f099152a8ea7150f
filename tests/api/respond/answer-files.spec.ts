import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesApi, respondApi, respondFilesApi, type Answers } from '@traccia/contracts';
import { inTransaction, StoredFileRepository } from '@traccia/persistence';
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
import { knownForm } from './known-form.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, knownForm)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const makeLink = async (privacy = 'confidential') => {
  const activityId = await makeActivity(database.owner, { status: 'ended' });
  const personId = await makePerson(database.owner);
  const enrolmentId = await makeEnrolment(database.owner, { activityId, personId, status: 'attended' });
  const waveId = await makeWave(database.owner, { activityId, versionId });
  await database.owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, privacy]);
  return { activityId, personId, ...(await makeInvitation(database.owner, { waveId, enrolmentId })) };
};
const note = Buffer.from('What we changed: the checklist.');
const bring = (token: string, content: Buffer = note, itemCode = 'PAPER', name = '../etc/note.txt') =>
  api.anonymous().call(respondFilesApi.create, {
    query: { itemCode, name },
    bytes: Buffer.concat([Buffer.from(`${token}\n`), content]),
  });
const answersWith = (file: string): Answers => ({
  OK: { codes: ['yes'] },
  PAPER: { file, name: 'note.txt' },
});
const send = (token: string, answers: Answers) =>
  api.anonymous().call(respondApi.submit, { body: { token, clientId: randomUUID(), locale: 'en', answers } });

describe('a file that answers a question', () => {
  it('is brought by the link, named in the draft, sent, and given back when the answer is opened', async () => {
    const { token } = await makeLink();
    const { body } = await bring(token).expect(201);
    expect(body).toMatchObject({ name: 'note.txt', mediaType: 'text/plain', sizeBytes: note.length });
    await send(token, answersWith(body.id)).expect(200);
    const opened = await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    expect(opened.body.answers.PAPER).toEqual({ file: body.id, name: 'note.txt' });
  });

  it('stays while a draft or an answer names it, and is swept else', async () => {
    const [drafted, answered, loose] = [await makeLink(), await makeLink(), await makeLink()];
    const ids: string[] = [];
    for (const { token } of [drafted, answered, loose]) ids.push((await bring(token).expect(201)).body.id);
    await api.anonymous().call(respondApi.saveDraft, {
      body: { token: drafted.token, locale: 'en', answers: answersWith(ids[0] ?? ''), revision: 0 },
    });
    await send(answered.token, answersWith(ids[1] ?? '')).expect(200);
    await database.owner.query(`UPDATE stored_file SET created_at = clock_timestamp() - interval '2 days'`);
    await inTransaction(database.owner, (tx) => new StoredFileRepository(tx).sweepUnlinked());
    const left: { id: string }[] = await database.owner.query(
      'SELECT id FROM stored_file WHERE id = ANY($1)',
      [ids],
    );
    expect(left.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 2).toSorted());
  });

  it('of another link is no answer', async () => {
    const [mine, theirs] = [await makeLink(), await makeLink()];
    const { body } = await bring(theirs.token).expect(201);
    const reply = await send(mine.token, answersWith(body.id)).expect(422);
    expect(reply.body.faults).toEqual([{ field: 'PAPER', key: 'fault.file' }]);
  });

  it('is read by the person and by those who evaluate; by others only where names are known', async () => {
    const { token, personId } = await makeLink();
    const { body } = await bring(token).expect(201);
    await send(token, answersWith(body.id)).expect(200);
    const read = async (id: string, who: string) =>
      (await (await api.signedIn(who)).call(filesApi.get, { params: { id } })).status;
    const evaluator = await makeStaff(database.owner, 'evaluator');
    const manager = await makeStaff(database.owner, 'activity_manager');
    expect(await read(body.id, personId)).toBe(200);
    expect(await read(body.id, evaluator)).toBe(200);
    expect(await read(body.id, manager)).toBe(404);
    expect(await read(body.id, await makePerson(database.owner))).toBe(404);
    const named = await makeLink('named');
    const known = await bring(named.token).expect(201);
    await send(named.token, answersWith(known.body.id)).expect(200);
    expect(await read(known.body.id, manager)).toBe(200);
  });

  it.each([
    ['too large for the question', Buffer.alloc(1_000_001, 'a'), 422, 'response.faults'],
    ['of a kind that is not taken', Buffer.from('<script>alert(1)</script>'), 422, 'file.type-refused'],
    ['empty', Buffer.alloc(0), 422, 'file.empty'],
  ])('%s is refused', async (_what, content, status, code) => {
    const { token } = await makeLink();
    expect((await bring(token, content).expect(status)).body.code).toBe(code);
  });

  it('is refused for a question that takes none, anonymously, and without a link', async () => {
    const { token } = await makeLink();
    expect((await bring(token, note, 'OK').expect(409)).body.code).toBe('response.no-file-here');
    await bring((await makeLink('anonymous')).token).expect(409);
    for (const wrong of ['A'.repeat(43), 'short', '']) await bring(wrong).expect(410);
  });
});
