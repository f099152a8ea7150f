import { activityInScope, activityToManage } from '../activities/activity-scope.js';
import { invitationOpen, invitesPerson } from '../admissions/activity-invitation.sql.js';
import { isMissedCohort } from '../evaluation-plans/missed-cohort.sql.js';
import { sessionTitles } from '../activities/activity.sql.js';
import { travelsSql } from '../enrolments/travels.sql.js';
import { toldAnswered } from '../monitor/told-answered.sql.js';

const now = '(SELECT business_now())';
const today = `(${now} AT TIME ZONE a.time_zone)::date`;
const startOf = (day: string) => `((${day})::timestamp AT TIME ZONE a.time_zone)`;
const about = `a.id AS "activityId", a.code, a.title, a.time_zone AS zone`;
const activities = `activity a JOIN course c ON c.id = a.course_id`;
const most = 20;
const session = `jsonb_build_object('session', ${sessionTitles}, 'number', s.position)`;
/** The last day on which somebody can still ask for a place. */
const closing = 'coalesce(a.application_closes_on, a.enrolment_closes_on, a.starts_on)';

export const ownSql = `
  (SELECT 'profile.verify-email' AS kind, NULL::timestamptz AS at, false AS late, NULL::uuid AS "activityId",
     NULL AS code, NULL::jsonb AS title, NULL AS zone, '{}'::jsonb AS facts
   FROM person WHERE id = $1 AND email IS NOT NULL AND email_verified_at IS NULL)
  UNION ALL
  (SELECT 'enrolment.starts', ${startOf('a.starts_on')}, false, ${about}, '{}'
   FROM enrolment e JOIN activity a ON a.id = e.activity_id
   WHERE e.person_id = $1 AND e.status IN ('enrolled', 'attended') AND a.status IN ('open', 'confirmed', 'running')
     AND a.starts_on >= ${today} ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'enrolment.waiting', ${startOf('a.starts_on')}, false, ${about},
     jsonb_build_object('position', (SELECT count(*) FROM enrolment b WHERE b.activity_id = e.activity_id
       AND b.status = 'waiting' AND b.wait_position <= e.wait_position))
   FROM enrolment e JOIN activity a ON a.id = e.activity_id
   WHERE e.person_id = $1 AND e.status = 'waiting' AND a.status IN ('open', 'confirmed') AND a.ends_on >= ${today}
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'survey.answer', w.closes_at, false, ${about}, jsonb_build_object('wave', w.kind)
   FROM enrolment e JOIN activity a ON a.id = e.activity_id
   JOIN invitation i ON i.enrolment_id = e.id AND i.answer_state IN ('invited', 'opened', 'started')
   JOIN wave w ON w.id = i.wave_id AND w.state = 'open' AND coalesce(w.closes_at > ${now}, true)
   WHERE e.person_id = $1 AND e.status IN ('enrolled', 'attended', 'completed') AND a.status <> 'cancelled'
   ORDER BY w.closes_at LIMIT ${most})
  UNION ALL
  (SELECT 'nomination.confirm', ${startOf(closing)}, false, ${about}, jsonb_build_object('organization', o.name)
   FROM nomination n JOIN activity a ON a.id = n.activity_id JOIN organization o ON o.id = n.organization_id
   WHERE n.nominee_person_id = $1 AND n.state = 'sent' AND a.status <> 'cancelled' AND a.starts_on >= ${today}
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'application.invited', ${startOf(closing)}, false, ${about}, '{}'
   FROM activity_invitation v JOIN activity a ON a.id = v.activity_id
   WHERE v.withdrawn_at IS NULL AND v.declined_at IS NULL AND ${invitesPerson('$1')} AND a.admission_mode <> 'nomination'
     AND a.status IN ('open', 'confirmed') AND ${closing} >= ${today} AND a.starts_on > ${today}
     AND NOT EXISTS (SELECT 1 FROM application p WHERE p.activity_id = a.id AND p.person_id = $1 AND p.state <> 'withdrawn')
     AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND e.person_id = $1
       AND e.status NOT IN ('withdrawn', 'cancelled'))
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'application.finish', ${startOf(closing)}, ${closing} < ${today}, ${about}, '{}'
   FROM application p JOIN activity a ON a.id = p.activity_id
   WHERE p.person_id = $1 AND (p.state = 'draft'
       OR p.state IN ('submitted', 'needs_approval', 'eligible') AND NOT p.form_complete)
     AND a.status <> 'cancelled' AND a.starts_on >= ${today}
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'offer.answer', f.expires_at, false, ${about}, '{}'
   FROM application p JOIN offer f ON f.application_id = p.id AND f.state = 'open' AND f.expires_at > ${now}
   JOIN activity a ON a.id = p.activity_id
   WHERE p.person_id = $1 ORDER BY f.expires_at LIMIT ${most})
  UNION ALL
  (SELECT 'logistics.send', ${startOf('a.starts_on - 21')}, a.starts_on - 21 < ${today}, ${about}, '{}'
   FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN person p ON p.id = e.person_id
   WHERE e.person_id = $1 AND e.status = 'enrolled' AND ${travelsSql} AND a.starts_on BETWEEN ${today} AND ${today} + 60
     AND NOT EXISTS (SELECT 1 FROM logistics_form l WHERE l.enrolment_id = e.id AND l.state = 'sent')
   ORDER BY a.starts_on LIMIT ${most})`;

