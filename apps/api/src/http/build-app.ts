import './request-state.js';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from '../app.module.js';
import { registerBodyParsers } from './body-parsers.js';
import type { ApiParts } from './http.module.js';
import { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { sendProblem } from './problem-filter.js';
import { registerRequestLog } from './request-log.js';
import { RouteTable } from './route-table.js';
import { registerSecurityHeaders } from './security-headers.js';
import { cookieSettings } from './session-cookie.js';

const defaultBodyLimit = 100_000;
/** The longest parameter is a mailed token. */
const maxParamLength = 300;

/** Everything but listening; main and the tests use the same. */
export async function buildApp(parts: Omit<ApiParts, 'routes'>): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: defaultBodyLimit,
    trustProxy: parts.settings.trustedProxies.length > 0 ? parts.settings.trustedProxies : false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength, caseSensitive: true },
    requestTimeout: 30_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(
        request,
        reply,
        error.statusCode === 414 ? new Problem('request.not-found') : problemOf(error),
      ),
  });
  const instance: FastifyInstance = adapter.getInstance();
  prepareInstance(instance, parts, routes);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of({ ...parts, routes }), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  await app.init();
  await instance.ready();
  return app;
}

function prepareInstance(
  instance: FastifyInstance,
  { settings, log }: Omit<ApiParts, 'routes'>,
  routes: RouteTable,
): void {
  instance.decorate('sessionCookie', cookieSettings(settings.publicUrl));
  instance.decorateRequest('subject', null);
  instance.decorateRequest('problemCode', null);
  instance.addHook('onRoute', (route) => {
    routes.add(route);
    const limit = route.config?.endpoint?.bodyLimit;
    if (limit !== undefined) route.bodyLimit = limit;
  });
  registerRequestLog(instance, log);
  registerSecurityHeaders(instance, settings);
  registerBodyParsers(instance);
  void instance.register(cookie);
}
