import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Endpoint } from '@traccia/contracts';

export const endpointKey = 'traccia:endpoint';

/** Serves one endpoint of the contract: path, status, permission, answer, rate limit, idempotency, OpenAPI. */
export function Serves(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.status),
    SetMetadata(endpointKey, endpoint),
    RouteConfig({ endpoint }),
  );
}
