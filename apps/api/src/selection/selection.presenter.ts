import type { BoardRow, FundedPerson } from '@traccia/contracts';
import type { BoardEntry, FundedEntry } from '@traccia/persistence';
import { fellowshipBreaches, receivesAid, type FellowshipRule } from '@traccia/training';

export function presentBoardRow({ sortKey: _, ...row }: BoardEntry): BoardRow {
  return row;
}

/** With what breaks the activity's fellowship rule; a rule that nobody made breaks nothing. */
export function presentFunded(entry: FundedEntry, rule: FellowshipRule | null): FundedPerson {
  const aid = receivesAid(entry.countryCode);
  return { ...entry, receivesAid: aid, breaches: rule ? fellowshipBreaches(rule, entry.lines, aid) : [] };
}
