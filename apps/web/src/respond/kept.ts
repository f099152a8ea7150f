import type { AnswerMap } from '@traccia/survey';
import { createStore, del, get, set } from 'idb-keyval';

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
}

const store = createStore('traccia-respond', 'forms');

async function keyOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** Storage may be refused (private windows); the form then works without it. */
export async function readKept(token: string): Promise<Kept | null> {
  try {
    return (await get<Kept>(await keyOf(token), store)) ?? null;
  } catch {
    return null;
  }
}
export async function keep(token: string, kept: Kept): Promise<void> {
  try {
    await set(await keyOf(token), kept, store);
  } catch {
    // Nothing to do: the answers still go to the server with the next saving.
  }
}
export async function forget(token: string): Promise<void> {
  try {
    await del(await keyOf(token), store);
  } catch {
    // Nothing was kept.
  }
}
