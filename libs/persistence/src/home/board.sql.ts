import { activityInScope, activityToManage } from '../activities/activity-scope.js';
import { sessionTitles } from '../activities/activity.sql.js';
import { liveEnrolment, materialAccess, visibleModule } from '../materials/material-access.js';
import { sqlInstant } from '../sql-instant.js';
import { toldAnswered } from '../monitor/told-answered.sql.js';

const now = '(SELECT business_now())';
const today = `(${now} AT TIME ZONE a.time_zone)::date`;
const about = `a.id AS "activityId", a.code, a.title, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
  a.time_zone AS "timeZone"`;
const activities = `activity a JOIN course c ON c.id = a.course_id`;

export const standingInSql = `SELECT concat_ws(' ', p.given_name, p.family_name) AS name, d.ends_on::text AS "endsOn"
  FROM deputyship d JOIN person p ON p.id = d.person_id
  WHERE d.deputy_id = $1 AND d.ended_at IS NULL AND ${now}::date BETWEEN d.starts_on AND d.ends_on
  ORDER BY d.ends_on, d.id LIMIT 10`;

/** Until three months after the end, and only where something is left or ready. */
export const learningSql = `SELECT * FROM (
    SELECT ${about}, pages.total AS pages, pages.done AS "pagesDone",
      CASE WHEN ${materialAccess} = 'open' THEN coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title,
        'dueOn', t.due_on::text, 'state', coalesce(s.state, 'none')) ORDER BY t.due_on NULLS LAST, t.id)
        FROM assignment t LEFT JOIN submission s ON s.assignment_id = t.id AND s.enrolment_id = e.id
        WHERE t.activity_id = a.id AND t.deleted_at IS NULL AND coalesce(s.state, 'none') IN ('none', 'draft', 'not_yet')), '[]')
        ELSE '[]' END AS assignments,
      (SELECT count(*)::int FROM certificate k WHERE k.enrolment_id = e.id AND k.state = 'issued' AND k.pdf IS NOT NULL)
        AS certificates
    FROM enrolment e JOIN activity a ON a.id = e.activity_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS total, count(g.done_at)::int AS done
      FROM material_module m JOIN material_page p ON p.module_id = m.id AND p.deleted_at IS NULL
      LEFT JOIN material_progress g ON g.page_id = p.id AND g.person_id = e.person_id
      WHERE m.activity_id = a.id AND ${visibleModule} AND ${materialAccess} = 'open') pages
    WHERE e.person_id = $1 AND ${liveEnrolment} AND e.status <> 'waiting' AND a.status <> 'cancelled'
      AND a.ends_on >= ${today} - 90 AND a.starts_on <= ${today} + 60
  ) l WHERE l.pages > l."pagesDone" OR l.assignments <> '[]' OR l.certificates > 0
  ORDER BY l."startsOn", l.code LIMIT 10`;

const counted = (what: string) => `coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'count', g.n)
    ORDER BY g.n DESC, g.code) FROM (SELECT ${what} AS code, count(*) AS n FROM coming WHERE coming.activity_id = a.id
      AND ${what} IS NOT NULL GROUP BY 1) g), '[]')`;

