import {
  broughtFileMini,
  draftReceiptMini,
  problemMini,
  respondFormMini,
  respondPaths,
  submitReceiptMini,
  type RespondFormMini,
} from '@traccia/contracts/respond';
import type { AnswerMap } from '@traccia/survey';
import type * as z from 'zod/mini';

/** What the server refuses, by code; `offline` when it could not be reached at all. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly faults: {
      field: string;
      key: string;
      params?: Record<string, string | number> | undefined;
    }[] = [],
  ) {
    super(code);
  }
}

async function send<T extends z.core.$ZodType>(
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  answer: T | null,
): Promise<z.infer<T> | null> {
  const text = JSON.stringify(body);
  return ask(path, answer, {
    method,
    headers: { 'content-type': 'application/json' },
    body: text,
    // The last saving must survive the closing of the page; browsers allow it for small bodies only.
    keepalive: text.length < 60_000,
  });
}

async function ask<T extends z.core.$ZodType>(
  path: string,
  answer: T | null,
  request: RequestInit,
): Promise<z.infer<T> | null> {
  let reply: Response;
  try {
    reply = await fetch(path, { ...request, credentials: 'omit' });
  } catch {
    throw new Refusal('offline');
  }
  if (reply.ok) return answer && reply.status !== 204 ? parse(answer, await reply.json()) : null;
  if (reply.status >= 502) throw new Refusal('offline');
  const problem = problemMini.safeParse(await reply.json().catch(() => null));
  throw problem.success ? new Refusal(problem.data.code, problem.data.faults) : new Refusal('server.error');
}

function parse<T extends z.core.$ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = (schema as T & { safeParse(v: unknown): { success: boolean; data?: z.infer<T> } }).safeParse(
    value,
  );
  if (!result.success) throw new Refusal('server.error');
  return result.data as z.infer<T>;
}

export interface Draft {
  token: string;
  locale: string;
  answers: AnswerMap;
  revision: number;
}
export async function openForm(token: string): Promise<RespondFormMini> {
  return (await send('POST', respondPaths.open, { token }, respondFormMini)) as RespondFormMini;
}
export async function saveDraft(draft: Draft): Promise<number> {
  return (await send('PUT', respondPaths.draft, draft, draftReceiptMini))?.revision ?? draft.revision;
}
export async function submitForm(body: {
  token: string;
  clientId: string;
  locale: string;
  answers: AnswerMap;
  /** The number under which a sent answer was opened to be changed. */
  revision?: number;
}): Promise<z.infer<typeof submitReceiptMini>> {
  return (await send('POST', respondPaths.submit, body, submitReceiptMini)) as z.infer<
    typeof submitReceiptMini
  >;
}
/** The bytes of one file for one question; the name is the server's, made safe. */
export async function bringFile(
  token: string,
  itemCode: string,
  file: File,
): Promise<z.infer<typeof broughtFileMini>> {
  const query = new URLSearchParams({ itemCode, name: file.name });
  return (await ask(`${respondPaths.file}?${query.toString()}`, broughtFileMini, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Blob([token, '\n', file]),
  })) as z.infer<typeof broughtFileMini>;
}
export async function refuseForm(token: string): Promise<void> {
  await send('POST', respondPaths.refusal, { token }, null);
}

/** One-click unsubscribe (RFC 8058), as mail programs send it. */
export async function stopSurveyMail(token: string): Promise<'done' | 'unusable' | 'trouble'> {
  const reply = await fetch(`/api/unsubscribe/${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    credentials: 'omit',
  }).catch(() => null);
  if (reply?.ok) return 'done';
  return reply?.status === 410 || reply?.status === 400 ? 'unusable' : 'trouble';
}
