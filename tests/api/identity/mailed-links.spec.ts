import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  comparable,
  countRows,
  elsewhere,
  goodPassword,
  mailsTo,
  makeAccount,
  sessionIn,
  signIn,
  tokensTo,
  tokenTo,
  whoIs,
} from './visitors.js';

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

const newPassword = 'eleven quiet rivers of chalk';
const post = (path: string, body: object) => elsewhere(api.anonymous().post(path, body));
const askLink = (email: string) => post('/api/sign-in-links', { email, locale: 'en' });
const useLink = (token: string) => post('/api/sign-in-by-link', { token });
const askReset = (email: string) => post('/api/password-resets', { email, locale: 'en' });
const reset = (token: string, password = newPassword) =>
  post('/api/password-resets/complete', { token, password });
const passwordHashOf = async (id: string) =>
  (await database.owner.query('SELECT password_hash FROM person WHERE id = $1', [id]))[0].password_hash;

describe('a sign-in link', () => {
  it('signs in once, by its own method, and is good for half an hour', async () => {
    const id = await makeAccount(database, { email: 'link@l.test', password: null });
    const asked = await askLink('LINK@l.test');
    expect(asked).toMatchObject({ status: 202, body: { accepted: true } });
    const [life] = await database.owner.query(
      `SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS minutes FROM mailed_token WHERE person_id = $1`,
      [id],
    );
    expect(life).toEqual({ minutes: 30 });
    const token = await tokenTo(database, id, 'sign_in');
    const answer = await useLink(token);
    expect(answer.body).toMatchObject({ id, emailVerified: true, hasPassword: false });
    expect(await whoIs(api, sessionIn(answer))).toBe(id);
    expect(await useLink(token)).toMatchObject({ status: 410, body: { code: 'token.unusable' } });
    const [session] = await database.owner.query('SELECT method FROM sign_in_session WHERE person_id = $1', [
      id,
    ]);
    expect(session).toEqual({ method: 'link' });
  });

  it('is planned in one transaction with its mail and its event', async () => {
    const id = await makeAccount(database, { email: 'ledger@l.test' });
    await askLink('ledger@l.test');
    const [row] = await database.owner.query(
      `SELECT m.kind, m.subject_type, o.event FROM message m
       JOIN mailed_token t ON t.id = m.subject_id JOIN outbox o ON o.payload->>'messageId' = m.id::text
       WHERE m.recipient_person_id = $1`,
      [id],
    );
    expect(row).toEqual({
      kind: 'person.sign-in-link',
      subject_type: 'mailed_token',
      event: 'person.mail-asked',
    });
  });

  it('comes once for each person of a shared mailbox, and opens that person’s account', async () => {
    const one = await makeAccount(database, { email: 'desk@l.test', givenName: 'One' });
    const two = await makeAccount(database, { email: 'desk@l.test', givenName: 'Two' });
    await askLink('desk@l.test');
    for (const id of [one, two]) {
      const tokens = await tokensTo(database, id, 'sign_in');
      expect(tokens).toHaveLength(1);
      expect((await useLink(tokens[0]!)).body.id).toBe(id);
    }
  });

  it('is asked for with one answer, whoever has an account, and no mail where there is none or it is closed', async () => {
    const closed = await makeAccount(database, { email: 'closed@l.test', disabled: true });
    await makeAccount(database, { email: 'open@l.test' });
    const answers = [];
    for (const email of ['open@l.test', 'nobody@l.test', 'closed@l.test']) {
      const start = performance.now();
      answers.push(comparable(await askLink(email)));
      expect(performance.now() - start).toBeGreaterThanOrEqual(245);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await mailsTo(database, closed)).toEqual([]);
  });

  it('cannot be used twice at once', async () => {
    const id = await makeAccount(database, { email: 'race@l.test' });
    await askLink('race@l.test');
    const token = await tokenTo(database, id, 'sign_in');
    const answers = await Promise.all(Array.from({ length: 8 }, () => useLink(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(7);
  });

  it('does not flood a mailbox', async () => {
    const id = await makeAccount(database, { email: 'flood@l.test' });
    for (let i = 0; i < 5; i += 1) expect((await askLink('flood@l.test')).status).toBe(202);
    expect(await mailsTo(database, id)).toHaveLength(3);
  });

  it('takes away the password of an account that a stranger opened and never confirmed', async () => {
    const id = await makeAccount(database, { email: 'squatted@l.test', verified: false });
    await askLink('squatted@l.test');
    const answer = await useLink(await tokenTo(database, id, 'sign_in'));
    expect(answer.body).toMatchObject({ id, emailVerified: true, hasPassword: false });
    expect((await signIn(api.anonymous(), 'squatted@l.test', goodPassword)).status).toBe(401);
  });

  it('stops working when the address has changed', async () => {
    const id = await makeAccount(database, { email: 'moved@l.test' });
    await askLink('moved@l.test');
    await database.owner.query(`UPDATE person SET email = 'new@l.test' WHERE id = $1`, [id]);
    expect((await useLink(await tokenTo(database, id, 'sign_in'))).status).toBe(410);
  });
});

describe('a password reset', () => {
  it('sets the password, confirms the address and ends every session of before', async () => {
    const id = await makeAccount(database, { email: 'reset@l.test', verified: false });
    const before = await api.signedIn(id);
    await askReset('reset@l.test');
    const answer = await reset(await tokenTo(database, id, 'reset_password'));
    expect(answer).toMatchObject({ status: 200, body: { id, emailVerified: true, hasPassword: true } });
    expect(await whoIs(api, sessionIn(answer))).toBe(id);
    expect(await whoIs(api, before.cookie ?? '')).toBeNull();
    expect((await signIn(api.anonymous(), 'reset@l.test', goodPassword)).status).toBe(401);
    expect((await signIn(api.anonymous(), 'reset@l.test', newPassword)).body.id).toBe(id);
    const acts = await database.owner.query('SELECT act FROM audit_event WHERE subject_id = $1', [id]);
    expect(acts).toEqual([{ act: 'person.password-reset' }]);
  });

  it('makes every other link to the account useless', async () => {
    const id = await makeAccount(database, { email: 'links@l.test' });
    await askReset('links@l.test');
    await askReset('links@l.test');
    await askLink('links@l.test');
    const [second, first] = await tokensTo(database, id, 'reset_password');
    expect((await reset(second!)).status).toBe(200);
    expect((await reset(first!)).status).toBe(410);
    expect((await useLink(await tokenTo(database, id, 'sign_in'))).status).toBe(410);
  });

  it('refuses a weak password and keeps the token for a better one', async () => {
    const id = await makeAccount(database, { email: 'weak@l.test' });
    await askReset('weak@l.test');
    const token = await tokenTo(database, id, 'reset_password');
    expect((await reset(token, 'administrator1')).body.code).toBe('person.weak-password');
    expect((await reset(token)).status).toBe(200);
  });

  it('lets one of many at once through', async () => {
    const id = await makeAccount(database, { email: 'many@l.test' });
    await askReset('many@l.test');
    const token = await tokenTo(database, id, 'reset_password');
    const answers = await Promise.all([1, 2, 3, 4].map((n) => reset(token, `${n} quiet rivers of chalk`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  });

  it('is asked for with one answer whether or not there is an account', async () => {
    await makeAccount(database, { email: 'is@l.test' });
    expect(comparable(await askReset('is-not@l.test'))).toEqual(comparable(await askReset('is@l.test')));
  });
});

describe('changing the password from within', () => {
  const put = async (id: string, body: object) => (await api.signedIn(id)).put('/api/me/password', body);

  it('ends the other sessions, keeps this one and spends the mailed links', async () => {
    const id = await makeAccount(database, { email: 'within@l.test' });
    await askReset('within@l.test');
    const [here, there] = [await api.signedIn(id), await api.signedIn(id)];
    const answer = await here.put('/api/me/password', {
      currentPassword: goodPassword,
      password: newPassword,
    });
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect(await whoIs(api, here.cookie ?? '')).toBe(id);
    expect(await whoIs(api, there.cookie ?? '')).toBeNull();
    expect((await reset(await tokenTo(database, id, 'reset_password'))).status).toBe(410);
    expect((await signIn(api.anonymous(), 'within@l.test', newPassword)).body.id).toBe(id);
  });

  it.each([['a wrong long password'], [null]])(
    'refuses %p in place of the current one',
    async (currentPassword) => {
      const id = await makeAccount(database);
      const before = await passwordHashOf(id);
      const answer = await put(id, { currentPassword, password: newPassword });
      expect(answer).toMatchObject({ status: 401, body: { code: 'session.wrong-credentials' } });
      expect(answer.body.faults).toEqual([{ field: 'body.currentPassword', key: 'fault.wrong-password' }]);
      expect(await passwordHashOf(id)).toBe(before);
    },
  );

  it('lets somebody without a password choose a first one', async () => {
    const id = await makeAccount(database, { email: 'first@l.test', password: null });
    expect((await put(id, { currentPassword: null, password: newPassword })).status).toBe(204);
    expect((await signIn(api.anonymous(), 'first@l.test', newPassword)).body.id).toBe(id);
  });

  it('refuses a weak one, and nobody in particular', async () => {
    const id = await makeAccount(database);
    const body = { currentPassword: goodPassword, password: 'letmein letmein 1' };
    expect((await put(id, body)).body.code).toBe('person.weak-password');
    expect((await api.anonymous().put('/api/me/password', body)).body.code).toBe('session.required');
  });
});

describe('changing the address', () => {
  const confirm = (token: string) => post('/api/email-changes/confirm', { token });

  it('counts when the new mailbox answers, and makes links to the old one useless', async () => {
    const id = await makeAccount(database, { email: 'old@e.test' });
    await askLink('old@e.test');
    const client = await api.signedIn(id);
    const asked = await client.post('/api/me/email', { email: 'new@e.test' });
    expect(asked).toMatchObject({ status: 202, body: { accepted: true } });
    expect((await client.get('/api/me')).body.email).toBe('old@e.test');
    const answer = await confirm(await tokenTo(database, id, 'change_email'));
    expect(answer.status).toBe(204);
    expect((await client.get('/api/me')).body).toMatchObject({ email: 'new@e.test', emailVerified: true });
    expect((await useLink(await tokenTo(database, id, 'sign_in'))).status).toBe(410);
    expect((await confirm(await tokenTo(database, id, 'change_email'))).status).toBe(410);
  });

  it('writes to the new mailbox, not to the old one', async () => {
    const id = await makeAccount(database, { email: 'from@e.test' });
    await (await api.signedIn(id)).post('/api/me/email', { email: 'to@e.test' });
    const [token] = await database.owner.query('SELECT email FROM mailed_token WHERE person_id = $1', [id]);
    expect(token).toEqual({ email: 'to@e.test' });
  });

  it('needs somebody signed in and a real address', async () => {
    expect((await api.anonymous().post('/api/me/email', { email: 'x@e.test' })).status).toBe(401);
    const client = await api.signedIn(await makeAccount(database));
    expect((await client.post('/api/me/email', { email: 'x' })).body.faults[0].field).toBe('body.email');
  });

  it('may lead to a mailbox that somebody else uses already', async () => {
    await makeAccount(database, { email: 'common@e.test' });
    const id = await makeAccount(database, { email: 'joins@e.test' });
    await (await api.signedIn(id)).post('/api/me/email', { email: 'common@e.test' });
    expect((await confirm(await tokenTo(database, id, 'change_email'))).status).toBe(204);
    const sharing = `SELECT count(*)::int AS count FROM person WHERE email = 'common@e.test'`;
    expect(await countRows(database, sharing)).toBe(2);
  });
});
