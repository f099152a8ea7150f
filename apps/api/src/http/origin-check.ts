import type { Endpoint } from '@traccia/contracts';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * A page of another origin cannot change anything with somebody's cookie: unsafe methods must come from our
 * own origin. A request with an `Authorization` header is let through, because no foreign page can set it
 * without a preflight, which nobody here answers; so are one-click unsubscribing and what a machine
 * has signed: the token or the signature is their authority, and no cookie counts.
 */
export function refuseForeignOrigin(endpoint: Endpoint, request: FastifyRequest, publicOrigin: string): void {
  if (endpoint.method === 'GET') return;
  if (endpoint.accepts === 'one-click-form' || endpoint.accepts === 'signed-bytes') return;
  if (request.headers.authorization !== undefined) return;
  const { origin } = request.headers;
  const isOurs =
    origin === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : origin === publicOrigin;
  if (!isOurs) throw new Problem('request.foreign-origin');
}
