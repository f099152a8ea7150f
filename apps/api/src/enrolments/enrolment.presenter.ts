import type { AnswerOf, Enrolment, enrolmentsApi } from '@traccia/contracts';
import type { EnrolmentEntry, RosterEntry } from '@traccia/persistence';

type RosterRow = AnswerOf<typeof enrolmentsApi.roster>['rows'][number];

export function presentEnrolment(entry: EnrolmentEntry): Enrolment {
  return { ...entry, createdAt: entry.createdAt.toISOString() };
}

/** What staff see of a participant: no address, no answer. */
export function presentRosterRow({ sortKey: _, ...row }: RosterEntry): RosterRow {
  return row;
}
