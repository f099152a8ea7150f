export type AttendanceState = 'present' | 'absent' | 'excused';

/**
 * Share of the sessions held in which somebody was present; excused sessions leave the denominator.
 *
 * @returns 0 to 1, or null when no session counts
 * @example attendanceShare(['present', 'present', 'absent', 'excused']) // 2 of 3 = 0.667
 */
export function attendanceShare(marks: readonly AttendanceState[]): number | null {
  const counted = marks.filter((mark) => mark !== 'excused');
  if (counted.length === 0) return null;
  return counted.filter((mark) => mark === 'present').length / counted.length;
}

/** Present in at least `sessions` sessions; the rule for being asked afterwards. */
export function hasAttended(marks: readonly AttendanceState[], sessions = 1): boolean {
  return marks.filter((mark) => mark === 'present').length >= sessions;
}
