import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { startTestApi, testLinkKeys, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makePerson } from '../../support/factories.js';

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

async function makeLink(personId: string): Promise<string> {
  const [id, nonce] = [randomUUID(), newNonce()];
  const token = deriveToken(parseLinkKeys(testLinkKeys), 'unsubscribe', id, nonce, 1);
  await database.owner.query(
    `INSERT INTO mailed_token (id, purpose, person_id, nonce, key_version, token_hash, expires_at)
     VALUES ($1, 'unsubscribe', $2, $3, 1, $4, clock_timestamp() + interval '30 days')`,
    [id, personId, nonce, hashToken(token)],
  );
  return token;
}
const stopsOf = (personId: string) =>
  database.owner.query(
    `SELECT reason, until IS NOT NULL AS ends, until > business_now() + interval '27 days' AS later
     FROM contact_stop WHERE person_id = $1`,
    [personId],
  );

describe('choices behind a stop link', () => {
  it('pause, stop, go on and change the language, without signing in', async () => {
    const personId = await makePerson(database.owner, { locale: 'en' });
    const token = await makeLink(personId);
    const anonymous = api.anonymous();
    const read = async () => (await anonymous.post('/api/contact-choices/read', { token }).expect(200)).body;
    const change = async (body: object) =>
      (await anonymous.post('/api/contact-choices', { token, ...body }).expect(200)).body;
    expect(await read()).toEqual({ surveys: 'on', until: null, mayResume: true, locale: 'en' });
    expect(await change({ surveys: 'paused', months: 1 })).toMatchObject({
      surveys: 'paused',
      mayResume: true,
    });
    expect(await stopsOf(personId)).toEqual([{ reason: 'paused', ends: true, later: true }]);
    expect(await change({ surveys: 'stopped' })).toMatchObject({ surveys: 'stopped', until: null });
    expect(await change({ surveys: 'on', locale: 'ar' })).toMatchObject({ surveys: 'on', locale: 'ar' });
    expect(await stopsOf(personId)).toEqual([]);
    expect(await read()).toMatchObject({ surveys: 'on', locale: 'ar' });
    const acts = await database.owner.query(
      'SELECT act, actor_type FROM audit_event WHERE subject_id = $1 ORDER BY id',
      [personId],
    );
    expect(acts.map(({ act, actor_type: by }: Record<string, string>) => `${by} ${act}`)).toEqual([
      'link contact.stopped',
      'link contact.stopped',
      'link contact.resumed',
    ]);
  });

  it('a pause is over when business time has come to its end', async () => {
    const personId = await makePerson(database.owner);
    const token = await makeLink(personId);
    await api.anonymous().post('/api/contact-choices', { token, surveys: 'paused', months: 6 }).expect(200);
    await database.owner.query(
      `UPDATE contact_stop SET until = business_now() - interval '1 second' WHERE person_id = $1`,
      [personId],
    );
    const { body } = await api.anonymous().post('/api/contact-choices/read', { token }).expect(200);
    expect(body.surveys).toBe('on');
  });

  it.each(['bounced', 'complained', 'staff'])('takes back no stop that is %s', async (reason) => {
    const personId = await makePerson(database.owner);
    const token = await makeLink(personId);
    await database.owner.query(
      `INSERT INTO contact_stop (person_id, purpose, reason) VALUES ($1, 'surveys', $2)`,
      [personId, reason],
    );
    for (const surveys of ['on', 'paused']) {
      const { body } = await api.anonymous().post('/api/contact-choices', { token, surveys }).expect(200);
      expect(body).toMatchObject({ surveys: 'stopped', mayResume: false });
    }
    expect(await stopsOf(personId)).toMatchObject([{ reason, ends: false }]);
  });

  it('refuses an unknown link and a pause of another length', async () => {
    const token = await makeLink(await makePerson(database.owner));
    const unknown = 'x'.repeat(43);
    const { body } = await api.anonymous().post('/api/contact-choices/read', { token: unknown }).expect(410);
    expect(body.code).toBe('link.unusable');
    await api.anonymous().post('/api/contact-choices', { token, surveys: 'paused', months: 2 }).expect(400);
    await api.anonymous().post('/api/contact-choices', { token, surveys: 'later' }).expect(400);
  });
});

describe('the choices of who is signed in', () => {
  it('are the same rows', async () => {
    const personId = await makePerson(database.owner);
    const me = await api.signedIn(personId);
    await api.anonymous().get('/api/me/contact-choices').expect(401);
    expect((await me.get('/api/me/contact-choices').expect(200)).body.surveys).toBe('on');
    const { body } = await me.put('/api/me/contact-choices', { surveys: 'stopped' }).expect(200);
    expect(body.surveys).toBe('stopped');
    expect(await stopsOf(personId)).toMatchObject([{ reason: 'unsubscribed' }]);
    await me.put('/api/me/contact-choices', { surveys: 'on' }).expect(200);
    expect(await stopsOf(personId)).toEqual([]);
  });
});
