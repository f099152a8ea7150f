import './request-state.js';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { takesBytes } from '@traccia/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { AppModule } from '../app.module.js';
import { describeCatalogue } from '../catalogue/catalogue-head.js';
import { registerSitemap } from '../catalogue/sitemap.js';
import type { ApiSettings } from '../env.js';
import { registerApiDocs } from './api-docs.js';
import { registerBodyParsers } from './body-parsers.js';
import { refuseBrokenRequest } from './broken-request.js';
import type { ApiParts } from './http.module.js';
import { registerMetrics } from './metrics.js';
import { Problem } from './problem.js';
import { sendProblem } from './problem-filter.js';
import { problemOf } from './problem-of.js';
import { registerRequestLog } from './request-log.js';
import { RouteTable } from './route-table.js';
import { closedHeaders, registerSecurityHeaders } from './security-headers.js';
import { cookieSettings } from './session-cookie.js';
import { registerWeb } from './static-web.js';

const defaultBodyLimit = 100_000;
/** Ten megabytes over a line of a third of a megabit; JSON is short, so only an idle connection is the price. */
const slowestUploadMs = 240_000;
/** The longest parameter is a mailed token. */
const maxParamLength = 300;
const brotliQuality = 4;

export interface BuiltApp {
  app: NestFastifyApplication;
  metrics: Registry;
}

/** Everything but listening; main and the tests use the same. */
export async function buildApp(parts: Omit<ApiParts, 'routes'>): Promise<BuiltApp> {
  const routes = new RouteTable();
  const adapter = new FastifyAdapter(fastifyOptions(parts.settings));
  const instance: FastifyInstance = adapter.getInstance();
  prepareInstance(instance, parts, routes);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of({ ...parts, routes }), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  await instance.register(cookie);
  await instance.register(compress, {
    globalDecompression: false,
    threshold: 1400,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
  });
  const metrics = registerMetrics(instance, parts.settings);
  registerApiDocs(instance, parts.settings);
  if (parts.settings.webDist !== null) {
    const describe = describeCatalogue(parts.db, parts.settings.publicUrl);
    registerSitemap(instance, parts.db, parts.settings.publicUrl);
    await registerWeb(instance, parts.settings.webDist, describe);
  }
  await app.init();
  await instance.ready();
  return { app, metrics };
}

function fastifyOptions({ trustedProxies, publicUrl }: ApiSettings) {
  return {
    logger: false as const,
    bodyLimit: defaultBodyLimit,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    genReqId: () => randomUUID(),
    requestIdHeader: false as const,
    routerOptions: { maxParamLength, caseSensitive: true },
    requestTimeout: slowestUploadMs,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle' as const,
    clientErrorHandler: refuseBrokenRequest,
    /** The router's own refusals come before every hook. */
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers({ ...closedHeaders(publicUrl), 'x-request-id': request.id });
      sendProblem(
        request,
        reply,
        error.statusCode === 414 ? new Problem('request.not-found') : problemOf(error),
      );
    },
  };
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
    const { endpoint } = route.config ?? {};
    const limit = endpoint?.bodyLimit;
    // Bytes are counted while they are read; what else is sent to such a route keeps the usual limit.
    if (endpoint && limit !== undefined && !takesBytes(endpoint)) route.bodyLimit = limit;
  });
  registerRequestLog(instance, log);
  registerSecurityHeaders(instance, settings.publicUrl);
  registerBodyParsers(instance);
}
