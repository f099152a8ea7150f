import type { InstrumentDefinition } from '@traccia/survey';
import { createStore, del, get, set } from 'idb-keyval';

/** What this device holds of a draft that the server does not have yet. */
export interface KeptDraft {
  definition: InstrumentDefinition;
  /** The revision it was written on. */
  revision: number;
  at: string;
}

const store = createStore('traccia-instruments', 'drafts');

/** Storage may be refused (private windows); the editor then relies on the server alone. */
export async function readKeptDraft(id: string): Promise<KeptDraft | null> {
  try {
    return (await get<KeptDraft>(id, store)) ?? null;
  } catch {
    return null;
  }
}

export async function keepDraft(id: string, kept: KeptDraft): Promise<void> {
  try {
    await set(id, kept, store);
  } catch {
    // Nothing to do: the words go to the server with the next saving.
  }
}

export async function forgetDraft(id: string): Promise<void> {
  try {
    await del(id, store);
  } catch {
    // Nothing was kept.
  }
}
