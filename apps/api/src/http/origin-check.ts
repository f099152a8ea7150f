import type { Endpoint } from '@traccia/contracts';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * A page of another origin cannot change anything with somebody's cookie: unsafe methods must come from our
 * own origin. A request with an `Authorization` header is let through, because no foreign page can set it
 * without a preflight, which nobody here answers; so is one-click unsubscribing, whose token is its authority.
 */
export function refuseForeignOrigin(endpoint: Endpoint, request: FastifyRequest, publicOrigin: string): void {
  if (endpoint.method === 'GET' || endpoint.accepts === 'one-click-form') return;
  if (request.headers.authorization !== undefined) return;
  const { origin } = request.headers;
  const isOurs =
    origin === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : origin === publicOrigin;
  if (!isOurs) throw new Problem('request.foreign-origin');
}
