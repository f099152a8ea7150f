import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '@traccia/contracts';
import { createLogger, parseLinkKeys } from '@traccia/runtime';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import type { ApiSettings } from '../../apps/api/src/env.js';
import { buildApp } from '../../apps/api/src/http/build-app.js';
import { closeApp } from '../../apps/api/src/http/close-app.js';
import { hashSecret } from '../../apps/api/src/http/session-cookie.js';
import type { TestDatabase } from './database.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface CallInput<E> {
  params?: ParamsOf<E>;
  query?: Partial<QueryOf<E>>;
  body?: BodyOf<E>;
  /** The file for an endpoint that accepts bytes. */
  bytes?: Buffer;
}

/** A browser of one person at an address of its own: cookie and Origin as a page of ours sends them. */
export interface Client {
  cookie: string | null;
  get(path: string): supertest.Test;
  post(path: string, body?: unknown): supertest.Test;
  put(path: string, body?: unknown): supertest.Test;
  patch(path: string, body?: unknown): supertest.Test;
  delete(path: string, body?: unknown): supertest.Test;
  /** The same by the contract: path, method and parameters come from the endpoint. */
  call<E extends Endpoint>(endpoint: E, input?: CallInput<E>): supertest.Test;
}

export interface TestApi {
  url: string;
  app: NestFastifyApplication;
  settings: ApiSettings;
  /** What the API logged, one parsed line each. */
  lines: Record<string, unknown>[];
  anonymous(): Client;
  /** A client with a session row of its own, as if the person had signed in. */
  signedIn(personId: string): Promise<Client>;
  close(): Promise<void>;
}

export const testLinkKeys = `1:${Buffer.alloc(32, 7).toString('base64url')}`;

function testSettings(database: TestDatabase, more: Partial<ApiSettings>): ApiSettings {
  return {
    databaseUrl: database.url,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://traccia.test',
    mode: 'demo',
    linkKeys: parseLinkKeys(testLinkKeys),
    webDist: null,
    trustedProxies: ['127.0.0.1'],
    metricsPort: null,
    logLevel: 'info',
    // What a test has just written must be what it reads.
    catalogueSeconds: 0,
    mailReturnSecret: null,
    poolSize: 10,
    oidc: null,
    version: 'test',
    ...more,
  };
}

function recordingDestination(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n').filter(Boolean)) lines.push(JSON.parse(line));
      done();
    },
  });
}

/** The whole API on a free port; it shares the database's pool, so drop the database after closing it. */
export async function startTestApi(
  database: TestDatabase,
  more: Partial<ApiSettings> = {},
): Promise<TestApi> {
  const settings = testSettings(database, more);
  const lines: Record<string, unknown>[] = [];
  const log = createLogger('api', settings.logLevel, recordingDestination(lines));
  const { app } = await buildApp({ settings, log, db: database.db });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const origin = new URL(settings.publicUrl).origin;
  const cookieName = settings.publicUrl.startsWith('https:') ? '__Host-traccia' : 'traccia';
  return {
    url,
    app,
    settings,
    lines,
    anonymous: () => makeClient(url, origin, null),
    signedIn: async (personId) =>
      makeClient(url, origin, `${cookieName}=${await openSession(database, personId)}`),
    close: async () => closeApp(app),
  };
}

/** Opens a session behind the product's back; answers its secret. */
export async function openSession(database: TestDatabase, personId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await database.owner.query(
    `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
     VALUES ($1, $2, clock_timestamp() + interval '1 day', 'password')`,
    [hashSecret(secret), personId],
  );
  return secret;
}

function makeClient(url: string, origin: string, cookie: string | null): Client {
  const address = [10, ...randomBytes(3)].join('.');
  const send = (method: Method, path: string, body?: unknown): supertest.Test => {
    const test = supertest(url)[method](path).set('X-Forwarded-For', address);
    if (cookie !== null) void test.set('Cookie', cookie);
    if (method !== 'get') void test.set('Origin', origin);
    if (Buffer.isBuffer(body)) void test.set('Content-Type', 'application/octet-stream');
    return body === undefined ? test : test.send(body as object);
  };
  return {
    cookie,
    get: (path) => send('get', path),
    post: (path, body) => send('post', path, body),
    put: (path, body) => send('put', path, body),
    patch: (path, body) => send('patch', path, body),
    delete: (path, body) => send('delete', path, body),
    call: (endpoint, { params, query, body, bytes } = {}) => {
      const test = send(methodOf(endpoint), pathOf(endpoint, params), body ?? bytes);
      return query ? test.query(query) : test;
    },
  };
}

export function methodOf(endpoint: Endpoint): Method {
  return endpoint.method.toLowerCase() as Method;
}

/** The endpoint's path with its parameters filled in. */
export function pathOf(endpoint: Endpoint, params: unknown = {}): string {
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(Reflect.get(Object(params), name))),
  );
}
