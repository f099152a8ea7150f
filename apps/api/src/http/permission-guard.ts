import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { apiSettings, type ApiSettings } from '../env.js';
import { endpointOf } from './endpoint-of.js';
import { refuseForeignOrigin } from './origin-check.js';
import { Problem } from './problem.js';
import { RateLimiter } from './rate-limiter.js';
import { SessionReader } from './session-reader.js';
import { may } from './subject.js';

/** The one global guard. Deny by default: a handler without an endpoint, and so without a permission, never runs. */
@Injectable()
export class PermissionGuard implements CanActivate {
  private readonly publicOrigin: string;

  constructor(
    @Inject(apiSettings) settings: ApiSettings,
    private readonly sessions: SessionReader,
    private readonly limiter: RateLimiter,
  ) {
    this.publicOrigin = new URL(settings.publicUrl).origin;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = endpointOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    refuseForeignOrigin(endpoint, request, this.publicOrigin);
    request.subject = await this.sessions.subjectOf(request);
    await this.limiter.count(endpoint, request, request.subject);
    if (may(request.subject, endpoint.permission)) return true;
    throw new Problem(request.subject.kind === 'anonymous' ? 'session.required' : 'permission.denied');
  }
}
