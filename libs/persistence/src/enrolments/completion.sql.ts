/**
 * As `attendanceVerdict` of a closed activity: what was not marked was missed, excused sessions do not count, a part of
 * a session counts half. Over `e` (the enrolment) and `a` (the activity); without sessions whoever attended has done it.
 */
export const meetsAttendanceRule = `(SELECT 100 * (2 * count(*) FILTER (WHERE t.state = 'present') + count(*) FILTER (WHERE t.state = 'partial'))
    >= 2 * a.attendance_percent * count(*) FILTER (WHERE t.state IS DISTINCT FROM 'excused')
  FROM activity_session s LEFT JOIN attendance t ON t.activity_session_id = s.id AND t.enrolment_id = e.id
  WHERE s.activity_id = e.activity_id)`;

/** Everybody of the activities $1. */
export const completeSql = `UPDATE enrolment e SET status = 'completed', version = e.version + 1
  FROM activity a WHERE a.id = e.activity_id AND a.id = ANY($1::uuid[]) AND a.status = 'closed'
    AND e.status = 'attended' AND ${meetsAttendanceRule}
  RETURNING e.activity_id AS "activityId"`;

/** Of the enrolments $1: whoever is no longer there often enough has only attended. */
export const takeCompletionSql = `UPDATE enrolment e SET status = 'attended', version = e.version + 1
  FROM activity a WHERE a.id = e.activity_id AND e.id = ANY($1::uuid[]) AND e.status = 'completed' AND NOT (${meetsAttendanceRule}
    AND EXISTS (SELECT 1 FROM attendance p WHERE p.enrolment_id = e.id AND p.state IN ('present', 'partial')))`;

/** Of the enrolments $1, in activities that are closed. */
export const giveCompletionSql = `UPDATE enrolment e SET status = 'completed', version = e.version + 1
  FROM activity a WHERE a.id = e.activity_id AND e.id = ANY($1::uuid[]) AND a.status = 'closed'
    AND e.status = 'attended' AND ${meetsAttendanceRule}`;
