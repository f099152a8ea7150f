import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiLogger, type Logger } from './api-logger.js';
import { Problem, problemBody } from './problem.js';
import { problemOf } from './problem-of.js';
import { RouteTable } from './route-table.js';

/** Turns whatever was thrown into `application/problem+json` and logs a server fault once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(apiLogger) private readonly log: Logger,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = request.is404 ? this.ofUnknownRoute(request, reply) : problemOf(error);
    if (problem.status >= 500) this.logFault(error, problem, request.id);
    sendProblem(request, reply, problem);
  }

  private ofUnknownRoute(request: FastifyRequest, reply: FastifyReply): Problem {
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0 || allowed.includes(request.method)) return new Problem('request.not-found');
    void reply.header('allow', allowed.join(', '));
    return new Problem('request.method-not-allowed');
  }

  /** No message of a driver: it may quote values. */
  private logFault(error: unknown, problem: Problem, requestId: string): void {
    const fault = error instanceof Error ? error : new Error('not an error');
    const state = 'code' in fault ? String(fault.code) : undefined;
    const isOurs = problem.code === 'server.error' && state === undefined;
    this.log.error(
      {
        requestId,
        problem: problem.code,
        fault: fault.name,
        state,
        ...(isOurs && { reason: fault.message.slice(0, 300) }),
        at: framesOf(fault),
      },
      'request failed',
    );
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  request.problemCode = problem.code;
  if (problem.retryAfter !== null) void reply.header('retry-after', String(problem.retryAfter));
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, request.id)));
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
    .slice(0, 4)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/((?:apps|libs)\/)/, '$1'));
}
