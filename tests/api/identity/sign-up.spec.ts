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

const form = (email: string, more: object = {}) => ({
  givenName: 'Awa',
  familyName: 'Sow',
  email,
  password: goodPassword,
  locale: 'fr',
  ...more,
});
const signUp = (body: object) => elsewhere(api.anonymous().post('/api/sign-up', body));
const verify = (token: string) => elsewhere(api.anonymous().post('/api/verify-email', { token }));

async function idOf(email: string): Promise<string> {
  const [row]: { id: string }[] = await database.owner.query('SELECT id FROM person WHERE email = $1', [
    email,
  ]);
  if (!row) throw new Error(`${email} has no account`);
  return row.id;
}

describe('opening an account', () => {
  it('keeps an Argon2id hash, plans the mail and tells the outbox, all at once', async () => {
    const answer = await signUp(form('awa@one.test'));
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ accepted: true });
    const [person] = await database.owner.query('SELECT * FROM person WHERE email = $1', ['awa@one.test']);
    expect(person).toMatchObject({ given_name: 'Awa', locale: 'fr', email_verified_at: null });
    expect(person.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await mailsTo(database, person.id)).toEqual([
      { kind: 'person.verify-email', recipient: person.id, locale: 'fr', state: 'planned' },
    ]);
    const [event] = await database.owner.query(
      `SELECT event, payload, request_id FROM outbox WHERE payload->>'personId' = $1`,
      [person.id],
    );
    expect(event).toMatchObject({ event: 'person.signed-up', request_id: expect.any(String) });
  });

  it('confirms the address by the mailed token and signs in', async () => {
    await signUp(form('awa@two.test'));
    const id = await idOf('awa@two.test');
    const answer = await verify(await tokenTo(database, id, 'verify_email'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      emailVerified: true,
      hasPassword: true,
      roles: [],
      permissions: ['signed-in'],
    });
    expect(await whoIs(api, sessionIn(answer))).toBe(id);
  });

  it('keeps no token that could be used: only its hash is in the database', async () => {
    await signUp(form('awa@three.test'));
    const token = await tokenTo(database, await idOf('awa@three.test'), 'verify_email');
    const tables: { name: string }[] = await database.owner.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const sql = 'SELECT count(*)::int AS count FROM "' + name + '" t WHERE t::text LIKE $1';
      expect({ name, count: await countRows(database, sql, [`%${token}%`]) }).toEqual({ name, count: 0 });
    }
  });

  it('makes one account of two sign-ups at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => signUp(form('awa@once.test'))));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(
      await countRows(database, `SELECT count(*)::int AS count FROM person WHERE email = 'awa@once.test'`),
    ).toBe(1);
  });
});

describe('a known address', () => {
  it('gets the same answer as a new one; the mailbox is told instead, once an hour', async () => {
    const known = await makeAccount(database, { email: 'Known@Dakar.test' });
    const fresh = await signUp(form('unknown@dakar.test'));
    const again = await signUp(form('known@dakar.TEST'));
    const third = await signUp(form('known@dakar.test'));
    expect(comparable(again)).toEqual(comparable(fresh));
    expect(comparable(third)).toEqual(comparable(fresh));
    expect((await mailsTo(database, known)).map(({ kind }) => kind)).toEqual(['person.already-signed-up']);
    expect(
      await countRows(
        database,
        `SELECT count(*)::int AS count FROM person WHERE lower(email) = 'known@dakar.test'`,
      ),
    ).toBe(1);
  });

  it('keeps its password: signing up again changes nothing of the account', async () => {
    const id = await makeAccount(database, { email: 'steady@dakar.test' });
    const hashOf = () =>
      database.owner.query('SELECT password_hash, given_name FROM person WHERE id = $1', [id]);
    const before = await hashOf();
    await signUp(form('steady@dakar.test', { password: 'some other long words' }));
    expect(await hashOf()).toEqual(before);
  });

  it('takes about as long as a new one', async () => {
    await makeAccount(database, { email: 'timed@dakar.test' });
    const time = async (email: string) => {
      const start = performance.now();
      await signUp(form(email));
      return performance.now() - start;
    };
    const [known, fresh] = [await time('timed@dakar.test'), await time('timed-new@dakar.test')];
    expect(known).toBeGreaterThanOrEqual(245);
    expect(fresh).toBeGreaterThanOrEqual(245);
  });
});

describe('refusals', () => {
  it.each([
    ['Password2024!!', 'common'],
    ['traccia-demo-2026', 'common'],
    ['qwertyuiop12', 'common'],
    ['aaaaaaaaaaaaaa', 'repeats'],
    ['abcdefghijklm', 'repeats'],
    ['xx-weak-caller-99', 'holds-address'],
  ])('calls %s weak: %s', async (password, reason) => {
    const answer = await signUp(form('weak-caller@dakar.test', { password }));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'person.weak-password',
      params: { reason },
      faults: [{ field: 'body.password', key: `fault.password-${reason}` }],
    });
  });

  it.each([
    [{ password: 'short words' }, 'body.password'],
    [{ email: 'nobody' }, 'body.email'],
    [{ givenName: ' ' }, 'body.givenName'],
    [{ locale: 'de' }, 'body.locale'],
    [{ emailVerified: true }, 'body.emailVerified'],
  ])('names what is wrong with %j', async (more, field) => {
    const answer = await signUp(form('bad@dakar.test', more));
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.faults.map((fault: { field: string }) => fault.field)).toContain(field);
  });

  it('refuses a form of another site', async () => {
    const answer = await signUp(form('foreign@dakar.test')).set('Origin', 'http://evil.test');
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('request.foreign-origin');
  });
});

describe('the mailed token', () => {
  it('works once, also when it is used many times at once', async () => {
    await signUp(form('parallel@dakar.test'));
    const token = await tokenTo(database, await idOf('parallel@dakar.test'), 'verify_email');
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410, 410, 410]);
  });

  it('gives one answer whether it is used, out of date, made up, of another purpose or of a closed account', async () => {
    const account = async (email: string) => {
      await signUp(form(email));
      return { id: await idOf(email), token: await tokenTo(database, await idOf(email), 'verify_email') };
    };
    const [used, old, closed] = [
      await account('u@t.test'),
      await account('o@t.test'),
      await account('c@t.test'),
    ];
    await verify(used.token);
    await database.owner.query(
      `UPDATE mailed_token SET expires_at = clock_timestamp() - interval '1 second' WHERE person_id = $1`,
      [old.id],
    );
    await database.owner.query('UPDATE person SET disabled_at = clock_timestamp() WHERE id = $1', [
      closed.id,
    ]);
    const other = await makeAccount(database, { email: 'other-purpose@t.test' });
    await elsewhere(
      api.anonymous().post('/api/password-resets', { email: 'other-purpose@t.test', locale: 'en' }),
    );
    const answers = [
      await verify(used.token),
      await verify(old.token),
      await verify(closed.token),
      await verify('A'.repeat(43)),
      await verify(await tokenTo(database, other, 'reset_password')),
    ];
    for (const answer of answers) expect(comparable(answer)).toEqual(comparable(answers[0]!));
    expect(answers[0]).toMatchObject({ status: 410, body: { code: 'token.unusable' } });
  });

  it('is good for forty-eight hours', async () => {
    await signUp(form('hours@dakar.test'));
    const [row] = await database.owner.query(
      `SELECT extract(epoch FROM t.expires_at - t.created_at)::int / 3600 AS hours FROM mailed_token t JOIN person p ON p.id = t.person_id WHERE p.email = 'hours@dakar.test'`,
    );
    expect(row).toEqual({ hours: 48 });
  });
});
