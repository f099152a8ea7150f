import { meetsAttendanceRule } from '../enrolments/completion.sql.js';

/**
 * Whom a wave asks, said once for opening it and for the dry run. Before it stands
 * `asking(ref, wave_id, activity_id, respondent_kind, eligibility)`; a wave that is open already (`wave_id` with a frame)
 * keeps its frozen frame.
 *
 * - participants: whoever holds a place; `attended_once` only who was there, `completed` only who meets the attendance
 *   rule, unless nobody took attendance: then the places are all that is known;
 * - supervisors: of those participants, where one is named and the participant agreed to the contact;
 * - organizations: every one that sent such a participant, once, by its focal points;
 * - trainers: who works in the activity and does not only manage it.
 *
 * Who comes before the opening is asked, who comes after it is outside; who leaves before it is outside, who leaves
 * after it stays in the frame as somebody who did not answer; erased people stay in it without a name.
 */
export const askedCtes = `place AS (
  SELECT e.activity_id, e.id AS enrolment_id, e.person_id, e.constituent_group, e.organization_id, e.status,
    e.status IN ('attended', 'completed') OR EXISTS (
      SELECT 1 FROM attendance t WHERE t.enrolment_id = e.id AND t.state IN ('present', 'partial')) AS was_there,
    e.status = 'completed' OR (e.status = 'attended' AND ${meetsAttendanceRule}) AS has_met
  FROM enrolment e JOIN activity a ON a.id = e.activity_id
  WHERE e.activity_id IN (SELECT activity_id FROM asking) AND e.status IN ('enrolled', 'attended', 'completed', 'waiting')
), taken AS (
  SELECT activity_id, coalesce(bool_or(was_there) FILTER (WHERE status <> 'waiting'), false) AS taken FROM place GROUP BY 1
), member AS (
  SELECT g.ref, g.respondent_kind, p.*, CASE
      WHEN p.status = 'waiting' THEN 'waiting'
      WHEN w.frozen_at IS NOT NULL AND g.respondent_kind <> 'organization' THEN CASE WHEN NOT EXISTS (SELECT 1
        FROM frame_member f WHERE f.wave_id = w.id AND f.enrolment_id = p.enrolment_id) THEN 'not-eligible' END
      WHEN g.eligibility = 'everybody' OR NOT k.taken THEN NULL
      WHEN g.eligibility = 'completed' AND NOT p.has_met THEN 'not-eligible'
      WHEN NOT p.was_there THEN 'not-eligible' END AS outside
  FROM asking g JOIN place p ON p.activity_id = g.activity_id JOIN taken k ON k.activity_id = g.activity_id
  LEFT JOIN wave w ON w.id = g.wave_id
  WHERE g.respondent_kind <> 'trainer'
), asked AS (
  SELECT m.ref, m.activity_id, true AS attends, m.enrolment_id, NULL::uuid AS organization_id, NULL::uuid AS trainer_person_id,
    m.person_id AS recipient_id, m.outside
  FROM member m WHERE m.respondent_kind = 'participant'
  UNION ALL
  SELECT m.ref, m.activity_id, false, m.enrolment_id, NULL, NULL, s.person_id, coalesce(m.outside, CASE
      WHEN s.id IS NULL THEN 'no-supervisor'
      WHEN NOT EXISTS (SELECT 1 FROM consent y WHERE y.person_id = m.person_id AND y.purpose = 'supervisor_contact'
        AND y.withdrawn_at IS NULL) THEN 'no-consent' END)
  FROM member m LEFT JOIN supervisor s ON s.enrolment_id = m.enrolment_id AND s.ended_at IS NULL
  WHERE m.respondent_kind = 'supervisor'
  UNION ALL
  SELECT o.ref, o.activity_id, false, NULL, o.organization_id, NULL, r.person_id,
    CASE WHEN r.person_id IS NULL THEN 'no-focal-point' END
  FROM (SELECT DISTINCT m.ref, m.activity_id, m.organization_id FROM member m
    WHERE m.respondent_kind = 'organization' AND m.outside IS NULL AND m.organization_id IS NOT NULL) o
  LEFT JOIN LATERAL (SELECT DISTINCT r.person_id FROM role_assignment r WHERE r.role = 'focal_point'
    AND r.scope_type = 'organization' AND r.ended_at IS NULL AND r.scope_id = o.organization_id::text) r ON true
  UNION ALL
  SELECT g.ref, g.activity_id, true, NULL, NULL, s.person_id, s.person_id, NULL
  FROM asking g JOIN (SELECT DISTINCT f.activity_id, f.person_id FROM activity_staff f WHERE f.staff_role <> 'manager') s
    ON s.activity_id = g.activity_id
  WHERE g.respondent_kind = 'trainer'
)`;

/** Where the recipient works: zone of the person, else of the country, else of the activity, and the country's free days. */
export const placeColumns = `coalesce(p.time_zone, rc.time_zone, a.time_zone) AS zone,
  coalesce(rc.weekend, ac.weekend, '{6,7}')::text AS weekend`;
/** Over `x` (a row of `asked`); an organization is written to where it is, whoever reads it. */
export const placeTables = `JOIN activity a ON a.id = x.activity_id LEFT JOIN country ac ON ac.code = a.country_code
  LEFT JOIN person p ON p.id = CASE WHEN x.organization_id IS NULL THEN x.recipient_id END
  LEFT JOIN organization o ON o.id = x.organization_id
  LEFT JOIN country rc ON rc.code = coalesce(p.country_code, o.country_code)`;

/** Spans in which those who take part are at the venue, over `a`: phases face to face, else all days of such an activity. */
export const onSiteOf = `coalesce(
  (SELECT jsonb_agg(jsonb_build_object('startsOn', f.starts_on::text, 'endsOn', f.ends_on::text,
      'timeZone', coalesce(v.time_zone, a.time_zone)) ORDER BY f.starts_on, f.id)
    FROM activity_phase f LEFT JOIN activity_venue v ON v.id = f.venue_id
    WHERE f.activity_id = a.id AND f.kind = 'face_to_face'),
  CASE WHEN a.modality = 'face_to_face' THEN jsonb_build_array(jsonb_build_object('startsOn', a.starts_on::text,
    'endsOn', a.ends_on::text, 'timeZone', coalesce((SELECT v.time_zone FROM activity_venue v WHERE v.activity_id = a.id
      ORDER BY v.position LIMIT 1), a.time_zone))) END, '[]')`;

/** The language of a letter by the rule of the wave, for `reader` (a person), over `a`. */
export const letterLocale = (
  reader: string,
  rule: string,
) => `CASE ${rule} WHEN 'recipient' THEN ${reader}.locale
  WHEN 'activity' THEN coalesce((SELECT l.code FROM unnest(a.languages) WITH ORDINALITY AS l(code, n)
    WHERE l.code IN ('en', 'fr', 'es', 'ar') ORDER BY l.n LIMIT 1), ${reader}.locale)
  ELSE ${rule} END`;

/** Nothing is opened, handed out or sent for an activity whose plan is held, over the id of the activity. */
export const planIsHeld = (activityId: string) =>
  `EXISTS (SELECT 1 FROM evaluation_plan h WHERE h.activity_id = ${activityId} AND h.state = 'paused')`;
