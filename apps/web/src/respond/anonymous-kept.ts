import { createStore, del, get, set } from 'idb-keyval';
import { newTicket, newWords, type HeldTicket } from './anonymous-device';

/** Apart from the drafts: the words outlive every form of the activity. */
const store = createStore('traccia-anonymous', 'kept');

/** Storage may be refused (private windows); what is made then lasts as long as the page. */
const untilClosed = new Map<string, unknown>();

async function recall<T>(key: string): Promise<T | null> {
  try {
    return (await get<T>(key, store)) ?? null;
  } catch {
    return (untilClosed.get(key) as T | undefined) ?? null;
  }
}
async function remember(key: string, value: unknown): Promise<void> {
  untilClosed.set(key, value);
  try {
    await set(key, value, store);
  } catch {
    // It stands in the page.
  }
}

/** What two parts of the page ask for at once is made once. */
const making = new Map<string, Promise<unknown>>();
async function recallOrMake<T>(key: string, make: () => Promise<T>): Promise<T> {
  const asked = making.get(key) as Promise<T> | undefined;
  if (asked) return asked;
  const found = (async () => {
    const kept = await recall<T>(key);
    if (kept) return kept;
    const made = await make();
    await remember(key, made);
    return made;
  })().finally(() => making.delete(key));
  making.set(key, found);
  return found;
}

export interface KeptWords {
  words: string;
  /** The person wants the answers to stay by themselves. */
  declined: boolean;
}

/** The words of this device for one activity: those it knows, else new ones. */
export async function wordsFor(pairingSalt: string): Promise<KeptWords> {
  return recallOrMake(pairingSalt, async () => ({ words: newWords(), declined: false }));
}
export async function keepWords(pairingSalt: string, words: KeptWords): Promise<void> {
  await remember(pairingSalt, words);
}

const ticketKey = (waveId: string, modulus: string) => `ticket ${waveId} ${modulus.slice(0, 32)}`;

/** The same ticket until its answer has arrived, however often the page is opened meanwhile. */
export async function ticketFor(waveId: string, modulus: string): Promise<HeldTicket> {
  return recallOrMake(ticketKey(waveId, modulus), async () => newTicket(modulus));
}
/** Once the answer has arrived the device, too, holds nothing that leads to it. */
export async function dropTicket(waveId: string, modulus: string): Promise<void> {
  const key = ticketKey(waveId, modulus);
  untilClosed.delete(key);
  try {
    await del(key, store);
  } catch {
    // It was never kept.
  }
}
