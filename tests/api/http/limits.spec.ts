import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identityApi, respondApi } from '@traccia/contracts';
import type { FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../../apps/api/src/http/problem.js';
import { networkOf, RateLimiter } from '../../../apps/api/src/http/rate-limiter.js';
import { anonymous } from '../../../apps/api/src/http/subject.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { statementsOf } from '../../support/statements.js';

const body = { token: 'x'.repeat(43) };
const hits = identityApi.verifyEmail.rateLimit?.hits ?? 0;

describe('rate limits', () => {
  let database: TestDatabase;
  let first: TestApi;
  let second: TestApi;
  beforeAll(async () => {
    database = await createTestDatabase();
    first = await startTestApi(database);
    second = await startTestApi(database);
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await database.drop();
  });

  const tryVerify = (api: TestApi, address: string) =>
    api.anonymous().post('/api/verify-email', body).set('X-Forwarded-For', address);

  it('hold over replicas, say when to come back and leave other addresses alone', async () => {
    const answers = await Promise.all(
      Array.from({ length: hits + 4 }, async (_, i) => tryVerify(i % 2 ? first : second, '192.0.2.7')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    expect(refused[0]?.body).toMatchObject({ code: 'request.too-many' });
    const seconds = Number(refused[0]?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);

    expect((await tryVerify(first, '192.0.2.8')).status).not.toBe(429);
    expect((await first.anonymous().get('/api/catalogue').set('X-Forwarded-For', '192.0.2.7')).status).toBe(
      200,
    );
  });

  it('are booked in blocks where they are wide, and hold over replicas all the same', async () => {
    const limiters = [0, 1].map(() => new RateLimiter(database.db, first.settings));
    const endpoint = {
      ...respondApi.open,
      rateLimit: { hits: 1000, windowSeconds: 60, by: 'address' } as const,
    };
    const ask = async (limiter: RateLimiter | undefined) =>
      limiter?.count(endpoint, { ip: '192.0.2.77' } as FastifyRequest, anonymous).then(
        () => 200,
        (error: unknown) => (error instanceof Problem ? error.code : error),
      );
    // All of it within one window.
    while (Date.now() % 60_000 > 45_000) await pause(1000);
    const seen = await statementsOf(async () => {
      for (let n = 0; n < 9; n += 1) expect(await ask(limiters[0])).toBe(200);
    });
    expect(seen).toEqual([]);
    const answers: unknown[] = [];
    for (let n = 9; n < 1040; n += 1) answers.push(await ask(limiters[n % 2]));
    const passed = answers.filter((answer) => answer === 200).length + 9;
    // A block of ten may still be open on either side.
    expect(passed).toBeGreaterThanOrEqual(1000 - 20);
    expect(passed).toBeLessThanOrEqual(1000 + 20);
    expect([await ask(limiters[0]), await ask(limiters[1])]).toEqual([
      'request.too-many',
      'request.too-many',
    ]);
  });

  it('let a class in that sits behind one address', async () => {
    const people = 40;
    const asAClass = async (path: string, sent: object) => {
      const answers = [];
      for (let i = 0; i < people; i += 1)
        answers.push(await first.anonymous().post(path, sent).set('X-Forwarded-For', '192.0.2.40'));
      return answers.filter(({ status }) => status === 429).length;
    };
    const { signInByLink, verifyEmail, resetPassword, confirmEmailChange, oidcStart } = identityApi;
    for (const { path } of [signInByLink, verifyEmail, confirmEmailChange])
      expect([path, await asAClass(path, body)]).toEqual([path, 0]);
    expect(await asAClass(resetPassword.path, { ...body, password: 'a lantern and a half' })).toBe(0);
    expect(await asAClass(oidcStart.path, { returnTo: '/' })).toBe(0);
    for (const { id, rateLimit } of Object.values(identityApi))
      if (rateLimit?.by === 'address') expect([id, rateLimit.hits >= people]).toEqual([id, true]);
    // A hundred people, each saving a draft every three seconds.
    expect(respondApi.saveDraft.rateLimit).toMatchObject({ windowSeconds: 60 });
    expect(respondApi.saveDraft.rateLimit?.hits).toBeGreaterThanOrEqual(2000);
  });

  it('keep no address', async () => {
    const rows: { bucket: string }[] = await database.owner.query('SELECT bucket FROM rate_limit_window');
    expect(rows.length).toBeGreaterThan(0);
    for (const { bucket } of rows) expect(bucket).not.toContain('192.0.2');
  });

  it('begin anew with the next window', async () => {
    await database.owner.query(
      `UPDATE rate_limit_window SET window_start = window_start - interval '15 minutes'`,
    );
    expect((await tryVerify(first, '192.0.2.7')).status).not.toBe(429);
  });

  it('believe X-Forwarded-For from nobody unless told whom', async () => {
    const direct = await startTestApi(database, { trustedProxies: [] });
    const statuses = [];
    for (let i = 0; i <= hits; i += 1) statuses.push((await tryVerify(direct, `198.51.100.${i}`)).status);
    await direct.close();
    expect(statuses.at(-1)).toBe(429);
  });

  it('take the address the trusted proxy saw, not what the client claims before it', async () => {
    const statuses = [];
    for (let i = 0; i <= hits; i += 1)
      statuses.push((await tryVerify(first, `203.0.113.${i}, 192.0.2.99`)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('count %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
