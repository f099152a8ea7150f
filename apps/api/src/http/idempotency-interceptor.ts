import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Endpoint } from '@traccia/contracts';
import {
  IdempotencyRepository,
  inSharedTransaction,
  sqlStateOf,
  type KeptAnswer,
} from '@traccia/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { endpointOf } from './endpoint-of.js';
import { Problem } from './problem.js';
import { refuseUnsound } from './sound-input.js';

const lockNotAvailable = '55P03';

/**
 * The same `Idempotency-Key` with the same body gets the same answer. Record and effect share one transaction:
 * the service's own `inTransaction` joins the one opened here. A second request with the key waits for the
 * first and gets its answer, or 409 when that takes longer than the lock timeout. A refused request keeps no
 * record, so that it may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly db: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = endpoint.idempotent ? readKey(request) : null;
    if (key === null) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(endpoint, request, reply, { key, run: async () => lastValueFrom(next.handle()) }));
  }

  private async once(
    endpoint: Endpoint,
    request: FastifyRequest,
    reply: FastifyReply,
    { key, run }: { key: string; run: () => Promise<unknown> },
  ): Promise<unknown> {
    const subject = request.subject?.kind === 'person' ? request.subject.personId : 'anonymous';
    const record = { key, subject, route: endpoint.id };
    const bodyHash = hashOf(request);
    return inSharedTransaction(this.db, async (tx) => {
      const records = new IdempotencyRepository(tx);
      const kept = await records.claim(record, bodyHash).catch(refuseRunning);
      if (kept) return replay(kept, bodyHash, reply);
      const answer = await run();
      await records.keep(record, endpoint.status, answer);
      return answer;
    });
  }
}

function replay(kept: KeptAnswer, bodyHash: Buffer, reply: FastifyReply): unknown {
  if (!kept.bodyHash.equals(bodyHash)) throw new Problem('idempotency.key-reused');
  void reply.status(kept.status).header('idempotency-replayed', 'true');
  return kept.answer;
}

function refuseRunning(error: unknown): never {
  if (sqlStateOf(error) === lockNotAvailable) throw new Problem('idempotency.still-running', {}, [], 1);
  throw error;
}

function readKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Problem('request.invalid', {}, [{ field: 'header.idempotency-key', key: 'fault.format' }]);
}

/** Interceptors come before the pipe that reads the request, and writing out what has no end would not end well. */
function hashOf(request: FastifyRequest): Buffer {
  refuseUnsound('body', request.body);
  return createHash('sha256')
    .update(JSON.stringify([request.params, request.body ?? null]))
    .digest();
}
