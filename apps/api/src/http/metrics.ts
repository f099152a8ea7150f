import { createServer, type Server } from 'node:http';
import { isIPv4 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { ApiSettings } from '../env.js';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts requests by route template and status class; never by path, person or address. */
export function registerMetrics(instance: FastifyInstance, settings: ApiSettings): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'traccia_api_' });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'traccia_api_requests_total',
    help: 'answered requests',
    labelNames,
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'traccia_api_request_seconds',
    help: 'from the first byte of a request to the last of its answer',
    labelNames: ['route'] as const,
    buckets: seconds,
    registers: [registry],
  });
  instance.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(unknown)';
    requests.inc({ method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` });
    duration.observe({ route }, reply.elapsedTime / 1000);
  });
  if (settings.metricsPort === null) serveHere(instance, registry, settings);
  return registry;
}

/** Without a port of their own, metrics are for this machine alone; everybody else learns nothing. */
function serveHere(instance: FastifyInstance, registry: Registry, settings: ApiSettings): void {
  instance.get('/metrics', { config: { permission: 'public' } }, async (request, reply) => {
    if (settings.trustedProxies.length > 0 || !isFromThisMachine(request)) return reply.callNotFound();
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}

/** A proxy on this machine connects from a loopback address too, but says for whom. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const peer = (request.socket.remoteAddress ?? '').replace('::ffff:', '');
  const { headers } = request;
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => name in headers);
  return !isForwarded && (peer === '::1' || (isIPv4(peer) && peer.startsWith('127.')));
}

/** Metrics on a port of their own, for a network that only the monitoring reaches. */
export async function listenForMetrics(registry: Registry, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
