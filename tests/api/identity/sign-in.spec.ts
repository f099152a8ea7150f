import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  comparable,
  cookieIn,
  goodPassword,
  mailsTo,
  makeAccount,
  nextAddress,
  sessionIn,
  signIn,
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

const enter = (email: string, password = goodPassword, address = nextAddress()) =>
  signIn(api.anonymous(), email, password, address);

describe('signing in by password', () => {
  it('answers who it is and sets a cookie that scripts and other sites cannot use', async () => {
    const id = await makeAccount(database, { email: 'Ada@in.test' });
    const answer = await enter('ada@IN.test');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, email: 'Ada@in.test', permissions: ['signed-in'], demo: true });
    const line = [answer.headers['set-cookie']].flat().find((text) => text?.startsWith('traccia='));
    expect(line).toMatch(/^traccia=[\w-]{43};.*Path=\/;.*HttpOnly;.*SameSite=Lax/);
    const [row] = await database.owner.query(
      'SELECT method, secret_hash, round(extract(epoch FROM expires_at - created_at) / 86400)::int AS days FROM sign_in_session WHERE person_id = $1',
      [id],
    );
    expect(row.method).toBe('password');
    expect(row.days).toBe(14);
    expect(row.secret_hash.toString('base64url')).not.toBe(sessionIn(answer).split('=')[1]);
  });

  it('binds the cookies to this host over https', async () => {
    await makeAccount(database, { email: 'https@in.test' });
    const secure = await startTestApi(database, { publicUrl: 'https://traccia.test' });
    try {
      const answer = await signIn(secure.anonymous(), 'https@in.test', goodPassword);
      const lines = [answer.headers['set-cookie']].flat().map(String);
      expect(lines.map((line) => line.split('=')[0])).toEqual(['__Host-traccia', '__Host-traccia-browser']);
      for (const line of lines) expect(line).toMatch(/Path=\/; HttpOnly; Secure; SameSite=(Lax|Strict)$/);
    } finally {
      await secure.close();
    }
  });

  it('answers an unknown address and a wrong password alike, after about the same time', async () => {
    await makeAccount(database, { email: 'alike@in.test' });
    await makeAccount(database, { email: 'no-password@in.test', password: null });
    await makeAccount(database, { email: 'closed-alike@in.test', disabled: true });
    const emails = ['alike@in.test', 'nobody@in.test', 'no-password@in.test', 'closed-alike@in.test'];
    const answers = [];
    for (const email of emails) {
      const start = performance.now();
      answers.push({ answer: await enter(email, 'a wrong long password'), took: performance.now() - start });
    }
    for (const { answer, took } of answers) {
      expect(answer.body.code).toBe('session.wrong-credentials');
      expect(comparable(answer)).toEqual(comparable(answers[0]!.answer));
      expect(took).toBeGreaterThanOrEqual(245);
    }
  });

  it('says that an account is closed only to who knows its password', async () => {
    await makeAccount(database, { email: 'closed@in.test', disabled: true });
    expect((await enter('closed@in.test', 'a wrong long password')).body.code).toBe(
      'session.wrong-credentials',
    );
    const right = await enter('closed@in.test');
    expect(right).toMatchObject({ status: 403, body: { code: 'person.disabled' } });
    expect(cookieIn(right, 'traccia')).toBeNull();
  });

  it('asks for the address to be confirmed first, and sends the mail again', async () => {
    const id = await makeAccount(database, { email: 'unconfirmed@in.test', verified: false });
    const answer = await enter('unconfirmed@in.test');
    expect(answer).toMatchObject({ status: 403, body: { code: 'person.unverified' } });
    expect((await mailsTo(database, id)).map(({ kind }) => kind)).toEqual(['person.verify-email']);
    expect((await enter('unconfirmed@in.test', 'a wrong long password')).body.code).toBe(
      'session.wrong-credentials',
    );
  });

  it.each([
    [{ email: 'x@y.test' }, 'body.password'],
    [{ email: 'x', password: 'y' }, 'body.email'],
    [{ email: 'x@y.test', password: 'y', remember: true }, 'body.remember'],
  ])('names what is wrong with %j', async (body, field) => {
    const answer = await api.anonymous().post('/api/sign-in', body);
    expect(answer.status).toBe(400);
    expect(answer.body.faults).toEqual([expect.objectContaining({ field })]);
  });
});

describe('two people with one mailbox', () => {
  it('are told apart by their passwords', async () => {
    const shared = { email: 'office@shared.test' };
    const one = await makeAccount(database, { ...shared, password: 'the first long password' });
    const two = await makeAccount(database, { ...shared, password: 'the second long password' });
    expect((await enter('office@shared.test', 'the first long password')).body.id).toBe(one);
    expect((await enter('office@shared.test', 'the second long password')).body.id).toBe(two);
    expect((await enter('office@shared.test', 'the third long password')).status).toBe(401);
  });

  it('with one password cannot be told apart, and nobody gets in', async () => {
    await makeAccount(database, { email: 'twins@shared.test' });
    await makeAccount(database, { email: 'twins@shared.test' });
    const answer = await enter('twins@shared.test');
    expect(answer).toMatchObject({ status: 409, body: { code: 'session.ambiguous-mailbox' } });
    expect(cookieIn(answer, 'traccia')).toBeNull();
  });

  it('do not stand in each other’s way once one account is closed', async () => {
    await makeAccount(database, { email: 'left@shared.test', disabled: true });
    const stays = await makeAccount(database, { email: 'left@shared.test' });
    expect((await enter('left@shared.test')).body.id).toBe(stays);
  });
});

