/** `partial`: present for a part of the session; it counts half. */
export type AttendanceState = 'present' | 'partial' | 'absent' | 'excused';

/**
 * How much of a session somebody was present in.
 *
 * @returns 0, 0.5 or 1; null when the session does not count for this person (excused)
 * @example presentShare('partial') // 0.5
 */
export function presentShare(state: AttendanceState): number | null {
  if (state === 'excused') return null;
  if (state === 'partial') return 0.5;
  return state === 'present' ? 1 : 0;
}

/**
 * Share of the sessions held in which somebody was present; excused sessions leave the denominator, a part
 * of a session counts half.
 *
 * @returns 0 to 1, or null when no session counts
 * @example attendanceShare(['present', 'present', 'absent', 'excused']) // 2 of 3 = 0.667
 */
export function attendanceShare(marks: readonly AttendanceState[]): number | null {
  const counted = marks.map(presentShare).filter((share) => share !== null);
  if (counted.length === 0) return null;
  return counted.reduce((sum, share) => sum + share, 0) / counted.length;
}

export interface TimedMark {
  state: AttendanceState;
  /** When the mark was made, in milliseconds of one clock. */
  markedAt: number;
}

/**
 * What becomes of a mark that arrives where another may stand already: the later one holds, whoever made it.
 *
 * @param current  the mark that stands; null for none
 * @param incoming the mark that arrives, perhaps long after it was made
 * @returns `holds`: it replaces what stands; `same`: nothing changes; `outdated`: a later mark stands
 * @example settleMark({ state: 'present', markedAt: 20 }, { state: 'absent', markedAt: 10 }) // 'outdated'
 */
export function settleMark(current: TimedMark | null, incoming: TimedMark): 'holds' | 'same' | 'outdated' {
  if (!current) return 'holds';
  if (current.state === incoming.state) return 'same';
  return incoming.markedAt >= current.markedAt ? 'holds' : 'outdated';
}
