import type { Response } from 'supertest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { startLocalProvider, type LocalProvider, type ProviderClaims } from './local-provider.js';
import {
  cookieIn,
  countRows,
  elsewhere,
  goodPassword,
  makeAccount,
  sessionIn,
  signIn,
  whoIs,
} from './visitors.js';

let database: TestDatabase;
let api: TestApi;
let provider: LocalProvider;

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startLocalProvider('http://traccia.test/api/oidc/callback');
  const { issuer, clientId, clientSecret } = provider;
  api = await startTestApi(database, {
    trustedProxies: ['127.0.0.1'],
    oidc: { name: 'Local', issuer, clientId, clientSecret },
  });
});
afterAll(async () => {
  await api.close();
  await provider.close();
  await database.drop();
});

interface Begun {
  url: string;
  cookie: string;
}

async function begin(returnTo = '/account'): Promise<Begun> {
  const answer = await elsewhere(api.anonymous().post('/api/oidc/start', { returnTo }));
  expect(answer.status).toBe(200);
  return { url: answer.body.url, cookie: cookieIn(answer, 'traccia-oidc') ?? '' };
}

const comeBack = (target: URL, cookie: string) =>
  elsewhere(api.anonymous().get(`${target.pathname}${target.search}`)).set('Cookie', cookie);

async function signInAs(subject: string, claims: ProviderClaims, returnTo?: string): Promise<Response> {
  provider.seat(subject, claims);
  const { url, cookie } = await begin(returnTo);
  return comeBack(await provider.visit(url), cookie);
}

const idIn = async (answer: Response) => whoIs(api, sessionIn(answer));

describe('signing in at the OpenID provider', () => {
  it('asks with PKCE, state and nonce, and keeps the state in a cookie of this browser', async () => {
    const answer = await elsewhere(api.anonymous().post('/api/oidc/start', { returnTo: '/' }));
    const asked = new URL(answer.body.url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('nonce')).toMatch(/^[\w-]{40,}$/);
    const line = [answer.headers['set-cookie']].flat().find((text) => text?.startsWith('traccia-oidc='));
    expect(line).toContain(`traccia-oidc=${asked.get('state')};`);
    expect(line).toMatch(/HttpOnly; SameSite=Lax/);
    const states = `SELECT count(*)::int AS count FROM oidc_attempt WHERE state_hash = sha256($1::bytea)`;
    expect(await countRows(database, states, [asked.get('state')])).toBe(1);
  });

  it('makes a new participant at the first visit and knows them at the second', async () => {
    const claims = { email: 'new@op.test', email_verified: true, given_name: 'Noor', family_name: 'Haddad' };
    const first = await signInAs('noor', claims, '/activities?status=open');
    expect(first.status).toBe(302);
    expect(first.headers.location).toBe('http://traccia.test/activities?status=open');
    const id = await idIn(first);
    const me = await api.anonymous().get('/api/me').set('Cookie', sessionIn(first));
    expect(me.body).toMatchObject({
      givenName: 'Noor',
      familyName: 'Haddad',
      email: 'new@op.test',
      emailVerified: true,
      hasPassword: false,
      roles: [],
    });
    expect(await idIn(await signInAs('noor', { ...claims, email: 'other@op.test' }))).toBe(id);
    const [session] = await database.owner.query('SELECT method FROM sign_in_session WHERE person_id = $1', [
      id,
    ]);
    expect(session).toEqual({ method: 'oidc' });
  });

  it('links to the one person whose address the provider has verified', async () => {
    const id = await makeAccount(database, { email: 'Linked@op.test' });
    expect(await idIn(await signInAs('linked', { email: 'linked@op.test', email_verified: true }))).toBe(id);
    const acts = await database.owner.query('SELECT act FROM audit_event WHERE subject_id = $1', [id]);
    expect(acts).toEqual([{ act: 'person.oidc-linked' }]);
    expect((await signIn(api.anonymous(), 'linked@op.test', goodPassword)).body.id).toBe(id);
  });

  it('does not believe an address that the provider has not verified', async () => {
    const id = await makeAccount(database, { email: 'claimed@op.test' });
    const answer = await signInAs('liar', { email: 'claimed@op.test', email_verified: false });
    const me = await api.anonymous().get('/api/me').set('Cookie', sessionIn(answer));
    expect(me.body.id).not.toBe(id);
    expect(me.body).toMatchObject({ email: null, emailVerified: false });
  });

  it('does not guess who of a shared mailbox it is', async () => {
    const people = [
      await makeAccount(database, { email: 'shared@op.test' }),
      await makeAccount(database, { email: 'shared@op.test' }),
    ];
    const id = await idIn(await signInAs('somebody', { email: 'shared@op.test', email_verified: true }));
    expect(id).toEqual(expect.any(String));
    expect(people).not.toContain(id);
  });

  it('takes the password away from an account that a stranger opened with this address', async () => {
    const id = await makeAccount(database, { email: 'squatted@op.test', verified: false });
    const answer = await signInAs('owner', { email: 'squatted@op.test', email_verified: true });
    const me = await api.anonymous().get('/api/me').set('Cookie', sessionIn(answer));
    expect(me.body).toMatchObject({ id, emailVerified: true, hasPassword: false });
  });

  it('makes one person of two first visits at once', async () => {
    provider.seat('twice', { email: 'twice@op.test', email_verified: true });
    const begun = [await begin(), await begin()];
    const targets = await Promise.all(begun.map(({ url }) => provider.visit(url)));
    const answers = await Promise.all(targets.map((target, i) => comeBack(target, begun[i]!.cookie)));
    const ids = await Promise.all(answers.map(idIn));
    expect(ids[0]).toEqual(expect.any(String));
    expect(ids[1]).toBe(ids[0]);
    expect(
      await countRows(database, `SELECT count(*)::int AS count FROM person WHERE email = 'twice@op.test'`),
    ).toBe(1);
  });

  it('refuses a closed account, known or by its address', async () => {
    await makeAccount(database, { email: 'closed@op.test', disabled: true });
    const answer = await signInAs('closed', { email: 'closed@op.test', email_verified: true });
    expect(answer).toMatchObject({ status: 403, body: { code: 'person.disabled' } });
    const id = await idIn(await signInAs('later', { email: 'later@op.test', email_verified: true }));
    await database.owner.query('UPDATE person SET disabled_at = clock_timestamp() WHERE id = $1', [id]);
    expect((await signInAs('later', {})).body.code).toBe('person.disabled');
  });

  it('ends the session that the browser came with', async () => {
    const before = await api.signedIn(await makeAccount(database));
    provider.seat('rotating', { email: 'rotating@op.test', email_verified: true });
    const { url, cookie } = await begin();
    const answer = await comeBack(await provider.visit(url), `${cookie}; ${before.cookie}`);
    expect(await idIn(answer)).toEqual(expect.any(String));
    expect(await whoIs(api, before.cookie ?? '')).toBeNull();
  });
});