/** Fewer answers than this are shown to nobody. */
const fewest = 5;
/** A form that is not answered by name is averaged once it has closed: before, each new answer could be told apart. */
const groupForms = `coalesce((SELECT jsonb_agg(jsonb_build_object('kind', w.kind, 'state', w.state,
      'opensAt', ${sqlInstant('w.opens_at')}, 'invited', n.invited,
      'submitted', CASE WHEN w.state = 'open' THEN ${toldAnswered('v0')} ELSE n.submitted END,
      'meanPercent', CASE WHEN w.withheld IS NULL THEN n.mean END, 'withheld', w.withheld) ORDER BY w.opens_at)
  FROM (SELECT v.*, v.privacy_mode = 'named' AS named FROM wave v
    WHERE v.activity_id = a.id AND v.kind IN ('needs', 'pre_test') AND v.state <> 'cancelled') v0
  CROSS JOIN LATERAL (
    SELECT (SELECT count(*)::int FROM invitation i WHERE i.wave_id = v0.id AND i.answer_state NOT IN ('planned', 'ineligible'))
        AS invited, count(r.id)::int AS submitted,
      count(r.id) FILTER (WHERE r.score_max > 0) AS scored,
      round(avg(100.0 * r.score_points / r.score_max) FILTER (WHERE r.score_max > 0))::int AS mean
    FROM response r WHERE r.wave_id = v0.id AND r.state = 'submitted'
  ) n
  CROSS JOIN LATERAL (SELECT v0.kind, v0.state, v0.opens_at, CASE WHEN n.submitted < ${fewest} THEN 'few'
    WHEN NOT v0.named AND v0.state <> 'closed' THEN 'open' WHEN n.mean IS NULL THEN 'no_score'
    WHEN n.scored < ${fewest} THEN 'few' END AS withheld) w), '[]')`;

/** What begins within two months, goes on, or ended this week. */
export const teachingSql = `WITH mine AS (
    SELECT a.* FROM ${activities}
    WHERE ${activityToManage} AND a.status IN ('open', 'confirmed', 'running', 'ended')
      AND a.starts_on <= ${today} + 60 AND a.ends_on >= ${today} - 7
    ORDER BY a.starts_on, a.id LIMIT 5
  ), coming AS (
    SELECT e.activity_id, e.constituent_group, p.locale, p.country_code, p.given_name, p.family_name, o.name AS organization
    FROM mine JOIN enrolment e ON e.activity_id = mine.id AND e.status IN ('enrolled', 'attended', 'completed')
    JOIN person p ON p.id = e.person_id LEFT JOIN organization o ON o.id = e.organization_id
  )
  SELECT ${about}, (SELECT count(*)::int FROM coming WHERE coming.activity_id = a.id) AS coming,
    ${counted('coming.constituent_group')} AS groups, ${counted('coming.locale')} AS languages,
    ${counted('coming.country_code')} AS countries,
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', g.name, 'organization', g.organization)) FROM (
      SELECT concat_ws(' ', given_name, family_name) AS name, organization FROM coming WHERE coming.activity_id = a.id
      ORDER BY family_name, given_name LIMIT 6) g), '[]') AS people,
    ${groupForms} AS forms,
    coalesce((SELECT jsonb_agg(jsonb_build_object('number', s.position, 'title', ${sessionTitles},
        'startsAt', ${sqlInstant('s.starts_at')}, 'endsAt', ${sqlInstant('s.ends_at')}) ORDER BY s.starts_at)
      FROM activity_session s WHERE s.activity_id = a.id AND (s.starts_at AT TIME ZONE a.time_zone)::date = ${today}), '[]')
      AS today
  FROM mine a ORDER BY a.starts_on, a.id`;

export const nomineesBoardSql = `SELECT n.id AS "nominationId", n.given_name || ' ' || n.family_name AS name, a.code, a.title,
    a.starts_on::text AS "startsOn", n.state AS nomination, p.state AS application, e.status AS enrolment,
    EXISTS (SELECT 1 FROM selection_decision d WHERE d.application_id = p.id AND d.letter_sent_at IS NOT NULL) AS told
  FROM nomination n JOIN activity a ON a.id = n.activity_id
  LEFT JOIN application p ON p.nomination_id = n.id
  LEFT JOIN LATERAL (SELECT e.status FROM enrolment e WHERE e.activity_id = n.activity_id AND e.person_id = n.nominee_person_id
    ORDER BY e.created_at DESC LIMIT 1) e ON true
  WHERE n.organization_id = ANY($1::uuid[]) AND n.state NOT IN ('withdrawn', 'superseded') AND a.status <> 'cancelled'
    AND a.ends_on >= ${today} - 30
  ORDER BY a.starts_on, n.family_name, n.id LIMIT 20`;

