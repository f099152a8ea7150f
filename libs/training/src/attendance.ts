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
