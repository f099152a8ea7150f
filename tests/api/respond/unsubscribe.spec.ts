import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import supertest from 'supertest';
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

async function makeToken(personId: string, purpose = 'unsubscribe', days = 30): Promise<string> {
  const [id, nonce] = [randomUUID(), newNonce()];
  const token = deriveToken(parseLinkKeys(testLinkKeys), purpose, id, nonce, 1);
  await database.owner.query(
    `INSERT INTO mailed_token (id, purpose, person_id, nonce, key_version, token_hash, expires_at)
     VALUES ($1, $2, $3, $4, 1, $5, clock_timestamp() + make_interval(days => $6))`,
    [id, purpose, personId, nonce, hashToken(token), days],
  );
  return token;
}
/** As a mail provider does it: a form, no cookie, no Origin. */
const click = (token: string) =>
  supertest(api.url).post(`/api/unsubscribe/${token}`).type('form').send('List-Unsubscribe=One-Click');
const stopsOf = (personId: string) =>
  database.owner.query('SELECT purpose, reason FROM contact_stop WHERE person_id = $1', [personId]);

describe('one-click unsubscribing', () => {
  it('stops survey mail, and again changes nothing', async () => {
    const personId = await makePerson(database.owner);
    const token = await makeToken(personId);
    for (let n = 0; n < 3; n += 1) expect((await click(token).expect(200)).body).toEqual({ stopped: true });
    expect(await stopsOf(personId)).toEqual([{ purpose: 'surveys', reason: 'unsubscribed' }]);
    const trace = await database.owner.query(`SELECT actor_type FROM audit_event WHERE subject_id = $1`, [
      personId,
    ]);
    expect(trace).toEqual([{ actor_type: 'link' }]);
  });

  it.each([
    ['for another purpose', 'sign_in', 30],
    ['that is over', 'unsubscribe', -1],
  ])('refuses a token %s', async (_what, purpose, days) => {
    const personId = await makePerson(database.owner);
    const reply = await click(await makeToken(personId, purpose, days)).expect(410);
    expect(reply.body.code).toBe('link.unusable');
    expect(await stopsOf(personId)).toEqual([]);
  });

  it('does not happen by opening the address', async () => {
    const personId = await makePerson(database.owner);
    await supertest(api.url)
      .get(`/api/unsubscribe/${await makeToken(personId)}`)
      .expect(405);
    expect(await stopsOf(personId)).toEqual([]);
  });
});
