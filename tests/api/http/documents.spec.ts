import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('documents and metrics', () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('describe every endpoint of the contract, with schemas that exist and the problems it can answer', async () => {
    const { body } = await api.anonymous().get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.entries<Record<string, { operationId: string; responses: object }>>(
      body.paths,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      endpoints.map(({ id }) => id).sort(),
    );
    for (const ref of JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(body.components.schemas)).toContain(ref[1]);
    const enrol = body.paths['/api/enrolments'].post;
    expect(Object.keys(enrol.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '409', '415', '422', '503']),
    );
    expect(enrol.responses['409'].content['application/problem+json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    );
    expect(body.components.schemas.EnrolmentsCreateBody).toMatchObject({
      additionalProperties: false,
      required: ['activityId'],
    });
    expect(body.paths['/api/unsubscribe/{token}'].post.requestBody.content).toHaveProperty([
      'application/x-www-form-urlencoded',
    ]);
  });

  it('are readable without a script', async () => {
    const { text, headers } = await api.anonymous().get('/api/docs').expect(200);
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    for (const { summary } of endpoints) expect(text).toContain(summary.replaceAll('&', '&amp;'));
  });

  it('count requests by template, for this machine only', async () => {
    const direct = await startTestApi(database, { trustedProxies: [] });
    const ask = () => direct.anonymous().get('/metrics');
    await direct.anonymous().get('/api/catalogue/unknown-code');
    const { text } = await ask().unset('X-Forwarded-For').expect(200);
    expect(text).toContain('route="/api/catalogue/:code"');
    expect(text).not.toContain('unknown-code');
    for (const header of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP'])
      await ask().unset('X-Forwarded-For').set(header, '192.0.2.1').expect(404);
    await direct.close();
    await api.anonymous().get('/metrics').unset('X-Forwarded-For').expect(404);
  });
});
