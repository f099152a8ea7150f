import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { sendRaw } from '../../support/raw-http.js';

describe('pages and headers', () => {
  let database: TestDatabase;
  let api: TestApi;
  let secure: TestApi;
  let webDist: string;
  beforeAll(async () => {
    webDist = mkdtempSync(join(tmpdir(), 'traccia-web-'));
    mkdirSync(join(webDist, 'assets'));
    const page = (name: string) =>
      `<!doctype html><meta name="style-nonce" content="__NONCE__"><title>${name}</title>`;
    writeFileSync(join(webDist, 'index.html'), page('shell'));
    writeFileSync(join(webDist, 'respond.html'), page('answer'));
    writeFileSync(join(webDist, 'preview.html'), page('preview'));
    writeFileSync(join(webDist, 'assets/app-1a2b.js'), `${'// long enough to be packed\n'.repeat(200)}`);
    writeFileSync(join(webDist, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    database = await createTestDatabase();
    api = await startTestApi(database, { webDist });
    secure = await startTestApi(database, { webDist, publicUrl: 'https://traccia.test' });
  });
  afterAll(async () => {
    await Promise.all([api.close(), secure.close()]);
    await database.drop();
    rmSync(webDist, { recursive: true });
  });
  const get = (path: string) => api.anonymous().get(path);

  it.each(['/', '/activities/A.1-2', '/sign-in/link'])('serves the shell at %s', async (path) => {
    const { text, headers } = await get(path).expect(200);
    expect(text).toContain('<title>shell</title>');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each(['/f', '/stop'])('serves the answer page at %s and lets nobody keep it', async (path) => {
    const { text, headers } = await get(path).expect(200);
    expect(text).toContain('<title>answer</title>');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('lets our own pages frame the preview, which asks for nothing', async () => {
    const { text, headers } = await get('/preview').expect(200);
    expect(text).toContain('<title>preview</title>');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("connect-src 'none'");
  });

  it('gives every page a fresh nonce that policy and page agree on', async () => {
    const answers = await Promise.all([get('/'), get('/'), get('/f')]);
    const nonces = answers.map(({ text, headers }) => {
      const policy = headers['content-security-policy'] ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(text).toContain(`content="${nonce}"`);
      expect(text).not.toContain('__NONCE__');
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ]);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
  });

  it('serves built files for ever and packed', async () => {
    const { headers } = await get('/assets/app-1a2b.js').set('Accept-Encoding', 'br').expect(200);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-encoding']).toBe('br');
    expect(headers['content-type']).toContain('javascript');
    await get('/mark.svg').expect(200).expect('content-type', /svg/);
    await get('/assets/missing.js').expect(404);
    await get('/api/missing').expect(404);
  });

  it.each(['/', '/api/catalogue', '/api/nothing', '/assets/app-1a2b.js', '/health/live'])(
    'sends the protecting headers and no banner at %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.server).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('asks for https for two years where the address is https', async () => {
    const { headers } = await secure.anonymous().get('/').expect(200);
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  it('lets nobody keep an answer of the API, however its path is written', async () => {
    for (const path of ['/api/catalogue', '/%61pi/catalogue', '/ap%69/catalogue']) {
      const { status, headers } = await sendRaw(api.url, `GET ${path}`);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-store']);
    }
  });

  it.each([
    ['GET /api%2Fme', [404]],
    ['GET /%61pi/me', [401]],
    ['GET /API/me', [404]],
    ['GET /api/me/', [404]],
    ['GET //api/me', [404]],
    ['GET /api//me', [404]],
    ['GET /./api/me', [404]],
    ['GET /x/../api/me', [404]],
    ['GET /api/me;x=1', [404]],
    ['GET /api/me%00', [400, 404]],
    ['GET /assets/../index.html', [403, 404]],
    ['GET /assets/..%2findex.html', [403, 404]],
    ['GET /assets/%2e%2e/%2e%2e/etc/passwd', [403, 404]],
    ['GET /assets/..%5c..%5cetc%5cpasswd', [403, 404]],
    ['GET /%', [400]],
    ['GET /%ff', [400]],
    ['GET http://evil.test/api/me', [401, 404]],
    ['TRACE /api/me', [404, 405]],
    ['OPTIONS /api/me', [405]],
    ['HEAD /api/me', [401]],
    ['HEAD /health/live', [200]],
    ['PUT /api/me', [405]],
    ['BREW /api/me', [400, 405]],
  ])('decides %s as its plain form, or refuses', async (line, statuses) => {
    const answer = await sendRaw(api.url, line);
    expect(statuses).toContain(answer.status);
    if (answer.status >= 400 && !line.startsWith('HEAD'))
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    if (answer.status === 405) expect(answer.headers.allow).toBe('GET, HEAD, PATCH');
  });

  it('does not let a header change the method or the host', async () => {
    const answer = await sendRaw(api.url, 'GET /api/me/sessions', [
      'X-HTTP-Method-Override: DELETE',
      'X-Forwarded-Host: evil.test',
    ]);
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain('evil.test');
  });
});