/** Two days for taking attendance are enough; then it is late. Of today's sessions, those that are not over. */
export const attendanceSql = `
  (SELECT 'attendance.record' AS kind, s.ends_at AS at, s.ends_at < ${now} - interval '2 days' AS late,
    ${about}, ${session} AS facts
  FROM ${activities} JOIN activity_session s ON s.activity_id = a.id
  WHERE ${activityToManage} AND a.frame_kind = 'roster' AND a.enrolled_count > 0
    AND a.status IN ('open', 'confirmed', 'running', 'ended')
    AND s.ends_at BETWEEN ${now} - interval '60 days' AND ${now}
    AND NOT EXISTS (SELECT 1 FROM attendance t WHERE t.activity_session_id = s.id)
  ORDER BY s.ends_at LIMIT ${most})
  UNION ALL
  (SELECT 'session.today', s.starts_at, false, ${about}, ${session}
  FROM ${activities} JOIN activity_session s ON s.activity_id = a.id
  WHERE ${activityToManage} AND a.status IN ('open', 'confirmed', 'running')
    AND s.ends_at > ${now} AND s.starts_at < ${startOf(`(${today} + 1)`)}
  ORDER BY s.starts_at LIMIT ${most})
  UNION ALL
  (SELECT 'walk-in.decide', min(s.starts_at), false, ${about},
    ${session} || jsonb_build_object('count', count(*))
  FROM ${activities} JOIN activity_session s ON s.activity_id = a.id JOIN walk_in w ON w.activity_session_id = s.id
  WHERE ${activityToManage} AND w.state = 'asked' GROUP BY a.id, s.id ORDER BY min(s.starts_at) LIMIT ${most})
  UNION ALL
  (SELECT 'assignment.mark', NULL, min(w.submitted_at) < ${now} - interval '7 days', ${about},
    jsonb_build_object('count', count(*))
  FROM ${activities} JOIN assignment t ON t.activity_id = a.id AND t.deleted_at IS NULL
    JOIN submission w ON w.assignment_id = t.id AND w.state = 'submitted'
  WHERE ${activityToManage} AND a.status <> 'cancelled' GROUP BY a.id ORDER BY min(w.submitted_at) LIMIT ${most})`;

export const managedSql = `
  (SELECT 'activity.open-places' AS kind, ${startOf('coalesce(a.enrolment_closes_on, a.starts_on)')} AS at, false AS late,
     ${about}, jsonb_build_object('places', a.capacity - a.enrolled_count) AS facts
   FROM ${activities}
   WHERE ${activityToManage} AND a.status IN ('open', 'confirmed') AND a.enrolled_count < a.capacity
     AND coalesce(a.enrolment_closes_on, a.starts_on) BETWEEN ${today} AND ${today} + 30
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'activity.decide-status', ${startOf('a.starts_on')}, a.starts_on < ${today}, ${about},
     jsonb_build_object('status', a.status)
   FROM ${activities}
   WHERE ${activityToManage} AND a.status IN ('draft', 'tentative') AND a.starts_on BETWEEN ${today} - 180 AND ${today} + 45
   ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'application.decide', ${startOf(closing)}, ${closing} < ${today}, ${about},
     jsonb_build_object('count', n.waiting)
   FROM ${activities} CROSS JOIN LATERAL (SELECT count(*) AS waiting FROM application p
     WHERE p.activity_id = a.id AND p.state IN ('submitted', 'eligible')) n
   WHERE ${activityToManage} AND a.status <> 'cancelled' AND a.starts_on >= ${today} AND n.waiting > 0
   ORDER BY a.starts_on LIMIT ${most})`;

