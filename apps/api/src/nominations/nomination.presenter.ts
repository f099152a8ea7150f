import type { AnswerOf, Nominating, NominationRow, nomineeApi } from '@traccia/contracts';
import type { NominatingEntry, NominationEntry } from '@traccia/persistence';
import { mayApply } from '@traccia/training';

export function presentNomination(entry: NominationEntry): NominationRow {
  return { ...entry, stateAt: entry.stateAt.toISOString() };
}

export function presentNominating(entry: NominatingEntry): Nominating {
  return {
    ...entry,
    closesOn: entry.applicationClosesOn,
    refusal: mayApply(entry, 'nomination', false, entry.today),
  };
}

/** What the nominee reads: nothing but the nomination itself. */
export function presentForNominee(
  entry: NominationEntry,
  applicationId: string | null,
): AnswerOf<typeof nomineeApi.open> {
  return { ...entry, applicationId };
}
