import type { BankItem, Instrument, InstrumentDraft, InstrumentEntry } from '@traccia/contracts';
import type {
  BankEntry,
  DraftEntry,
  InstrumentListEntry,
  InstrumentOrigin,
  VersionEntry,
} from '@traccia/persistence';
import { isShipped } from './instruments.policy.js';

/** Who may not change instruments is not told what somebody is writing. */
export function presentEntry(entry: InstrumentListEntry, withDrafts: boolean): InstrumentEntry {
  return { ...entry, shipped: isShipped(entry.code), draft: withDrafts ? entry.draft : null };
}

export function presentInstrument(
  entry: InstrumentListEntry,
  versions: VersionEntry[],
  copiedFrom: InstrumentOrigin | null,
  mayChange: boolean,
): Instrument {
  const shown = presentEntry(entry, mayChange);
  return { ...shown, versions, copiedFrom, mayChange: mayChange && !shown.shipped };
}

export function presentDraft(draft: DraftEntry): InstrumentDraft {
  return draft;
}

export function presentBankItem({ place: _, ...entry }: BankEntry): BankItem {
  return { ...entry, shipped: isShipped(entry.instrumentCode) };
}
