import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makePerson } from '../../support/factories.js';
import { sendRaw } from '../../support/raw-http.js';

describe('what a request may carry', () => {
  let database: TestDatabase;
  let api: TestApi;
  let person: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    person = await api.signedIn(await makePerson(database.owner));
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const postText = (text: string | Buffer, type = 'application/json') =>
    person.post('/api/enrolments').set('Content-Type', type).send(text);
  const problem = (body: unknown) => JSON.stringify(body);

  it('names every faulty field with a message key', async () => {
    const { body, headers } = await api
      .anonymous()
      .post('/api/sign-up', { givenName: '', email: 'nobody', password: 'short', locale: 'xx', admin: true })
      .expect(400);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ code: 'request.invalid', status: 400, key: 'problem.request.invalid' });
    const faults = Object.fromEntries(
      body.faults.map((f: { field: string; key: string }) => [f.field, f.key]),
    );
    expect(faults).toEqual({
      'body.givenName': 'fault.required',
      'body.familyName': 'fault.required',
      'body.email': 'fault.email',
      'body.password': 'fault.too-short',
      'body.locale': 'fault.choice',
      'body.admin': 'fault.unknown-field',
    });
  });

  it.each([
    ['broken JSON', '{"activityId":', 'request.malformed'],
    ['a NUL character', '{"activityId":"a\\u0000b"}', 'request.invalid'],
    ['a NUL character in a key', '{"a\\u0000b":1}', 'request.invalid'],
    ['a lone surrogate', '{"activityId":"\\ud800"}', 'request.invalid'],
    ['a lone surrogate in a key', '{"\\udfff":"x"}', 'request.invalid'],
    ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'request.invalid'],
    ['twenty-one levels', `${'{"a":'.repeat(21)}1${'}'.repeat(21)}`, 'request.invalid'],
    [
      '501 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`k${i}`, 1]))),
      'request.invalid',
    ],
    ['5001 items', JSON.stringify({ a: Array.from({ length: 5001 }, () => 0) }), 'request.invalid'],
    ['a number without an end', '{"activityId":1e400}', 'request.invalid'],
    ['__proto__', '{"__proto__":{"canary":1}}', 'request.invalid'],
    ['constructor.prototype', '{"constructor":{"prototype":{"canary":1}}}', 'request.invalid'],
    ['no body', '', 'request.invalid'],
    ['null', 'null', 'request.invalid'],
    ['an array', '[]', 'request.invalid'],
  ])('refuses %s', async (_, text, code) => {
    const { body } = await postText(text).expect(400);
    expect(body.code).toBe(code);
    expect(Reflect.get({}, 'canary')).toBeUndefined();
  });

  it('refuses bytes that are no UTF-8', async () => {
    const bytes = Buffer.from('{"activityId":"\xff\xfe"}', 'latin1');
    const answer = await sendRaw(
      api.url,
      'POST /api/enrolments',
      [
        'Content-Type: application/json',
        `Cookie: ${person.cookie}`,
        'Origin: http://traccia.test',
        `Content-Length: ${bytes.length}`,
      ],
      bytes.toString('latin1'),
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).code).toBe('request.malformed');
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'activityId=1'],
    ['plain text', 'text/plain', '{"activityId":"x"}'],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['JSON in another charset', 'application/json; charset=utf-16', '{}'],
    ['something like JSON', 'application/jsonp', '{}'],
    ['XML', 'application/xml', '<a/>'],
  ])('takes no %s', async (_, type, text) => {
    const { body } = await postText(text, type).expect(415);
    expect(body.code).toBe('request.not-json');
  });

  it('takes JSON with its charset said', async () => {
    const { body } = await postText('{}', 'application/json; charset=utf-8').expect(400);
    expect(body.faults).toEqual([
      { field: 'body.activityId', key: 'fault.required', params: { expected: 'string' } },
    ]);
  });

  it('refuses a body over the limit', async () => {
    const { body } = await postText(problem({ activityId: 'x'.repeat(100_001) })).expect(413);
    expect(body.code).toBe('request.too-large');
  });

  it('refuses a compressed body instead of unpacking it', async () => {
    const answer = await person
      .post('/api/enrolments')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .send('{}');
    expect([400, 415]).toContain(answer.status);
  });

  it.each([
    '/api/catalogue?limit=1e20',
    '/api/catalogue?limit=0',
    '/api/catalogue?limit=101',
    '/api/catalogue?limit=',
    '/api/catalogue?limit=ten',
    '/api/catalogue?limit=5&limit=6',
    '/api/catalogue?search=a&search=b',
    '/api/catalogue?search=%00',
    '/api/catalogue?__proto__=1',
    '/api/catalogue?from=2026-02-30',
    '/api/catalogue/%00',
    '/api/me/sessions/not-a-uuid',
  ])('refuses %s', async (path) => {
    const answer = path.includes('sessions') ? await person.delete(path) : await person.get(path);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/^request\.(invalid|malformed)$/);
  });

  it('takes no body where the contract has none', async () => {
    const { body } = await person.post('/api/sign-out', { everything: true }).expect(400);
    expect(body.faults).toEqual([{ field: 'body', key: 'fault.unknown-field' }]);
  });
});