export const openWavesSql = `SELECT ${about}, w.kind, ${sqlInstant('w.closes_at')} AS "closesAt", n.invited, n.submitted
  FROM ${activities} JOIN wave w ON w.activity_id = a.id AND w.state = 'open'
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE i.answer_state NOT IN ('planned', 'ineligible'))::int AS invited,
    ${toldAnswered('w')} AS submitted FROM invitation i WHERE i.wave_id = w.id) n
  WHERE ${activityInScope} AND a.status <> 'cancelled' ORDER BY w.closes_at NULLS LAST, w.id LIMIT 10`;

/** Newest published of each scope; and, of waves, how many were worked out and have not been released since. */
export const publishedSql = `WITH runs AS (
    SELECT DISTINCT ON (r.scope_type, r.scope_id, r.wave_kind) r.scope_type, r.scope_id, r.wave_kind, r.business_at,
      r.responded, r.invited
    FROM impact_run r WHERE r.kind = 'released' AND r.scope_type IN ('activity', 'programme', 'centre')
      AND (r.scope_type <> 'centre' OR $1::boolean)
    ORDER BY r.scope_type, r.scope_id, r.wave_kind, r.computed_at DESC
  )
  SELECT runs.scope_type AS "scopeType", runs.scope_id AS "scopeId", coalesce(a.title, p.title, '{}') AS name,
    coalesce(a.code, p.code) AS code, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
    runs.wave_kind AS "waveKind", ${sqlInstant('runs.business_at')} AS "publishedAt", runs.responded, runs.invited
  FROM runs LEFT JOIN activity a ON runs.scope_type = 'activity' AND a.id = runs.scope_id
  LEFT JOIN course c ON c.id = a.course_id LEFT JOIN programme p ON runs.scope_type = 'programme' AND p.id = runs.scope_id
  WHERE runs.scope_type = 'centre' OR (runs.scope_type = 'programme' AND ($1::boolean OR p.id = ANY($2::uuid[])))
    OR (runs.scope_type = 'activity' AND ${activityInScope})
  ORDER BY array_position('{centre,programme,activity}'::text[], runs.scope_type), runs.business_at DESC LIMIT 6`;

export const waitingReleaseSql = `SELECT count(DISTINCT w.id)::int AS waiting
  FROM ${activities} JOIN wave w ON w.activity_id = a.id
  WHERE ${activityInScope} AND EXISTS (SELECT 1 FROM impact_run i WHERE i.kind = 'internal' AND i.scope_type = 'wave'
      AND i.scope_id = w.id)
    AND NOT EXISTS (SELECT 1 FROM impact_run r WHERE r.kind = 'released' AND r.scope_type = 'wave' AND r.scope_id = w.id)`;

export const houseBoardSql = `SELECT
    (SELECT count(*)::int FROM delivery WHERE dead_at IS NOT NULL AND done_at IS NULL) AS "deadJobs",
    (SELECT count(*)::int FROM message WHERE state = 'dead') AS "mailsGivenUp",
    (SELECT count(*)::int FROM message WHERE state = 'review') AS "mailsInReview",
    (SELECT count(*)::int FROM message WHERE state = 'planned' AND not_before <= clock_timestamp()) AS "mailsWaiting",
    (SELECT extract(epoch FROM clock_timestamp() - min(not_before))::int FROM message
      WHERE state = 'planned' AND not_before <= clock_timestamp()) AS "longestWaitSeconds",
    current_setting('server_version') AS "serverVersion", d.is_demo AS "isDemo",
    d.clock_offset <> interval '0' AS "clockMoved", clock_timestamp() AS now,
    NOT (has_table_privilege('audit_event', 'UPDATE') OR has_table_privilege('audit_event', 'DELETE')) AS "trailSafe",
    ${sqlInstant('beat.seen')} AS "workerSeenAt",
    coalesce(beat.seen > clock_timestamp() - interval '60 seconds', false) AS "workerAlive"
  FROM (SELECT max(seen_at) AS seen FROM worker_heartbeat) beat, deployment d`;
