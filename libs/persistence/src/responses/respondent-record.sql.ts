/**
 * What is known of the respondent of invitation $1: fields, and lists in their order. The first reading keeps the codes with the invitation; the words behind a code are read anew each time.
 * With $2 it is an opening: the first sight is noted in the same breath.
 */
export const recordSql = `WITH link AS (
  SELECT i.id, i.answer_state, i.record_lists, i.enrolment_id, i.organization_id, w.activity_id,
    w.privacy_mode <> 'anonymous' AS personal, w.respondent_kind = 'supervisor' AS supervised
  FROM invitation i JOIN wave w ON w.id = i.wave_id WHERE i.id = $1
), trainer AS (
  SELECT x.id, min(x.first) AS first FROM (
    SELECT st.person_id AS id, s.position AS first FROM link
    JOIN activity_session s ON s.activity_id = link.activity_id
    JOIN session_trainer st ON st.activity_session_id = s.id
    UNION ALL
    SELECT f.person_id, 10000 FROM link JOIN activity_staff f ON f.activity_id = link.activity_id
      AND f.staff_role IN ('lead_trainer','facilitator','resource_person')) x GROUP BY x.id
), plan AS (
  SELECT r.id, r.locale FROM link JOIN invitation pi ON pi.enrolment_id = link.enrolment_id AND pi.id <> link.id
  JOIN wave pw ON pw.id = pi.wave_id AND pw.kind = 'end_of_activity' AND pw.privacy_mode <> 'anonymous'
  JOIN response r ON r.invitation_id = pi.id AND r.state = 'submitted'
  WHERE link.personal AND NOT link.supervised AND pw.respondent_kind = 'participant' ORDER BY r.submitted_at DESC, r.id LIMIT 1
), planned AS (
  SELECT a.occurrence, a.text_value AS text, plan.locale FROM plan JOIN answer a ON a.response_id = plan.id
  JOIN item t ON t.id = a.item_id AND t.code = 'EOA-PLAN-WHAT' WHERE a.text_value IS NOT NULL
), sent AS (
  SELECT n.id, n.given_name || ' ' || n.family_name AS name FROM link
  JOIN nomination n ON n.organization_id = link.organization_id AND n.activity_id = link.activity_id
  JOIN enrolment e ON e.activity_id = n.activity_id AND e.person_id = n.nominee_person_id
    AND e.status IN ('enrolled','attended','completed')
  WHERE link.personal AND n.state IN ('sent','confirmed','corrected')
), fresh AS (
  SELECT jsonb_build_object(
    'trainers', (SELECT coalesce(jsonb_agg(id ORDER BY first, id), '[]') FROM trainer),
    'objectives', (SELECT coalesce(jsonb_agg(o.code ORDER BY o.position), '[]') FROM activity_objective o
      WHERE o.activity_id = (SELECT activity_id FROM link)),
    'actions', (SELECT coalesce(jsonb_agg(occurrence::text ORDER BY occurrence), '[]') FROM planned),
    'nominees', (SELECT coalesce(jsonb_agg(id ORDER BY name, id), '[]') FROM sent)) AS lists
), codes AS (
  SELECT coalesce((SELECT record_lists FROM link), (SELECT lists FROM fresh)) AS lists
), seen AS (
  UPDATE invitation i SET
    answer_state = CASE WHEN $2 AND i.answer_state IN ('planned','invited') THEN 'opened' ELSE i.answer_state END,
    opened_at = CASE WHEN $2 THEN coalesce(i.opened_at, business_now()) ELSE i.opened_at END,
    record_lists = coalesce(i.record_lists, (SELECT lists FROM fresh))
  FROM link WHERE i.id = link.id
    AND (($2 AND link.answer_state IN ('planned','invited')) OR link.record_lists IS NULL)
)
SELECT c.title AS "courseTitle", a.ends_on::text AS "activityEndsOn",
  CASE WHEN NOT link.personal THEN NULL WHEN link.supervised THEN coalesce(sp.given_name, '')
    ELSE p.given_name END AS "givenName",
  CASE WHEN link.personal AND link.supervised THEN p.given_name || ' ' || p.family_name END AS "participantName",
  CASE WHEN link.personal THEN o.name END AS "organizationName",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', jsonb_build_object('en',
      coalesce(tp.given_name || ' ' || tp.family_name, ''))) ORDER BY x.n), '[]')
    FROM codes, jsonb_array_elements_text(codes.lists->'trainers') WITH ORDINALITY AS x(code, n)
    LEFT JOIN person tp ON tp.id = x.code::uuid) AS trainers,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', coalesce(ao.title, '{}')) ORDER BY x.n), '[]')
    FROM codes, jsonb_array_elements_text(codes.lists->'objectives') WITH ORDINALITY AS x(code, n)
    LEFT JOIN activity_objective ao ON ao.activity_id = link.activity_id AND ao.code = x.code) AS objectives,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', CASE WHEN planned.text IS NULL THEN '{}'
      ELSE jsonb_build_object(planned.locale, planned.text) END) ORDER BY x.n), '[]')
    FROM codes, jsonb_array_elements_text(codes.lists->'actions') WITH ORDINALITY AS x(code, n)
    LEFT JOIN planned ON planned.occurrence = x.code::int) AS actions,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', jsonb_build_object('en',
      coalesce(sent.name, ''))) ORDER BY x.n), '[]')
    FROM codes, jsonb_array_elements_text(codes.lists->'nominees') WITH ORDINALITY AS x(code, n)
    LEFT JOIN sent ON sent.id = x.code::uuid) AS nominees
FROM link JOIN activity a ON a.id = link.activity_id JOIN course c ON c.id = a.course_id
LEFT JOIN enrolment e ON e.id = link.enrolment_id LEFT JOIN person p ON p.id = e.person_id
LEFT JOIN supervisor sv ON link.supervised AND sv.enrolment_id = link.enrolment_id AND sv.ended_at IS NULL
LEFT JOIN person sp ON sp.id = sv.person_id
LEFT JOIN organization o ON o.id = coalesce(link.organization_id, sv.organization_id, e.organization_id)`;
