import type { FastifyInstance } from 'fastify';
import type { Logger } from './api-logger.js';

/** One JSON line a request: ids and the path's template, because the path itself may hold a token. */
export function registerRequestLog(instance: FastifyInstance, log: Logger): void {
  instance.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  instance.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    const line = {
      requestId: request.id,
      method: request.method,
      path: url ?? '(unknown)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(config.endpoint && { endpoint: config.endpoint.id }),
      // Answering leaves no line with somebody's name, whatever cookie came along.
      ...(request.subject?.kind === 'person' &&
        !url?.startsWith('/api/respond/') && { personId: request.subject.personId }),
      ...(request.problemCode && { problem: request.problemCode }),
    };
    if (reply.statusCode >= 500) log.error(line, 'request');
    else if (reply.statusCode >= 400) log.warn(line, 'request');
    else log.info(line, 'request');
  });
}
