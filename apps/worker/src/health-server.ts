import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkerMetrics } from './metrics.js';

export interface Health {
  ready: boolean;
  queueReachable: boolean;
}

/** Health and metrics for the machine's own eyes; nothing else of the worker speaks HTTP. */
export async function startHealthServer(
  host: string,
  port: number,
  metrics: WorkerMetrics,
  health: () => Health,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET') answer(405, 'text/plain', '');
    else if (path === '/health' || path === '/health/live')
      answer(200, 'application/json', '{"status":"ok"}');
    else if (path === '/health/ready') {
      const { ready, queueReachable } = health();
      const status = !ready ? 'down' : queueReachable ? 'ok' : 'degraded';
      answer(ready ? 200 : 503, 'application/json', JSON.stringify({ status }));
    } else if (path === '/metrics')
      metrics.registry.metrics().then(
        (text) => answer(200, metrics.registry.contentType, text),
        () => answer(500, 'text/plain', ''),
      );
    else answer(404, 'text/plain', '');
  });
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
