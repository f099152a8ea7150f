import { type Endpoint, takesBytes } from '@traccia/contracts';
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { faultsOf } from './input-faults.js';
import { Problem } from './problem.js';
import { refuseUnsound } from './sound-input.js';

interface ReadRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** The one pipe all input goes through: first sound, then as the contract says. */
export function readRequest(endpoint: Endpoint, request: FastifyRequest): ReadRequest {
  const { params, query } = request;
  const body = takesBytes(endpoint) ? undefined : request.body;
  refuseUnsound('params', params);
  refuseUnsound('query', query);
  refuseUnsound('body', body, endpoint.holdsDocument);
  if (!endpoint.body && body !== undefined && body !== null && endpoint.accepts !== 'one-click-form')
    refuseContent(body);
  const parts = {
    params: parsePart('params', endpoint.params, params),
    query: parsePart('query', endpoint.query, query),
    body: parsePart('body', endpoint.body, body ?? undefined),
  };
  const faults = Object.values(parts).flatMap((part) => part.faults);
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults.slice(0, 50));
  return { params: parts.params.value, query: parts.query.value, body: parts.body.value };
}

/** An endpoint without a body takes none; `{}` is what many clients send instead of nothing. */
function refuseContent(body: unknown): void {
  if (typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0)
    return;
  throw new Problem('request.invalid', {}, [{ field: 'body', key: 'fault.unknown-field' }]);
}

function parsePart(part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, input: unknown) {
  if (!schema) return { value: undefined, faults: [] };
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { value: parsed.data, faults: [] }
    : { value: undefined, faults: faultsOf(part, parsed.error) };
}
