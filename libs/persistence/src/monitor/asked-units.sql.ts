/** What became of the mail that asked somebody; of several recipients it is enough that one was reached. */
export const mailOfInvitation = `CASE WHEN m.sent THEN 'delivered' WHEN m.bounced THEN 'bounced' WHEN m.stopped THEN 'stopped'
  WHEN m.no_address THEN 'no_address' WHEN m.mails = 0 THEN 'none' ELSE 'waiting' END`;
export const mailLateral = `LEFT JOIN LATERAL (SELECT count(*) AS mails, bool_or(x.state = 'sent') AS sent,
    bool_or(x.state = 'bounced') AS bounced,
    bool_or(x.state = 'suppressed' AND x.reason = 'no-address') AS no_address,
    bool_or(x.state = 'suppressed' AND x.reason <> 'no-address') AS stopped
  FROM message x WHERE x.kind IN ('survey.invitation', 'survey.handed_over') AND x.subject_type = 'invitation' AND x.subject_id = i.id) m ON true`;

/**
 * One row an invitation: how far it was when the last full day ended. Somebody who changes an answer that was told of
 * has answered all the same.
 */
export const askedUnits = `WITH edge AS (
  SELECT w.id, w.privacy_mode, CASE w.state WHEN 'open'
    THEN date_trunc('day', business_now() AT TIME ZONE a.time_zone) AT TIME ZONE a.time_zone ELSE 'infinity' END AS at
  FROM wave w JOIN activity a ON a.id = w.activity_id WHERE w.id = $1
)
SELECT i.id, CASE
    WHEN r.state = 'submitted' AND (i.told_state = 'answered' OR r.submitted_at < edge.at)
      THEN CASE r.completeness WHEN 'complete' THEN 'complete' WHEN 'partial' THEN 'partial' ELSE 'breakOff' END
    WHEN edge.privacy_mode = 'anonymous' AND i.answer_state = 'submitted' THEN 'sealed'
    WHEN i.answer_state = 'refused' THEN 'declined'
    WHEN r.started_at < edge.at THEN 'started'
    WHEN i.opened_at < edge.at THEN 'opened'
    WHEN m.bounced OR m.stopped OR m.no_address THEN CASE WHEN m.sent THEN 'silent' ELSE 'unreachable' END
    ELSE 'silent' END AS outcome,
  CASE WHEN i.answer_state = 'refused' THEN coalesce(i.declined_reason, 'declined') END AS "declinedReason",
  ${mailOfInvitation} AS mail,
  f.constituent_group AS "constituentGroup", f.sex, f.region, o.constituent_group AS "organizationType"
FROM edge JOIN invitation i ON i.wave_id = edge.id AND i.answer_state <> 'ineligible'
LEFT JOIN frame_member f ON f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id
LEFT JOIN organization o ON o.id = i.organization_id
LEFT JOIN response r ON r.invitation_id = i.id AND r.part IN ('whole', 'main')
${mailLateral}`;
