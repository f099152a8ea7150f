import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashSecret } from '../../../apps/api/src/http/session-cookie.js';
import { openSession, startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { grantRole, makePerson, makeStaff } from '../../support/factories.js';

describe('who comes in', () => {
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

  const meAs = (cookie: string) => api.anonymous().get('/api/me').set('Cookie', cookie);

  it('asks an anonymous caller to sign in and denies a person without the role', async () => {
    const nobody = await api.anonymous().get('/api/people').expect(401);
    expect(nobody.body.code).toBe('session.required');
    const participant = await api.signedIn(await makePerson(database.owner));
    const denied = await participant.get('/api/people').expect(403);
    expect(denied.body.code).toBe('permission.denied');
  });

  it('knows a session only while it lives', async () => {
    const personId = await makePerson(database.owner);
    const cookie = `traccia=${await openSession(database, personId)}`;
    await meAs(cookie).expect(200);
    const set = async (sql: string) => database.owner.query(sql, [personId]);

    await set(
      `UPDATE sign_in_session SET seen_at = clock_timestamp() - interval '4 days' WHERE person_id = $1`,
    );
    await meAs(cookie).expect(401);
    await set(`UPDATE sign_in_session SET seen_at = clock_timestamp() WHERE person_id = $1`);
    await meAs(cookie).expect(200);
    await set(`UPDATE sign_in_session SET expires_at = clock_timestamp() WHERE person_id = $1`);
    await meAs(cookie).expect(401);
    await set(
      `UPDATE sign_in_session SET expires_at = clock_timestamp() + interval '1 day' WHERE person_id = $1`,
    );
    await set(`UPDATE person SET disabled_at = now() WHERE id = $1`);
    await meAs(cookie).expect(401);
    await set(`UPDATE person SET disabled_at = NULL WHERE id = $1`);
    await meAs(cookie).expect(200);
    await set(`UPDATE sign_in_session SET ended_at = now() WHERE person_id = $1`);
    await meAs(cookie).expect(401);
  });

  it('keeps only a hash of the session secret', async () => {
    const secret = await openSession(database, await makePerson(database.owner));
    const rows: { secret_hash: Buffer }[] = await database.owner.query(
      'SELECT secret_hash FROM sign_in_session',
    );
    expect(rows.some((row) => row.secret_hash.equals(hashSecret(secret)))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await meAs(`traccia=${hashSecret(secret).toString('base64url')}`).expect(401);
    await meAs('traccia=').expect(401);
  });

  it('takes a role away at the next request', async () => {
    const personId = await makeStaff(database.owner, 'administrator');
    const client = await api.signedIn(personId);
    await client.get('/api/people').expect(200);
    await database.owner.query('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [
      personId,
    ]);
    await client.get('/api/people').expect(403);
  });

  describe('API keys', () => {
    let personId: string;
    let secret: string;
    const asKey = (key: string) => api.anonymous().get('/api/people').set('Authorization', `Bearer ${key}`);
    beforeAll(async () => {
      personId = await makePerson(database.owner);
      await grantRole(database.owner, personId, 'administrator');
      secret = `tra_${randomBytes(32).toString('base64url')}`;
      await database.owner.query('INSERT INTO api_key (name, secret_hash, person_id) VALUES ($1, $2, $3)', [
        'reporting',
        hashSecret(secret),
        personId,
      ]);
    });

    it('acts as its person and is noted as used', async () => {
      await asKey(secret).expect(200);
      const [row] = await database.owner.query('SELECT used_at FROM api_key WHERE person_id = $1', [
        personId,
      ]);
      expect(row.used_at).toBeInstanceOf(Date);
    });

    it('needs no Origin, and a wrong one is nobody even beside a good cookie', async () => {
      const answer = await api
        .anonymous()
        .post('/api/sign-out')
        .set('Authorization', `Bearer ${secret}`)
        .unset('Origin');
      expect(answer.status).not.toBe(403);
      const cookie = `traccia=${await openSession(database, personId)}`;
      await asKey('x'.repeat(43)).set('Cookie', cookie).expect(401);
      await api
        .anonymous()
        .get('/api/people')
        .set('Authorization', 'Basic YTpi')
        .set('Cookie', cookie)
        .expect(401);
    });

    it('ends', async () => {
      await database.owner.query(`UPDATE api_key SET expires_at = clock_timestamp() WHERE person_id = $1`, [
        personId,
      ]);
      await asKey(secret).expect(401);
      await database.owner.query(
        `UPDATE api_key SET expires_at = NULL, ended_at = now() WHERE person_id = $1`,
        [personId],
      );
      await asKey(secret).expect(401);
    });
  });

  describe('pages of other origins', () => {
    let client: Client;
    beforeAll(async () => {
      client = await api.signedIn(await makePerson(database.owner));
    });
    const signOut = () => client.post('/api/sign-out');

    it.each([
      ['another origin', { Origin: 'https://evil.test' }],
      ['a neighbour by prefix', { Origin: 'http://traccia.test.evil.test' }],
      ['another port', { Origin: 'http://traccia.test:8080' }],
      ['the null origin', { Origin: 'null' }],
      [
        'another origin that claims to be same-origin',
        { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'same-origin' },
      ],
    ])('change nothing: %s', async (_, headers) => {
      const { body } = await signOut().set(headers).expect(403);
      expect(body.code).toBe('request.foreign-origin');
      await client.get('/api/me').expect(200);
    });

    it('change nothing without saying where they are from', async () => {
      await signOut().unset('Origin').expect(403);
      await signOut().unset('Origin').set('Sec-Fetch-Site', 'cross-site').expect(403);
      await client.get('/api/me').expect(200);
    });

    it('are told nothing about sharing', async () => {
      const { headers } = await api.anonymous().get('/api/catalogue').set('Origin', 'https://evil.test');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const preflight = await api.anonymous().get('/health/live').set('Origin', 'https://evil.test');
      expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    });

    it('may be left out by our own page', async () => {
      await signOut().unset('Origin').set('Sec-Fetch-Site', 'same-origin').expect(204);
    });
  });
});
