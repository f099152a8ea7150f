import { type AttendanceState, presentShare } from './attendance.js';

export type AttendanceVerdict = 'met' | 'not_met' | 'possible' | 'no_sessions';

/**
 * Whether the attendance that the activity asks for is reached, missed for good, or still open.
 *
 * Sessions present by sessions that count; a part of a session counts half, excused sessions are left out.
 * A session without a mark may still become anything, until the activity is closed: then it was missed.
 *
 * @param marks   one entry a session of the timetable; null = not marked
 * @param percent share asked for, 0 to 100
 * @param closed  whether no mark will come any more
 * @returns `met` when nothing that may come changes it, `not_met` when nothing can mend it
 * @example attendanceVerdict(['present', 'present', 'present', null], 75, false) // 'met': 3 of 4 at worst
 * @example attendanceVerdict(['absent', 'absent', null, null], 80, false) // 'not_met': 2 of 4 at best
 */
export function attendanceVerdict(
  marks: readonly (AttendanceState | null)[],
  percent: number,
  closed: boolean,
): AttendanceVerdict {
  let halves = 0;
  let counted = 0;
  let open = 0;
  for (const mark of marks) {
    if (mark === null && !closed) open += 1;
    else {
      const share = mark === null ? 0 : presentShare(mark);
      if (share === null) continue;
      counted += 1;
      halves += 2 * share;
    }
  }
  if (counted + open === 0) return 'no_sessions';
  // Whole numbers only: halves of a session on the left, the share asked for on the right.
  const asked = 2 * percent * (counted + open);
  if (100 * halves >= asked && counted + open > 0) return 'met';
  return 100 * (halves + 2 * open) < asked ? 'not_met' : 'possible';
}