/** Fewer than three in ten after a week: a word from the trainer helps more than another reminder. */
export const wavesSql = `SELECT * FROM (
    SELECT CASE WHEN w.state = 'planned' THEN 'wave.opens'
        WHEN w.opens_at < ${now} - interval '7 days' AND n.invited >= 5 AND n.submitted < 0.3 * n.invited THEN 'wave.low-response'
        ELSE 'wave.closes' END AS kind,
      CASE WHEN w.state = 'planned' THEN w.opens_at ELSE w.closes_at END AS at,
      CASE WHEN w.state = 'planned' THEN w.opens_at ELSE w.closes_at END < ${now} AS late,
      ${about}, jsonb_build_object('wave', w.kind, 'submitted', n.submitted, 'invited', n.invited) AS facts
    FROM ${activities} JOIN wave w ON w.activity_id = a.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE i.answer_state NOT IN ('planned', 'ineligible')) AS invited,
        ${toldAnswered('w')} AS submitted
      FROM invitation i WHERE i.wave_id = w.id
    ) n
    WHERE ${activityInScope} AND a.status <> 'cancelled'
      AND ((w.state = 'planned' AND w.opens_at BETWEEN ${now} - interval '2 days' AND ${now} + interval '14 days')
        OR (w.state = 'open' AND w.closes_at < ${now} + interval '30 days'))
  ) due
  WHERE kind <> 'wave.closes' OR at < ${now} + interval '7 days' ORDER BY at LIMIT ${most}`;

/** How many, in one line; which, the list of activities shows. */
export const unplannedSql = `SELECT 'activity.no-plan' AS kind, NULL::timestamptz AS at, true AS late, NULL::uuid AS "activityId",
    NULL AS code, NULL::jsonb AS title, NULL AS zone, jsonb_build_object('count', count(*)) AS facts
  FROM ${activities} WHERE ${activityToManage} AND ${isMissedCohort} HAVING count(*) > 0`;

const nominated = `FROM nomination n JOIN activity a ON a.id = n.activity_id
   WHERE n.organization_id = ANY($1::uuid[]) AND a.status <> 'cancelled' AND a.starts_on >= ${today}`;

export const nomineesSql = `
  (SELECT 'nominee.starts' AS kind, ${startOf('a.starts_on')} AS at, false AS late, ${about},
    jsonb_build_object('count', count(e.id)) AS facts
  FROM activity a JOIN enrolment e ON e.activity_id = a.id
  WHERE e.organization_id = ANY($1::uuid[]) AND e.status = 'enrolled' AND a.status IN ('open', 'confirmed', 'running')
    AND a.starts_on BETWEEN ${today} AND ${today} + 45
  GROUP BY a.id ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'nomination.send', ${startOf(closing)}, ${closing} < ${today}, ${about}, jsonb_build_object('count', count(*))
   ${nominated} AND n.state = 'draft' GROUP BY a.id ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'nomination.unanswered', ${startOf(closing)}, false, ${about}, jsonb_build_object('count', count(*))
   ${nominated} AND n.state = 'sent' GROUP BY a.id ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'nomination.declined', NULL, false, ${about}, jsonb_build_object('count', count(*))
   ${nominated} AND n.state = 'declined'
     AND NOT EXISTS (SELECT 1 FROM nomination r WHERE r.replaces_id = n.id)
   GROUP BY a.id ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'organization.invited', ${startOf(closing)}, false, ${about}, jsonb_build_object('organization', o.name)
   FROM activity_invitation v JOIN activity a ON a.id = v.activity_id JOIN organization o ON o.id = v.organization_id
   WHERE v.organization_id = ANY($1::uuid[]) AND ${invitationOpen} ORDER BY a.starts_on LIMIT ${most})`;

