import {
  problemSchema,
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type ProblemBody,
  type ProblemFault,
  type QueryOf,
} from '@traccia/contracts';
import type * as z from 'zod';
import { newRandomId } from './random-id';

/** What the server refuses, by code; `offline` when it could not be reached, `answer.invalid` when it said something else than agreed. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly key: string;
  readonly faults: readonly ProblemFault[];
  readonly params: Record<string, string | number | null>;
  readonly requestId: string | undefined;

  constructor(problem: Partial<ProblemBody> & { code: string; status: number }) {
    super(problem.title ?? problem.code);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.key = problem.key ?? problem.code;
    this.faults = problem.faults ?? [];
    this.params = problem.params ?? {};
    this.requestId = problem.requestId;
  }
}

/** A part may be left out when the endpoint has none, or when nothing in it is demanded. */
type Part<Name extends string, T> = [T] extends [never]
  ? { [K in Name]?: undefined }
  : Record<never, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T };
type InputOf<E, Name extends 'query' | 'body'> = E extends { [K in Name]?: infer S | undefined }
  ? S extends z.ZodNever
    ? never
    : S extends z.ZodType
      ? z.input<S>
      : never
  : never;
export type Call<E> = Part<'params', ParamsOf<E>> &
  Part<'query', InputOf<E, 'query'>> &
  Part<'body', InputOf<E, 'body'>> & {
    /** The file for an endpoint that accepts bytes. */
    bytes?: Blob;
    signal?: AbortSignal;
    /** The same key makes a repeated call harmless; made anew for each call when absent. */
    idempotencyKey?: string;
  };
export type { AnswerOf, BodyOf, ParamsOf, QueryOf };

interface LooseCall {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  bytes?: Blob;
  signal?: AbortSignal;
  idempotencyKey?: string;
}

function addressOf(endpoint: Endpoint, call: LooseCall): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(call.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

function requestOf(endpoint: Endpoint, call: LooseCall): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (call.bytes) headers['content-type'] = 'application/octet-stream';
  if (endpoint.idempotent) headers['idempotency-key'] = call.idempotencyKey ?? newRandomId();
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.bytes && { body: call.bytes }),
    ...(call.signal ? { signal: call.signal } : {}),
  };
}

async function problemOf(reply: Response): Promise<ApiProblem> {
  const said = problemSchema.safeParse(await reply.json().catch(() => null));
  if (said.success) return new ApiProblem(said.data);
  return new ApiProblem({ status: reply.status, code: reply.status >= 502 ? 'offline' : 'server.error' });
}

async function bodyOf({ answersWith }: Endpoint, reply: Response): Promise<unknown> {
  if (reply.status === 204) return undefined;
  if (answersWith === 'application/octet-stream')
    return reply.arrayBuffer().then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  return reply.json().catch(() => undefined);
}

/**
 * Calls one endpoint of the contract and reads its answer by the contract's own schema.
 *
 * @throws ApiProblem for everything but the agreed answer
 */
export async function callApi<E extends Endpoint>(
  endpoint: E,
  ...[call]: Record<never, never> extends Call<E> ? [call?: Call<E>] : [call: Call<E>]
): Promise<AnswerOf<E>> {
  const asked = (call ?? {}) as LooseCall;
  let reply: Response;
  try {
    reply = await fetch(addressOf(endpoint, asked), requestOf(endpoint, asked));
  } catch (error) {
    if (asked.signal?.aborted) throw error;
    throw new ApiProblem({ status: 0, code: 'offline' });
  }
  if (!reply.ok) throw await problemOf(reply);
  const body = await bodyOf(endpoint, reply);
  const answer = endpoint.answer?.safeParse(body);
  if (answer && !answer.success) throw new ApiProblem({ status: reply.status, code: 'answer.invalid' });
  return answer?.data as AnswerOf<E>;
}
