import { countryOfScope, yearOfScope } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import type { ImpactScopeKey } from './released-run.repository.js';

/** Plain counts of what was delivered; a sum over nothing is 0, a median of nothing null. */
export interface ReachCounts {
  activities: number;
  withStandard: number;
  withGender: number;
  tripartite: number;
  attended: number;
  learners: number;
  participantDays: number;
  begun: number;
  completed: number;
  assessed: number;
  certified: number;
  sessions: number;
  sessionsPresent: number;
  eligible: number;
  selected: number;
  followedUp: number;
  followedUpOnTime: number;
  followUpDays: number | null;
}

/** Months of the follow-up that timeliness is held against, and days by which it may be off (METHODS Q8). */
const dueMonths = 6;
const dueDays = 183;
const mayBeOff = 30;
/** People below which an activity stays out of days and shares: total less the others would be those few people. */
const fewest = 5;

// Somebody who withdrew before the first day has begun nothing; who was on the waiting list neither.
const reachSql = `WITH mine AS (
    SELECT a.id, a.course_id, a.starts_on, a.ends_on, a.time_zone, a.modality, a.status FROM activity a JOIN course c ON c.id = a.course_id
    WHERE NOT a.is_template AND CASE $1::text WHEN 'activity' THEN a.id = $2::uuid WHEN 'course' THEN a.course_id = $2::uuid
      WHEN 'programme' THEN c.programme_id = $2::uuid
      WHEN 'year' THEN extract(year FROM a.ends_on)::text = $6 WHEN 'country' THEN a.country_code = $6
      WHEN 'funding' THEN EXISTS (SELECT FROM activity_link l WHERE l.activity_id = a.id AND l.funding_agreement_id = $2::uuid)
      ELSE true END),
  held AS (SELECT * FROM mine WHERE status IN ('ended', 'closed')),
  begun AS (
    SELECT e.id, e.activity_id, e.person_id, e.constituent_group, e.status, e.status IN ('attended', 'completed') AS attended
    FROM held h JOIN enrolment e ON e.activity_id = h.id
    WHERE e.status IN ('enrolled', 'attended', 'completed')
      OR (e.status = 'withdrawn' AND (e.status_at AT TIME ZONE h.time_zone)::date >= h.starts_on)),
  large AS (
    SELECT activity_id, count(*) FILTER (WHERE attended) >= $7 AS days FROM begun GROUP BY activity_id HAVING count(*) >= $7),
  marks AS (
    SELECT b.id, h.modality IN ('online_tutored', 'online_self_guided') AS by_hours, (s.starts_at AT TIME ZONE h.time_zone)::date AS day,
      extract(epoch FROM s.ends_at - s.starts_at) / 3600 AS hours, m.state,
      CASE m.state WHEN 'present' THEN 1 WHEN 'partial' THEN 0.5 ELSE 0 END AS present
    FROM held h JOIN large l ON l.activity_id = h.id AND l.days JOIN begun b ON b.activity_id = h.id AND b.attended JOIN activity_session s ON s.activity_id = h.id
    LEFT JOIN attendance m ON m.activity_session_id = s.id AND m.enrolment_id = b.id),
  days AS (
    SELECT CASE WHEN by_hours THEN sum(hours * present) / 6 WHEN min(present) = 1 THEN 1 WHEN max(present) > 0 THEN 0.5 ELSE 0 END AS days
    FROM marks GROUP BY id, by_hours, day),
  chosen AS (
    SELECT count(*) AS eligible, count(*) FILTER (WHERE p.state NOT IN ('eligible', 'reserve', 'declined')) AS selected
    FROM application p JOIN mine m ON m.id = p.activity_id
    WHERE p.state IN ('eligible', 'selected', 'reserve', 'declined', 'offered', 'accepted', 'offer_lapsed', 'offer_refused', 'enrolled')
    GROUP BY m.id HAVING count(*) >= $7),
  told AS (
    SELECT (i.asked_at AT TIME ZONE h.time_zone)::date - h.ends_on AS days
    FROM held h JOIN wave w ON w.activity_id = h.id AND w.kind = 'ex_post' JOIN wave_plan p ON p.id = w.wave_plan_id AND p.offset_months = $3
    JOIN invitation i ON i.wave_id = w.id AND i.asked_at IS NOT NULL)
  SELECT (SELECT count(*)::int FROM held) AS activities,
    (SELECT count(*)::int FROM held h WHERE EXISTS (SELECT FROM activity_link l WHERE l.activity_id = h.id AND l.labour_standard_id IS NOT NULL)
      OR EXISTS (SELECT FROM course_link l WHERE l.course_id = h.course_id AND l.labour_standard_id IS NOT NULL)) AS "withStandard",
    (SELECT count(*)::int FROM held h WHERE EXISTS (SELECT FROM activity_marker m WHERE m.activity_id = h.id AND m.marker_code = 'gender_equality' AND m.score >= 1)) AS "withGender",
    (SELECT count(*)::int FROM held h WHERE (SELECT count(DISTINCT CASE WHEN b.constituent_group LIKE 'government%' THEN 'government' ELSE b.constituent_group END)
        FROM begun b WHERE b.activity_id = h.id AND b.attended AND b.constituent_group <> 'other') = 3) AS tripartite,
    count(*) FILTER (WHERE b.attended)::int AS attended, count(DISTINCT b.person_id) FILTER (WHERE b.attended)::int AS learners,
    (SELECT coalesce(sum(days), 0)::float8 FROM days) AS "participantDays",
    count(l.activity_id)::int AS begun, count(l.activity_id) FILTER (WHERE b.status = 'completed')::int AS completed,
    count(l.activity_id) FILTER (WHERE r.activity_id IS NOT NULL)::int AS assessed,
    count(l.activity_id) FILTER (WHERE r.activity_id IS NOT NULL AND EXISTS (SELECT FROM certificate k
      WHERE k.enrolment_id = b.id AND k.kind = 'achievement' AND k.state = 'issued'))::int AS certified,
    (SELECT count(*)::int FROM marks WHERE state <> 'excused') AS sessions,
    (SELECT coalesce(sum(present), 0)::float8 FROM marks WHERE state <> 'excused') AS "sessionsPresent",
    (SELECT coalesce(sum(eligible), 0)::int FROM chosen) AS eligible, (SELECT coalesce(sum(selected), 0)::int FROM chosen) AS selected,
    (SELECT count(*)::int FROM told) AS "followedUp", (SELECT count(*)::int FROM told WHERE abs(days - $4) <= $5) AS "followedUpOnTime",
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FROM told) AS "followUpDays"
  FROM begun b LEFT JOIN large l ON l.activity_id = b.activity_id LEFT JOIN certificate_rule r ON r.activity_id = b.activity_id AND (r.test_percent IS NOT NULL OR r.assignments)`;

/** Reads how many people were reached, and how, from the rolls themselves; nothing is stored. */
export class ReachRepository {
  constructor(private readonly tx: EntityManager) {}

  /** @returns null when the id is of no year, or of no country */
  async count({ scopeType, scopeId }: ImpactScopeKey): Promise<ReachCounts | null> {
    const code = codeOf({ scopeType, scopeId });
    if (code === null) return null;
    const rows: [ReachCounts] = await this.tx.query(reachSql, [
      scopeType,
      scopeId,
      dueMonths,
      dueDays,
      mayBeOff,
      code,
      fewest,
    ]);
    return rows[0];
  }
}

/** What a year or a country is called; empty for scopes with a row of their own. */
function codeOf({ scopeType, scopeId }: ImpactScopeKey): string | null {
  if (scopeType === 'year') return yearOfScope(scopeId ?? '')?.toString() ?? null;
  return scopeType === 'country' ? countryOfScope(scopeId ?? '') : '';
}
