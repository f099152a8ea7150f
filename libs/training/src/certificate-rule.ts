/** Why somebody gets no certificate, with the figures that say how much is missing; percentages are whole. */
export type CertificateVerdict =
  | { met: true }
  | {
      met: false;
      reason:
        | 'not-over'
        | 'not-attended'
        | 'attendance-below'
        | 'no-rule'
        | 'test-missing'
        | 'test-below'
        | 'assignments-open';
      have?: number;
      need?: number;
    };

export interface AttendanceCounts {
  /** Sessions that have begun. */
  held: number;
  present: number;
  /** Left out of the share; a session without a mark counts as missed. */
  excused: number;
}

/**
 * Whether somebody has earned the certificate of participation: the share of the sessions held, less those excused.
 * Of an activity without sessions, whoever attended it has.
 *
 * @param over     the last day of the activity has come
 * @param attended the enrolment says that the person came, for activities without sessions
 * @param percent  share needed, 0 to 100
 * @example participationVerdict(true, true, { held: 5, present: 3, excused: 0 }, 80)
 *   // { met: false, reason: 'attendance-below', have: 60, need: 80 }
 */
export function participationVerdict(
  over: boolean,
  attended: boolean,
  { held, present, excused }: AttendanceCounts,
  percent: number,
): CertificateVerdict {
  if (!over) return { met: false, reason: 'not-over' };
  const counted = held - excused;
  if (counted <= 0) return attended ? { met: true } : { met: false, reason: 'not-attended' };
  if (present * 100 >= percent * counted) return { met: true };
  return { met: false, reason: 'attendance-below', have: wholePercent(present, counted), need: percent };
}

export interface AchievementRule {
  /** Points of the test that are enough, 1 to 100; null: no test asked. */
  testPercent: number | null;
  /** All assignments must be passed. */
  assignments: boolean;
}
export interface Achievement {
  /** Best result in the test as points of maximum, or null when there is none. */
  test: { points: number; max: number } | null;
  assignmentsPassed: number;
  assignmentsSet: number;
}

/**
 * Whether somebody has earned the certificate of achievement.
 *
 * @param over the last day of the activity has come
 * @example achievementVerdict(true, { testPercent: 60, assignments: false },
 *   { test: { points: 5, max: 10 }, assignmentsPassed: 0, assignmentsSet: 0 })
 *   // { met: false, reason: 'test-below', have: 50, need: 60 }
 */
export function achievementVerdict(
  over: boolean,
  rule: AchievementRule | null,
  { test, assignmentsPassed, assignmentsSet }: Achievement,
): CertificateVerdict {
  if (!rule || (rule.testPercent === null && !rule.assignments)) return { met: false, reason: 'no-rule' };
  if (!over) return { met: false, reason: 'not-over' };
  if (rule.testPercent !== null) {
    if (!test || test.max <= 0) return { met: false, reason: 'test-missing', need: rule.testPercent };
    if (test.points * 100 < rule.testPercent * test.max)
      return {
        met: false,
        reason: 'test-below',
        have: wholePercent(test.points, test.max),
        need: rule.testPercent,
      };
  }
  if (rule.assignments && (assignmentsSet === 0 || assignmentsPassed < assignmentsSet))
    return { met: false, reason: 'assignments-open', have: assignmentsPassed, need: assignmentsSet };
  return { met: true };
}

/** Rounded down, so that nobody reads that they have what is needed when they have not. */
function wholePercent(part: number, whole: number): number {
  return Math.floor((part * 100) / whole + 1e-9);
}