describe('what comes back wrong', () => {
  const refused = { status: 401, body: { code: 'session.oidc-failed' } };

  async function arrived(): Promise<{ target: URL; cookie: string }> {
    provider.seat('careful', { email: 'careful@op.test', email_verified: true });
    const { url, cookie } = await begin();
    return { target: await provider.visit(url), cookie };
  }

  it('is refused when another browser began it: nobody can be signed in to a stranger’s account', async () => {
    const { target } = await arrived();
    const victim = await begin();
    for (const cookie of ['', victim.cookie, 'traccia-oidc=']) {
      const answer = await comeBack(target, cookie);
      expect(answer).toMatchObject(refused);
      expect(cookieIn(answer, 'traccia')).toBeNull();
    }
  });

  it('is refused with a state that nobody began, also when cookie and address agree', async () => {
    const { target } = await arrived();
    target.searchParams.set('state', 'made-up');
    expect(await comeBack(target, 'traccia-oidc=made-up')).toMatchObject(refused);
  });

  it('is refused the second time', async () => {
    const { target, cookie } = await arrived();
    expect((await comeBack(target, cookie)).status).toBe(302);
    expect(await comeBack(target, cookie)).toMatchObject(refused);
  });

  it('is refused after ten minutes', async () => {
    const { target, cookie } = await arrived();
    await database.owner.query(
      `UPDATE oidc_attempt SET expires_at = clock_timestamp() - interval '1 second'`,
    );
    expect(await comeBack(target, cookie)).toMatchObject(refused);
  });

  it.each([
    ['another code', { code: 'made-up' }],
    ['another issuer', { iss: 'http://evil.test' }],
  ])('is refused with %s', async (_, change) => {
    const { target, cookie } = await arrived();
    for (const [name, value] of Object.entries(change)) target.searchParams.set(name, value);
    expect(await comeBack(target, cookie)).toMatchObject(refused);
  });

  it('is refused when the nonce of the token is not ours, or the code was begun with another verifier', async () => {
    for (const column of ['nonce', 'code_verifier']) {
      const { target, cookie } = await arrived();
      await database.owner.query('UPDATE oidc_attempt SET ' + column + ` = repeat('x', 43)`);
      expect(await comeBack(target, cookie)).toMatchObject(refused);
    }
  });

  it('leads a browser to the sign-in page with the reason', async () => {
    const answer = await comeBack(
      new URL('http://traccia.test/api/oidc/callback?error=access_denied'),
      '',
    ).set('Accept', 'text/html,application/xhtml+xml');
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('http://traccia.test/sign-in?problem=session.oidc-failed');
  });

  it.each(['//evil.test', 'https://evil.test', '/\\evil.test', 'x'])(
    'cannot lead to %s',
    async (returnTo) => {
      const answer = await elsewhere(api.anonymous().post('/api/oidc/start', { returnTo }));
      expect(answer.status).toBe(400);
      expect(answer.body.faults[0].field).toBe('body.returnTo');
    },
  );
});

describe('without a provider', () => {
  it('nothing begins when none is set, and a provider that is away says so', async () => {
    const without = await startTestApi(database);
    const oidc = { name: 'Gone', issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' };
    const away = await startTestApi(database, { oidc });
    try {
      expect((await without.anonymous().post('/api/oidc/start', {})).status).toBe(404);
      const answer = await away.anonymous().post('/api/oidc/start', {});
      expect(answer).toMatchObject({ status: 503, body: { code: 'server.unavailable' } });
    } finally {
      await without.close();
      await away.close();
    }
  });
});
