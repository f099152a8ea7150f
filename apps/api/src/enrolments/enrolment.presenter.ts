import type { AnswerOf, Enrolment, enrolmentsApi, MyEnrolment } from '@traccia/contracts';
import type { EnrolmentEntry, MyEnrolmentEntry, RosterEntry } from '@traccia/persistence';
import { attendanceVerdict, placeHolding, presentShare } from '@traccia/training';

type RosterRow = AnswerOf<typeof enrolmentsApi.roster>['rows'][number];

export function presentEnrolment(entry: EnrolmentEntry): Enrolment {
  return { ...entry, createdAt: entry.createdAt.toISOString() };
}

/** What staff see of a participant: no address, no answer. */
export function presentRosterRow({ sortKey: _, marks, closed, ...row }: RosterEntry): RosterRow {
  return { ...row, attendanceVerdict: attendanceVerdict(marks, row.attendancePercent, closed) };
}

/** One's own, with how far the attendance has come that the certificate asks for. */
export function presentMine(entry: MyEnrolmentEntry): MyEnrolment {
  const { marks, sessionsHeld, attendancePercent, closed } = entry;
  const excused = marks.filter((mark) => mark === 'excused').length;
  const held = Math.max(0, sessionsHeld - excused);
  const counts = placeHolding.includes(entry.status) && held > 0;
  const attendance = {
    present: marks.reduce((sum, mark) => sum + (mark ? (presentShare(mark) ?? 0) : 0), 0),
    held,
    needPercent: attendancePercent,
    verdict: attendanceVerdict(marks, attendancePercent, closed),
  };
  return { ...presentEnrolment(entry), attendance: counts ? attendance : null, travels: entry.travels };
}
