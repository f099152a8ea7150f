import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { endpointOf } from './endpoint-of.js';

/** An answer that is not what the contract says; only paths and codes are logged, never values. */
export class MalformedAnswer extends Error {}

/** Parses every answer by the contract: unknown fields never leave, a malformed answer is a logged 500. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context);
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!endpoint.answer) return undefined;
        const parsed = endpoint.answer.safeParse(answer);
        if (parsed.success) return parsed.data;
        const where = parsed.error.issues.map(
          (issue) => `${issue.path.map(String).join('.')} (${issue.code})`,
        );
        throw new MalformedAnswer(`${endpoint.id}: ${where.slice(0, 10).join(', ')}`);
      }),
    );
  }
}
