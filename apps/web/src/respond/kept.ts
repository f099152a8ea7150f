import type { RespondFormMini } from '@traccia/contracts/respond';
import type { AnswerMap } from '@traccia/survey';
import { createStore, delMany, get, set } from 'idb-keyval';

/**
 * What this device keeps of a form: the draft, and whether it waits to be sent. The key is a hash of the
 * link, so that somebody who looks into the browser's storage finds no link that opens the form.
 */
export interface Kept {
  answers: AnswerMap;
  revision: number;
  /** Set once the person pressed Send; the same id makes a repeated sending harmless. */
  clientId: string | null;
  waiting: boolean;
  /** What waits changes answers that were sent before. */
  changing?: boolean;
}
/** The form itself, so that one goes on without a connection; kept once, not with every word written. */
export interface KeptForm {
  form: RespondFormMini;
  /** How far the clock that closes the form is ahead of this device's. */
  aheadMs: number;
}

const store = createStore('traccia-respond', 'forms');

async function keyOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
const formKeyOf = async (token: string) => `${await keyOf(token)} form`;

/** Storage may be refused (private windows); the form then works without it. */
async function quietly<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch {
    return null;
  }
}

export async function readKept(token: string): Promise<Kept | null> {
  return quietly(async () => (await get<Kept>(await keyOf(token), store)) ?? null);
}
export async function readKeptForm(token: string): Promise<KeptForm | null> {
  return quietly(async () => (await get<KeptForm>(await formKeyOf(token), store)) ?? null);
}
export async function keep(token: string, kept: Kept): Promise<void> {
  await quietly(async () => set(await keyOf(token), kept, store));
}
export async function keepForm(token: string, kept: KeptForm): Promise<void> {
  await quietly(async () => set(await formKeyOf(token), kept, store));
}
export async function forget(token: string): Promise<void> {
  await quietly(async () => delMany([await keyOf(token), await formKeyOf(token)], store));
}
