import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type CustomDecorator,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Lanes } from './lanes.js';

const laneKey = 'traccia:lane';

/** Requests whose body names the same id here wait for each other before they take a connection. */
export function InLaneOf(field: string): CustomDecorator {
  return SetMetadata(laneKey, field);
}

/** Stands outside the idempotency, whose transaction would hold a connection while it waits for its turn. */
@Injectable()
export class LaneInterceptor implements NestInterceptor {
  constructor(private readonly lanes: Lanes) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const field: unknown = Reflect.getMetadata(laneKey, context.getHandler());
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const id: unknown = typeof field === 'string' ? Reflect.get(Object(body), field) : null;
    if (typeof id !== 'string') return next.handle();
    return from(this.lanes.run(`${String(field)} ${id}`, async () => lastValueFrom(next.handle())));
  }
}
