/**
 * What should have been written by now, and what became of it: one row a letter. `$1` are waves. An invitation that is
 * due counts once, however many copies it has; a reminder whose instant has passed and that was not planned is missing.
 */
const lettersSql = `WITH due AS (
  SELECT i.id, i.wave_id, i.answer_state, i.due_at, i.enrolment_id, i.organization_id, w.respondent_kind, w.opening, i.remind_at,
    w.state AS wave_state, coalesce((SELECT ep.state = 'paused' FROM evaluation_plan ep
      WHERE ep.activity_id = w.activity_id AND ep.state IN ('active', 'paused')), false) AS paused
  FROM invitation i JOIN wave w ON w.id = i.wave_id
  WHERE i.wave_id = ANY($1::uuid[]) AND i.due_at <= business_now()
    AND NOT (w.opening = 'in_room' AND w.state = 'planned')
), mail AS (
  SELECT d.id, m.kind, m.ordinal, bool_or(m.state = 'sent') AS sent, bool_or(m.state IN ('planned', 'sending')) AS waits,
    min(coalesce(m.reason, m.state)) AS reason
  FROM due d JOIN message m ON m.subject_type = 'invitation' AND m.subject_id = d.id
  WHERE m.kind IN ('survey.invitation', 'survey.handed_over', 'survey.reminder')
  GROUP BY d.id, m.kind, m.ordinal
), first AS (
  SELECT d.*, bool_or(m.sent) AS sent, bool_or(m.waits) AS waits, min(m.reason) AS mail_reason
  FROM due d LEFT JOIN mail m ON m.id = d.id AND m.kind <> 'survey.reminder'
  GROUP BY d.id, d.wave_id, d.answer_state, d.due_at, d.enrolment_id, d.organization_id, d.respondent_kind, d.opening, d.remind_at,
    d.wave_state, d.paused
), letter AS (
  SELECT f.wave_id, 'invitation' AS kind, f.due_at, CASE WHEN f.sent THEN 'sent' WHEN f.waits THEN 'waiting'
      WHEN f.mail_reason IS NOT NULL THEN f.mail_reason
      WHEN f.answer_state = 'submitted' THEN 'already-answered'
      WHEN f.answer_state = 'refused' THEN 'refused'
      WHEN f.answer_state = 'ineligible' THEN 'not-eligible'
      WHEN f.wave_state = 'cancelled' THEN 'wave-cancelled'
      WHEN f.paused THEN 'plan-paused'
      WHEN f.organization_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role_assignment r WHERE r.role = 'focal_point'
        AND r.scope_type = 'organization' AND r.ended_at IS NULL AND r.scope_id = f.organization_id::text)
        THEN 'no-focal-point'
      WHEN f.respondent_kind = 'supervisor' AND NOT EXISTS (SELECT 1 FROM supervisor s
        WHERE s.enrolment_id = f.enrolment_id AND s.ended_at IS NULL) THEN 'no-supervisor'
      WHEN f.respondent_kind = 'supervisor' AND NOT EXISTS (SELECT 1 FROM consent k
        JOIN enrolment e ON e.person_id = k.person_id
        WHERE e.id = f.enrolment_id AND k.purpose = 'supervisor_contact' AND k.withdrawn_at IS NULL)
        THEN 'agreement-withdrawn'
      ELSE 'missing' END AS fate
  FROM first f
  UNION ALL
  SELECT d.wave_id, 'reminder', d.due_at,
    CASE WHEN m.sent THEN 'sent' WHEN m.waits THEN 'waiting' ELSE m.reason END
  FROM mail m JOIN due d ON d.id = m.id WHERE m.kind = 'survey.reminder'
  UNION ALL
  SELECT d.wave_id, 'reminder', d.remind_at, 'missing' FROM due d
  WHERE d.wave_state = 'open' AND NOT d.paused AND d.remind_at <= business_now()
    AND d.answer_state IN ('invited', 'opened', 'started')
)`;

/** One row a wave, kind and fate. */
export const expectedSql = `${lettersSql}
SELECT wave_id AS "waveId", kind, fate, count(*)::int AS count FROM letter GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** Over the waves in which mail still leaves: what is expected, and what has been unaccounted for over a quarter of an hour. */
export const unaccountedSql = `${lettersSql.replace(
  'i.wave_id = ANY($1::uuid[])',
  `w.state IN ('planned', 'open') AND w.opens_at <= business_now()
    AND EXISTS (SELECT 1 FROM activity a WHERE a.id = w.activity_id AND a.status <> 'cancelled')`,
)}
SELECT count(*)::int AS expected, count(*) FILTER (WHERE fate = 'missing'
    AND due_at < business_now() - interval '15 minutes')::int AS unaccounted,
  min(due_at) FILTER (WHERE fate = 'missing') AS since FROM letter`;

/** Waves of activities in scope that have begun, the latest first; `$6` an activity, `$7` a wave, `$8`, `$9` the page before. */
export const wavesSql = (inScope: string, instant: string) => `SELECT w.id AS "waveId", w.code, w.kind,
    w.state, w.respondent_kind AS "respondentKind", a.id AS "activityId", a.code AS "activityCode",
    a.title AS "activityTitle", ${instant} AS "opensAt"
  FROM wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  WHERE ${inScope} AND w.opens_at <= business_now() AND w.state <> 'cancelled'
    AND ($6::uuid IS NULL OR a.id = $6) AND ($7::uuid IS NULL OR w.id = $7)
    AND ($8::timestamptz IS NULL OR (w.opens_at, w.id) < ($8, $9::uuid))
  ORDER BY w.opens_at DESC, w.id DESC LIMIT $10`;
