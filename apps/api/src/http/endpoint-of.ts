import type { ExecutionContext } from '@nestjs/common';
import type { Endpoint } from '@traccia/contracts';
import { endpointKey } from './serves.js';

/** The endpoint a handler serves; a handler without one is never reached, because the boot refuses it. */
export function endpointOf(context: ExecutionContext): Endpoint {
  const endpoint: Endpoint | undefined = Reflect.getMetadata(endpointKey, context.getHandler());
  if (!endpoint)
    throw new Error(`${context.getClass().name}.${context.getHandler().name} serves no endpoint`);
  return endpoint;
}
