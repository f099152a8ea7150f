import { attendanceApi, mostMarks } from '@traccia/contracts';
import { createStore, del, entries, get, set } from 'idb-keyval';
import { ApiProblem, callApi } from '../../lib/api';
import { newRandomId } from '../../lib/random-id';
import type { AttendanceState } from './marks';

/** A mark as it was made on this device; no name is kept with it. */
export interface KeptMark {
  enrolmentId: string;
  state: AttendanceState;
  /** By the clock of the device, in milliseconds. */
  at: number;
}
/** Marks on their way to the server. The id makes sending them twice harmless. */
export interface Batch {
  id: string;
  personId: string;
  activityId: string;
  position: number;
  marks: KeptMark[];
  reason: string | null;
  /** Code of a refusal that sending again would not change; null while it waits for the network. */
  refusal: string | null;
}
export type BatchAnswer = Awaited<ReturnType<typeof send>>;
interface Outbox {
  batches: readonly Batch[];
  sending: boolean;
}

const store = () => createStore('traccia-attendance', 'kept');
let database: ReturnType<typeof store> | null = null;
const opened = () => (database ??= store());
const batchKey = (id: string) => `batch ${id}`;
const draftKey = (activityId: string, position: number) => `draft ${activityId} ${position}`;

let outbox: Outbox = { batches: [], sending: false };
const listeners = new Set<() => void>();
const change = (next: Partial<Outbox>) => {
  outbox = { ...outbox, ...next };
  listeners.forEach((listener) => listener());
};
export const readOutbox = (): Outbox => outbox;
export const watchOutbox = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Storage may be refused (private windows); then the marks live as long as the page. */
async function tryStorage<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

/** What this device still has from before; batches that another window has sent meanwhile are gone from it. */
export async function loadOutbox(): Promise<void> {
  const before = new Set(outbox.batches.map(({ id }) => id));
  const kept = await tryStorage(() => entries<string, unknown>(opened()));
  if (!kept) return;
  const stored = kept.filter(([key]) => key.startsWith('batch ')).map(([, value]) => value as Batch);
  const ids = new Set(stored.map(({ id }) => id));
  // What was put in while the storage was being read need not have reached it.
  const meanwhile = outbox.batches.filter(({ id }) => !before.has(id) && !ids.has(id));
  change({ batches: [...stored, ...meanwhile] });
}

/** Puts marks into the outbox, in batches that a request may hold. */
export async function putInOutbox(room: Omit<Batch, 'id' | 'refusal'>): Promise<void> {
  const batches: Batch[] = [];
  for (let from = 0; from < room.marks.length; from += mostMarks)
    batches.push({
      ...room,
      marks: room.marks.slice(from, from + mostMarks),
      id: newRandomId(),
      refusal: null,
    });
  change({ batches: [...outbox.batches, ...batches] });
  for (const batch of batches) await tryStorage(() => set(batchKey(batch.id), batch, opened()));
}

export async function dropBatch(id: string): Promise<void> {
  change({ batches: outbox.batches.filter((batch) => batch.id !== id) });
  await tryStorage(() => del(batchKey(id), opened()));
}

/** Marks that were made and not yet recorded; they stay when the page is closed. */
export const readDraft = async (activityId: string, position: number): Promise<KeptMark[]> =>
  (await tryStorage(() => get<KeptMark[]>(draftKey(activityId, position), opened()))) ?? [];
export async function keepDraft(activityId: string, position: number, marks: KeptMark[]): Promise<void> {
  const key = draftKey(activityId, position);
  await tryStorage(() => (marks.length === 0 ? del(key, opened()) : set(key, marks, opened())));
}

/** A network that lost a request may never say so; the same batch is sent again after so long. */
export const sendPatienceMs = 8_000;
/** On a network that is only slow the next request is given longer. */
const mostPatienceMs = 15_000;
let patienceMs = sendPatienceMs;
let underWay: AbortController | null = null;
let woken = false;

/** The device says that there is a network again: nothing waits for a request that was lost before. */
export function wakeOutbox(): void {
  patienceMs = sendPatienceMs;
  woken = underWay !== null;
  underWay?.abort();
}

async function sendInTime(batch: Batch): Promise<BatchAnswer> {
  const giveUp = new AbortController();
  underWay = giveUp;
  const timer = setTimeout(() => {
    patienceMs = mostPatienceMs;
    giveUp.abort();
  }, patienceMs);
  try {
    const answer = await send(batch, giveUp.signal);
    patienceMs = sendPatienceMs;
    return answer;
  } catch (error) {
    if (!woken) throw error;
    woken = false;
    return await sendInTime(batch);
  } finally {
    clearTimeout(timer);
    if (underWay === giveUp) underWay = null;
  }
}

async function send({ id, activityId, position, marks, reason }: Batch, signal: AbortSignal) {
  const now = Date.now();
  return callApi(attendanceApi.record, {
    params: { id: activityId, position },
    signal,
    body: {
      batchId: id,
      // By age, so that a wrong clock of the device does no harm.
      marks: marks.map(({ enrolmentId, state, at }) => ({
        enrolmentId,
        state,
        ageSeconds: Math.max(0, Math.round((now - at) / 1000)),
      })),
      ...(reason === null ? {} : { reason }),
    },
  });
}

/** Whether trying later can help: no network, a tired server, an ended session. */
function passes(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.code === 'offline' || error.status >= 500 || error.status === 429 || error.status === 401;
}

/** Sends what waits, oldest first, and stops at the first that cannot be sent now. Answers what was taken. */
export async function flushOutbox(personId: string): Promise<BatchAnswer[]> {
  if (outbox.sending) return [];
  change({ sending: true });
  const answers: BatchAnswer[] = [];
  try {
    for (const batch of outbox.batches.filter((one) => one.personId === personId && one.refusal === null)) {
      try {
        answers.push(await sendInTime(batch));
        await dropBatch(batch.id);
      } catch (error) {
        if (passes(error)) break;
        await refuse(batch, error instanceof ApiProblem ? error.code : 'server.error');
      }
    }
  } finally {
    change({ sending: false });
  }
  return answers;
}

async function refuse(batch: Batch, refusal: string): Promise<void> {
  const refused = { ...batch, refusal };
  change({ batches: outbox.batches.map((one) => (one.id === batch.id ? refused : one)) });
  await tryStorage(() => set(batchKey(batch.id), refused, opened()));
}
