import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { startMailSink, type MailSink } from '../../support/mail-sink.js';
import { startTestWorker, until } from '../../support/worker.js';
import { elsewhere, goodPassword, makeAccount } from './visitors.js';

let database: TestDatabase;
let api: TestApi;
let sink: MailSink;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startMailSink();
  api = await startTestApi(database, { trustedProxies: ['127.0.0.1'] });
  worker = await startTestWorker(database, { smtpUrl: sink.url });
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await sink.close();
  await database.drop();
});

const post = (path: string, body: object) => elsewhere(api.anonymous().post(path, body));

/** The link in the only mail to this address, as its reader would copy it. */
async function mailedLink(recipient: string): Promise<{ path: string; token: string; text: string }> {
  const find = async () => sink.received.findIndex((mail) => mail.recipient === recipient);
  const index = await until(`a mail to ${recipient}`, find, (found) => found >= 0);
  const { text = '' } = await sink.parse(index);
  const [, path = '', token = ''] = /http:\/\/traccia\.test(\/[\w/-]+)#([\w-]{43})/.exec(text) ?? [];
  return { path, token, text };
}

describe('what the worker mails', () => {
  it('opens the account, in the language that was chosen', async () => {
    const form = {
      givenName: 'Awa',
      familyName: 'Sow',
      email: 'awa@loop.test',
      password: goodPassword,
      locale: 'fr',
    };
    await post('/api/sign-up', form);
    const { path, token, text } = await mailedLink('awa@loop.test');
    expect(path).toBe('/verify');
    expect(text).toContain('Awa Sow');
    expect((await post('/api/verify-email', { token })).body).toMatchObject({
      email: 'awa@loop.test',
      emailVerified: true,
    });
  });

  it.each([
    ['/api/sign-in-links', '/sign-in/link', '/api/sign-in-by-link', {}],
    [
      '/api/password-resets',
      '/reset',
      '/api/password-resets/complete',
      { password: 'eleven quiet rivers of chalk' },
    ],
  ])('signs in after %s', async (ask, page, use, more) => {
    const email = `${page.replaceAll('/', '')}@loop.test`;
    const id = await makeAccount(database, { email });
    await post(ask, { email, locale: 'en' });
    const { path, token } = await mailedLink(email);
    expect(path).toBe(page);
    expect((await post(use, { token, ...more })).body.id).toBe(id);
  });

  it('reaches the new mailbox and takes the address over', async () => {
    const client = await api.signedIn(await makeAccount(database, { email: 'old@loop.test' }));
    await client.post('/api/me/email', { email: 'new@loop.test' });
    const { path, token } = await mailedLink('new@loop.test');
    expect(path).toBe('/email');
    expect((await post('/api/email-changes/confirm', { token })).status).toBe(204);
    expect((await client.get('/api/me')).body.email).toBe('new@loop.test');
  });

  it('tells a known mailbox that it has an account', async () => {
    await makeAccount(database, { email: 'known@loop.test', givenName: 'Kadi' });
    const form = {
      givenName: 'X',
      familyName: 'Y',
      email: 'known@loop.test',
      password: goodPassword,
      locale: 'en',
    };
    await post('/api/sign-up', form);
    const { text } = await mailedLink('known@loop.test');
    expect(text).toContain('Kadi');
    expect(text).toContain('http://traccia.test/sign-in');
  });
});
