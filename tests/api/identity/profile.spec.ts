import { demoPassword, type Role } from '@traccia/contracts';
import { hashSecret } from '../../../apps/api/src/http/session-cookie.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { grantRole } from '../../support/factories.js';
import { goodPassword, makeAccount, sessionIn, signIn, whoIs } from './visitors.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { trustedProxies: ['127.0.0.1'] });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function apiKeyOf(personId: string): Promise<string> {
  const secret = `key-${personId}`.padEnd(40, 'x');
  await database.owner.query(`INSERT INTO api_key (name, secret_hash, person_id) VALUES ('test', $1, $2)`, [
    hashSecret(secret),
    personId,
  ]);
  return `Bearer ${secret}`;
}

describe('who I am', () => {
  it('names roles with their scopes in my language, and every door they open', async () => {
    const id = await makeAccount(database, { givenName: 'Lucía' });
    const [programme] = await database.owner.query(
      `INSERT INTO programme (code, title) VALUES ('P-ME', '{"en":"Decent work","es":"Trabajo decente"}') RETURNING id`,
    );
    await grantRole(database.owner, id, 'activity_manager', 'programme', programme.id);
    await grantRole(database.owner, id, 'observer', 'country', 'SN');
    await database.owner.query(`UPDATE person SET locale = 'es' WHERE id = $1`, [id]);
    const { body } = await (await api.signedIn(id)).get('/api/me');
    expect(body).toMatchObject({
      id,
      givenName: 'Lucía',
      locale: 'es',
      timeZone: null,
      organizationName: null,
    });
    expect(body.roles).toEqual([
      expect.objectContaining({
        role: 'activity_manager',
        scopeType: 'programme',
        scopeName: 'Trabajo decente',
      }),
      expect.objectContaining({ role: 'observer', scopeType: 'country', scopeId: 'SN', scopeName: 'SN' }),
    ]);
    expect(body.permissions).toEqual(expect.arrayContaining(['signed-in', 'people.read', 'impact.read']));
    expect(body.permissions).not.toContain('people.manage');
  });

  it('carries no hash and no column that the contract does not name', async () => {
    const { body, text } = await (await api.signedIn(await makeAccount(database))).get('/api/me');
    expect(Object.keys(body).sort()).toEqual(
      [
        ['businessNow', 'demo', 'email', 'emailVerified', 'familyName', 'givenName', 'hasPassword', 'id'],
        ['locale', 'organizationId', 'organizationName', 'permissions', 'roles', 'telephone', 'timeZone'],
      ].flat(),
    );
    expect(text).not.toContain('argon2');
  });

  it('follows the demo clock', async () => {
    const client = await api.signedIn(await makeAccount(database));
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '200 days'`);
    try {
      const ahead = new Date((await client.get('/api/me')).body.businessNow).getTime() - Date.now();
      expect(Math.round(ahead / 86_400_000)).toBe(200);
    } finally {
      await database.owner.query(`UPDATE deployment SET clock_offset = interval '0'`);
    }
  });

  it('is nobody without a session', async () => {
    const answer = await api.anonymous().get('/api/me');
    expect(answer).toMatchObject({ status: 401, body: { code: 'session.required' } });
  });
});

describe('changing my profile', () => {
  it('changes what is given and leaves the rest', async () => {
    const id = await makeAccount(database, { givenName: 'Old', familyName: 'Name' });
    const client = await api.signedIn(id);
    const first = await client.patch('/api/me', {
      givenName: ' New ',
      locale: 'ar',
      timeZone: 'Africa/Dakar',
      telephone: ' +221 (33) 839-90.00 ',
    });
    expect(first.body).toMatchObject({
      givenName: 'New',
      familyName: 'Name',
      locale: 'ar',
      timeZone: 'Africa/Dakar',
      telephone: '+221 (33) 839-90.00',
    });
    const second = await client.patch('/api/me', { timeZone: null });
    expect(second.body).toMatchObject({ givenName: 'New', locale: 'ar', timeZone: null });
    expect(second.body.telephone).toBe('+221 (33) 839-90.00');
    const [row] = await database.owner.query('SELECT version FROM person WHERE id = $1', [id]);
    expect(row.version).toBe(3);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'body.timeZone'],
    [{ telephone: 'call me' }, 'body.telephone'],
    [{ telephone: '+1' }, 'body.telephone'],
    [{ telephone: '=1234567' }, 'body.telephone'],
    [{ givenName: '' }, 'body.givenName'],
    [{ locale: 'xx' }, 'body.locale'],
    [{ email: 'x@y.test' }, 'body.email'],
    [{ roles: [] }, 'body.roles'],
  ])('refuses %j', async (change, field) => {
    const answer = await (await api.signedIn(await makeAccount(database))).patch('/api/me', change);
    expect(answer.status).toBe(400);
    expect(answer.body.faults[0].field).toBe(field);
  });
});

describe('my sessions', () => {
  it('are listed, this one marked, and each can be ended', async () => {
    const id = await makeAccount(database);
    const [here, there] = [await api.signedIn(id), await api.signedIn(id)];
    const { body } = await here.get('/api/me/sessions');
    expect(body.rows).toHaveLength(2);
    const other = body.rows.find((row: { current: boolean }) => !row.current);
    expect((await here.delete(`/api/me/sessions/${other.id}`)).status).toBe(204);
    expect(await whoIs(api, there.cookie ?? '')).toBeNull();
    expect((await here.get('/api/me/sessions')).body.rows).toEqual([
      expect.objectContaining({ current: true, method: 'password' }),
    ]);
    expect((await here.delete(`/api/me/sessions/${other.id}`)).status).toBe(404);
  });

  it('of somebody else are not there', async () => {
    const mine = await api.signedIn(await makeAccount(database));
    const yours = await api.signedIn(await makeAccount(database));
    const { body } = await yours.get('/api/me/sessions');
    expect((await mine.delete(`/api/me/sessions/${body.rows[0].id}`)).status).toBe(404);
    expect((await yours.get('/api/me')).status).toBe(200);
    expect((await mine.delete('/api/me/sessions/not-an-id')).status).toBe(400);
  });

  it('end at signing out, and the cookie is taken back', async () => {
    await makeAccount(database, { email: 'leaves@p.test' });
    const cookie = sessionIn(await signIn(api.anonymous(), 'leaves@p.test', goodPassword));
    const answer = await api.anonymous().post('/api/sign-out').set('Cookie', cookie);
    expect(answer.status).toBe(204);
    expect([answer.headers['set-cookie']].flat().join()).toMatch(/traccia=; Max-Age=0/);
    expect(await whoIs(api, cookie)).toBeNull();
  });
});

describe('an API key', () => {
  it('may read who it stands for, but not touch the ownership of the account', async () => {
    const id = await makeAccount(database);
    const key = await apiKeyOf(id);
    const session = (await (await api.signedIn(id)).get('/api/me/sessions')).body.rows[0].id;
    expect((await api.anonymous().get('/api/me').set('Authorization', key)).body.id).toBe(id);
    const denied = [
      await api
        .anonymous()
        .put('/api/me/password', { currentPassword: goodPassword, password: 'nine other lanterns' })
        .set('Authorization', key),
      await api.anonymous().post('/api/me/email', { email: 'taken@p.test' }).set('Authorization', key),
      await api.anonymous().delete(`/api/me/sessions/${session}`).set('Authorization', key),
    ];
    for (const answer of denied)
      expect(answer).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
  });
});

describe('the ways to sign in', () => {
  const bearer = async (role: Role | null, email: string) => {
    const id = await makeAccount(database, {
      email,
      password: demoPassword,
      givenName: 'Demo',
      familyName: email,
    });
    if (role)
      await grantRole(
        database.owner,
        id,
        role,
        role === 'focal_point' ? 'country' : 'centre',
        role === 'focal_point' ? 'SN' : null,
      );
    return id;
  };

  it('offer one demo sign-in a role that really works, in a demo only', async () => {
    await bearer('administrator', 'admin@demo.example');
    await bearer('administrator', 'second-admin@demo.example');
    await bearer('focal_point', 'focal@demo.example');
    await bearer(null, 'somebody@demo.example');
    await bearer('evaluator', 'evaluator@elsewhere.test');
    await makeAccount(database, { email: 'no-password@demo.example', password: null });
    const { body } = await api.anonymous().get('/api/sign-in-options');
    expect(body).toMatchObject({ oidc: [], demo: true });
    expect(body.demoSignIns.map(({ role, email }: { role: string; email: string }) => [role, email])).toEqual(
      [
        ['administrator', 'admin@demo.example'],
        ['focal_point', 'focal@demo.example'],
        ['participant', 'somebody@demo.example'],
      ],
    );
    for (const { email, password } of body.demoSignIns)
      expect((await signIn(api.anonymous(), email, password)).status).toBe(200);
  });

  it('hide the demo when either the database or the settings say production', async () => {
    const production = await startTestApi(database, { mode: 'production' });
    try {
      expect((await production.anonymous().get('/api/sign-in-options')).body).toEqual({
        oidc: [],
        demo: false,
        demoSignIns: [],
      });
    } finally {
      await production.close();
    }
    await database.owner.query('UPDATE deployment SET is_demo = false');
    try {
      expect((await api.anonymous().get('/api/sign-in-options')).body.demoSignIns).toEqual([]);
    } finally {
      await database.owner.query('UPDATE deployment SET is_demo = true');
    }
  });
});
