import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints, permissions, problemStatuses } from '@traccia/contracts';
import * as z from 'zod';
import { RouteTable } from '../../apps/api/src/http/route-table.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** Routes that are no endpoint: two documents and the metrics. */
const plainRoutes = ['GET /api/docs', 'GET /api/openapi.json', 'GET /metrics'];

describe('endpoints of the contract', () => {
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

  it('are all served, and nothing else is', () => {
    const served = api.app
      .get(RouteTable)
      .list()
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, path }) => `${method} ${path}`);
    const promised = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(served.sort()).toEqual([...promised, ...plainRoutes].sort());
  });

  it('have names and paths of their own', () => {
    const ids = endpoints.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s is whole', (_, endpoint) => {
    expect(permissions).toContain(endpoint.permission);
    const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const inSchema = endpoint.params instanceof z.ZodObject ? Object.keys(endpoint.params.shape) : [];
    expect(inSchema.sort()).toEqual(named.sort());
    expect(Boolean(endpoint.answer)).toBe(endpoint.status !== 302);
    if (endpoint.method === 'GET') expect(endpoint.body).toBeUndefined();
    // A body that ignores what it does not know would let a client believe that it was heard.
    if (endpoint.body && endpoint.accepts !== 'one-click-form') {
      expect(endpoint.body.safeParse({ 'no such field': 1 }).success).toBe(false);
      const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' });
      // A body that comes in several shapes is closed in each of them.
      for (const shape of schema.oneOf ?? schema.anyOf ?? [schema])
        expect(shape).toHaveProperty('additionalProperties', false);
    }
  });

  it('use every problem with a status that HTTP knows', () => {
    for (const status of Object.values(problemStatuses)) expect(status).toBeGreaterThanOrEqual(400);
  });
});
