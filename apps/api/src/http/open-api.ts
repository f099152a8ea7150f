import { endpoints, problemSchema, takesBytes, type Endpoint } from '@traccia/contracts';
import * as z from 'zod';

type Json = Record<string, unknown>;

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const oneFile = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};
const describeStatus: Record<number, string> = {
  400: 'The request is not what this endpoint takes; `faults` names the fields',
  401: 'Nobody is signed in, or the session has ended',
  403: 'Not allowed, or sent from a foreign page',
  404: 'There is no such thing, or not for this person',
  409: 'It cannot be done in the present state',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'Understood and refused; or an idempotency key was used for another body',
  429: 'Too many requests; see Retry-After',
  503: 'The database is away or busy; see Retry-After',
};

/** The OpenAPI 3.1 document, written from the same contract that routes and clients read. */
export function writeOpenApi(publicUrl: string, version: string): Json {
  const schemas: Json = { Problem: toSchema(problemSchema, 'output') };
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Traccia',
      version,
      description: 'Training that proves what it changed. Every answer that is no success is a Problem.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'traccia',
          description: '`__Host-traccia` over https',
        },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(endpoint: Endpoint, schemas: Json): Json {
  const name = nameOf(endpoint.id);
  const isOpen = endpoint.permission === 'public' || endpoint.permission === 'link';
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]],
    'x-permission': endpoint.permission,
    security: isOpen ? [] : [{ session: [] }, { apiKey: [] }],
    parameters: parametersOf(endpoint),
    ...(endpoint.body && { requestBody: bodyOf(endpoint, endpoint.body, name, schemas) }),
    ...(takesBytes(endpoint) && { requestBody: oneFile }),
    responses: { ...successOf(endpoint, name, schemas), ...problemsOf(endpoint, isOpen) },
  };
}

function parametersOf(endpoint: Endpoint): Json[] {
  const from = (place: 'path' | 'query', schema: z.ZodType | undefined) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = toSchema(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: field,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  };
  return [
    ...from('path', endpoint.params),
    ...from('query', endpoint.query),
    ...(endpoint.idempotent ? [key] : []),
  ];
}

function bodyOf(endpoint: Endpoint, body: z.ZodType, name: string, schemas: Json): Json {
  schemas[`${name}Body`] = toSchema(body, 'input');
  const type =
    endpoint.accepts === 'one-click-form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return { required: true, content: { [type]: { schema: { $ref: `#/components/schemas/${name}Body` } } } };
}

function successOf(endpoint: Endpoint, name: string, schemas: Json): Json {
  const hasContent = endpoint.answer && endpoint.status !== 204 && endpoint.status !== 302;
  if (!endpoint.answer || !hasContent) return { [endpoint.status]: { description: 'Done' } };
  schemas[`${name}Answer`] = toSchema(endpoint.answer, 'output');
  const schema = { $ref: `#/components/schemas/${name}Answer` };
  return {
    [endpoint.status]: {
      description: 'Done',
      content: { [endpoint.answersWith ?? 'application/json']: { schema } },
    },
  };
}

function problemsOf(endpoint: Endpoint, isOpen: boolean): Json {
  const takesInput = Boolean(endpoint.params ?? endpoint.query ?? endpoint.body);
  const statuses = [
    ...(takesInput ? [400] : []),
    ...(isOpen ? [] : [401]),
    ...(isOpen && endpoint.method === 'GET' ? [] : [403]),
    ...(endpoint.params ? [404] : []),
    ...(endpoint.method === 'GET' ? [] : [409]),
    ...(endpoint.body || takesBytes(endpoint) ? [413, 415, 422] : []),
    ...(endpoint.rateLimit ? [429] : []),
    503,
  ];
  return Object.fromEntries(
    statuses.map((status) => [status, { description: describeStatus[status], content: problemContent }]),
  );
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return json;
}

/** `api-keys.create` → `ApiKeysCreate`. */
function nameOf(id: string): string {
  return id
    .split(/[.-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
