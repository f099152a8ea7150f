import {
  broughtFileMini,
  contactChoicesMini,
  draftReceiptMini,
  problemMini,
  respondFormMini,
  respondPaths,
  submitReceiptMini,
  type BroughtFileMini,
  type ContactChoicesMini,
  type RespondFormMini,
  type SubmitReceiptMini,
} from '@traccia/contracts/respond';
import type { AnswerMap } from '@traccia/survey';
import { askForForm, takeOpening } from './opening';

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

interface Reading<T> {
  parse: (value: unknown) => T;
}
const nothing: Reading<undefined> = { parse: () => undefined };

export async function send<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  answer: Reading<T>,
): Promise<T> {
  const text = JSON.stringify(body);
  const asked = fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: text,
    credentials: 'omit',
    // The last saving must survive the closing of the page; browsers allow it for small bodies only.
    keepalive: text.length < 60_000,
  });
  return read(asked, answer);
}

async function read<T>(asked: Promise<Response>, answer: Reading<T>): Promise<T> {
  let reply: Response;
  try {
    reply = await asked;
  } catch {
    throw new Refusal('offline');
  }
  if (reply.ok) return parsed(answer, reply.status === 204 ? null : await reply.json());
  if (reply.status >= 502) throw new Refusal('offline');
  const problem = parsed(problemMini, await reply.json().catch(() => null));
  throw new Refusal(problem.code, problem.faults);
}

function parsed<T>({ parse }: Reading<T>, value: unknown): T {
  try {
    return parse(value);
  } catch {
    throw new Refusal('server.error');
  }
}

export interface Draft {
  token: string;
  locale: string;
  answers: AnswerMap;
  revision: number;
}
export async function openForm(token: string): Promise<RespondFormMini> {
  return read(takeOpening(token) ?? fetch(respondPaths.open, askForForm(token)), respondFormMini);
}
/** Starts the clock of a test; again it shows the same clock. */
export async function startForm(token: string): Promise<RespondFormMini> {
  return send('POST', respondPaths.start, { token }, respondFormMini);
}
export async function saveDraft(draft: Draft): Promise<number> {
  return (await send('PUT', respondPaths.draft, draft, draftReceiptMini)).revision;
}
export async function submitForm(body: {
  token: string;
  clientId: string;
  locale: string;
  answers: AnswerMap;
  /** The number under which a sent answer was opened to be changed. */
  revision?: number;
}): Promise<SubmitReceiptMini> {
  return send('POST', respondPaths.submit, body, submitReceiptMini);
}
/** The bytes of one file for one question; the name is the server's, made safe. */
export async function bringFile(token: string, itemCode: string, file: File): Promise<BroughtFileMini> {
  const query = new URLSearchParams({ itemCode, name: file.name });
  const asked = fetch(`${respondPaths.file}?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Blob([token, '\n', file]),
    credentials: 'omit',
  });
  return read(asked, broughtFileMini);
}
/** Why a supervisor does not answer, and who could instead. */
export interface Declining {
  reason?: 'does_not_know' | 'not_the_supervisor';
  successor?: { name: string | null; email: string | null };
}
export async function refuseForm(token: string, why: Declining): Promise<void> {
  await send('POST', respondPaths.refusal, { token, ...why }, nothing);
}

/** What the holder of a stop link gets of our questions; with a change, after it. */
export async function contactChoices(
  token: string,
  change?: { surveys?: 'on' | 'paused'; months?: number; locale?: string },
): Promise<ContactChoicesMini> {
  return change
    ? send('POST', respondPaths.choices, { token, ...change }, contactChoicesMini)
    : send('POST', `${respondPaths.choices}/read`, { token }, contactChoicesMini);
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
