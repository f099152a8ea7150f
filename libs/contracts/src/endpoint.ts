import type * as z from 'zod';
import type { Permission } from './permissions.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What a request body may be. `one-click-form` carries its own authentication. `bytes` is one file as it is,
 * `application/octet-stream`, read only after the permission is known; `signed-bytes` the same from another machine,
 * whose signature over them is its authority.
 */
export type Accepts = 'json' | 'one-click-form' | 'bytes' | 'signed-bytes';

export interface RateLimit {
  /** Hits allowed for one key within the window. */
  hits: number;
  windowSeconds: number;
  /** What is counted: the client's address, or the signed-in person (else the address). */
  by: 'address' | 'subject';
}

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Stable name, `<noun>.<verb>`; the operation id of the OpenAPI document. */
  id: string;
  method: HttpMethod;
  /** Path below the origin, parameters as `:name`. */
  path: string;
  permission: Permission;
  status: 200 | 201 | 202 | 204 | 302;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  answer?: Answer;
  accepts?: Accepts;
  /** Media type of the answer when it is not JSON. */
  answersWith?: 'text/html' | 'text/calendar' | 'text/csv' | 'application/octet-stream' | 'application/pdf';
  rateLimit?: RateLimit;
  /** The request may carry an `Idempotency-Key`; the same key gives the same answer. */
  idempotent?: boolean;
  /** Bytes allowed in the body; 100 kB when absent. */
  bodyLimit?: number;
  /** The body holds a whole document: many more keys and a deeper nesting are taken than in a form. */
  holdsDocument?: boolean;
}

/** Whether the body is bytes that stay on the wire until they are asked for. */
export function takesBytes({ accepts }: Pick<Endpoint, 'accepts'>): boolean {
  return accepts === 'bytes' || accepts === 'signed-bytes';
}

/** Names an endpoint once for controller, web client, OpenAPI document and tests. */
export function defineEndpoint<
  P extends z.ZodType = z.ZodNever,
  Q extends z.ZodType = z.ZodNever,
  B extends z.ZodType = z.ZodNever,
  A extends z.ZodType = z.ZodNever,
>(endpoint: Endpoint<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return Object.freeze(endpoint);
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.infer<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.infer<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.infer<B> : never;
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.infer<A> : never;