export const approvalsSql = `SELECT 'application.approve' AS kind, ${startOf(closing)} AS at, ${closing} < ${today} AS late,
    ${about}, jsonb_build_object('count', count(*)) AS facts
  FROM application p JOIN activity a ON a.id = p.activity_id
  WHERE p.state = 'needs_approval' AND p.constituent_group = ANY($1::text[]) AND a.status <> 'cancelled'
    AND a.starts_on >= ${today}
  GROUP BY a.id ORDER BY a.starts_on LIMIT ${most}`;

/** How many, never who: the forms themselves are read on their own page, and that reading is recorded. */
export const travelSql = `
  (SELECT 'logistics.missing' AS kind, ${startOf('a.starts_on - 21')} AS at, a.starts_on - 21 < ${today} AS late, ${about},
     jsonb_build_object('count', count(*)) AS facts
   FROM ${activities} JOIN enrolment e ON e.activity_id = a.id JOIN person p ON p.id = e.person_id
   WHERE ${activityToManage} AND e.status = 'enrolled' AND ${travelsSql} AND a.starts_on BETWEEN ${today} AND ${today} + 60
     AND NOT EXISTS (SELECT 1 FROM logistics_form l WHERE l.enrolment_id = e.id AND l.state = 'sent')
   GROUP BY a.id ORDER BY a.starts_on LIMIT ${most})
  UNION ALL
  (SELECT 'logistics.arrivals', ${startOf('d.day')}, false, ${about}, jsonb_build_object('count', count(*))
   FROM ${activities} JOIN enrolment e ON e.activity_id = a.id AND e.status = 'enrolled'
   JOIN logistics_form l ON l.enrolment_id = e.id AND l.state = 'sent'
   CROSS JOIN LATERAL (SELECT (l.details ->> 'arrivesOn')::date AS day) d
   WHERE ${activityToManage} AND d.day BETWEEN ${today} AND ${today} + 7
   GROUP BY a.id, d.day ORDER BY d.day LIMIT ${most})`;

export const figuresSql = `SELECT * FROM (
    SELECT DISTINCT ON (a.id) 'impact.new-figures' AS kind, r.business_at AS at, false AS late, ${about}, '{}'::jsonb AS facts
    FROM impact_run r LEFT JOIN wave w ON r.scope_type = 'wave' AND w.id = r.scope_id
    JOIN activity a ON a.id = CASE WHEN r.scope_type = 'wave' THEN w.activity_id ELSE r.scope_id END
    JOIN course c ON c.id = a.course_id
    WHERE r.kind = 'released' AND r.scope_type IN ('wave', 'activity') AND ${activityInScope}
      AND r.business_at BETWEEN ${now} - interval '14 days' AND ${now}
    ORDER BY a.id, r.business_at DESC
  ) fresh ORDER BY at DESC LIMIT 10`;

/** People who signed up lately and take part in nothing: perhaps they should see something. */
export const houseSql = `SELECT
    (SELECT count(*)::int FROM message WHERE state IN ('review', 'dead')) AS "inReview",
    (SELECT count(*)::int FROM privacy_request WHERE kind = 'erasure' AND state = 'asked') AS erasures,
    late.n AS overdue, late.since AS "overdueSince",
    (SELECT count(*)::int FROM person p WHERE p.email_verified_at IS NOT NULL AND p.disabled_at IS NULL
      AND p.created_at > clock_timestamp() - interval '30 days'
      AND EXISTS (SELECT 1 FROM sign_in_session s WHERE s.person_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM role_assignment r WHERE r.person_id = p.id AND r.ended_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id)) AS "withoutRole",
    beat.seen AS "queueSeenAt", coalesce(beat.seen > clock_timestamp() - interval '60 seconds' AND beat.reachable, false) AS "queueReachable"
  FROM (SELECT count(*)::int AS n, min(not_before) AS since FROM message
      WHERE state = 'planned' AND not_before < clock_timestamp() - interval '15 minutes') late,
    (SELECT max(seen_at) AS seen, bool_or(queue_reachable AND seen_at > clock_timestamp() - interval '60 seconds') AS reachable
      FROM worker_heartbeat) beat`;
