import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf } from '@traccia/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endpointOf } from './endpoint-of.js';
import { Problem } from './problem.js';
import { readBytes } from './read-bytes.js';
import { readRequest } from './read-request.js';
import { anonymous, type PersonSubject, type Subject } from './subject.js';

/** Everything a request says, sanitised and parsed by the endpoint's own schemas. */
export interface Asked<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  subject: Subject;
  requestId: string;
  /** The body of an endpoint that accepts bytes, read up to its limit. */
  bytes: () => Promise<Buffer>;
  /** For cookies and redirects only; input is never read from here. */
  raw: { request: FastifyRequest; reply: FastifyReply };
}

/** Gives the handler its `Asked<typeof endpoint>`. */
export const FromRequest: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const endpoint = endpointOf(context);
    return {
      ...readRequest(endpoint, request),
      subject: request.subject ?? anonymous,
      requestId: request.id,
      bytes: async () => readBytes(endpoint, request),
      raw: { request, reply },
    };
  },
);

export function personOf(asked: { subject: Subject }): PersonSubject {
  if (asked.subject.kind !== 'person') throw new Problem('session.required');
  return asked.subject;
}