describe('sessions', () => {
  it('get a new secret at each sign-in, and the old cookie is dead: fixation gains nothing', async () => {
    const id = await makeAccount(database, { email: 'fixed@in.test' });
    const attacker = await makeAccount(database, { email: 'attacker@in.test' });
    const planted = sessionIn(await enter('attacker@in.test'));
    expect(await whoIs(api, planted)).toBe(attacker);
    const answer = await enter('fixed@in.test').set('Cookie', planted);
    expect(sessionIn(answer)).not.toBe(planted);
    expect(await whoIs(api, planted)).toBeNull();
    expect(await whoIs(api, sessionIn(answer))).toBe(id);
  });

  it('are not taken from a cookie that the browser brings along', async () => {
    await makeAccount(database, { email: 'invented@in.test' });
    const invented = `traccia=${'Z'.repeat(43)}`;
    const answer = await enter('invented@in.test').set('Cookie', invented);
    expect(sessionIn(answer)).not.toBe(invented);
    expect(await whoIs(api, invented)).toBeNull();
  });

  it.each([
    ['the absolute end', `expires_at = clock_timestamp() - interval '1 second'`],
    ['three idle days', `seen_at = clock_timestamp() - interval '73 hours'`],
  ])('end after %s by the clock of the database', async (_, change) => {
    const id = await makeAccount(database);
    const [{ email }] = await database.owner.query('SELECT email FROM person WHERE id = $1', [id]);
    const cookie = sessionIn(await enter(email));
    expect(await whoIs(api, cookie)).toBe(id);
    await database.owner.query('UPDATE sign_in_session SET ' + change + ' WHERE person_id = $1', [id]);
    expect(await whoIs(api, cookie)).toBeNull();
  });

  it('do not end when the demo clock is moved a year ahead', async () => {
    const id = await makeAccount(database, { email: 'patient@in.test' });
    const cookie = sessionIn(await enter('patient@in.test'));
    await database.owner.query(`UPDATE deployment SET clock_offset = interval '1 year'`);
    try {
      expect(await whoIs(api, cookie)).toBe(id);
    } finally {
      await database.owner.query(`UPDATE deployment SET clock_offset = interval '0'`);
    }
  });
});

describe('guessing at an account', () => {
  const guess = (email: string, address: string) => enter(email, 'a wrong long password', address);

  it('is stopped where it comes from, for the right password too, and nowhere else', async () => {
    const id = await makeAccount(database, { email: 'victim@in.test' });
    const attacker = nextAddress();
    const known = await enter('victim@in.test');
    const browser = cookieIn(known, 'traccia-browser') ?? '';
    const guesses = await Promise.all(Array.from({ length: 14 }, () => guess('victim@in.test', attacker)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
    const stopped = guesses.find(({ status }) => status === 429);
    expect(stopped?.body.code).toBe('request.too-many');
    expect(Number(stopped?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(stopped?.headers['retry-after'])).toBeLessThanOrEqual(900);
    expect((await enter('victim@in.test', goodPassword, attacker)).status).toBe(429);

    expect((await enter('victim@in.test')).body.id).toBe(id);
    const sameHouse = await enter('victim@in.test', goodPassword, attacker).set('Cookie', browser);
    expect(sameHouse.body.id).toBe(id);
  });

  it('gains nothing from a browser cookie of another mailbox, or a made-up one', async () => {
    await makeAccount(database, { email: 'mine@in.test' });
    await makeAccount(database, { email: 'yours@in.test' });
    const mine = cookieIn(await enter('mine@in.test'), 'traccia-browser') ?? '';
    const attacker = nextAddress();
    await Promise.all(Array.from({ length: 10 }, () => guess('yours@in.test', attacker)));
    const made = `traccia-browser=1.${'A'.repeat(22)}.${'B'.repeat(43)}`;
    for (const cookie of [mine, made])
      expect((await enter('yours@in.test', goodPassword, attacker).set('Cookie', cookie)).status).toBe(429);
  });

  it('is counted for addresses that nobody has, just the same', async () => {
    const attacker = nextAddress();
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess('no-such@in.test', attacker)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('from many places leaves each of them two tries; the owner elsewhere still gets in', async () => {
    const id = await makeAccount(database, { email: 'besieged@in.test' });
    const crowd = Array.from({ length: 101 }, () => enter('besieged@in.test', 'x', nextAddress()));
    for (const { status } of await Promise.all(crowd)) expect([401, 503]).toContain(status);
    const one = nextAddress();
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await guess('besieged@in.test', one)).status);
    expect(statuses).toEqual([401, 401, 429]);
    expect((await enter('besieged@in.test')).body.id).toBe(id);
  });

  it('starts anew for who got in', async () => {
    const id = await makeAccount(database, { email: 'clumsy@in.test' });
    const home = nextAddress();
    for (let i = 0; i < 9; i += 1) await guess('clumsy@in.test', home);
    expect((await enter('clumsy@in.test', goodPassword, home)).body.id).toBe(id);
    expect((await guess('clumsy@in.test', home)).status).toBe(401);
  });
});
