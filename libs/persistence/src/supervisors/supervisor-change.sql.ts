/**
 * Whoever was asked and has not answered is asked no more: the old link leads nowhere, what was half written by them is
 * gone, their mail that waits is cancelled, and the invitation waits for the next one. A refusal of somebody who could not say is no refusal of the next.
 */
export const freeInvitationsSql = `WITH freed AS (
  UPDATE invitation i SET answer_state = 'planned', declined_reason = NULL, opened_at = NULL, record_lists = NULL,
    link_nonce = NULL, link_key_version = NULL, link_hash = NULL, due_at = greatest(i.due_at, business_now()),
    asked_at = NULL, next_reminder = 1, remind_at = NULL
  FROM wave w
  WHERE w.id = i.wave_id AND w.respondent_kind = 'supervisor' AND w.state IN ('planned', 'open')
    AND w.privacy_mode <> 'anonymous' AND i.enrolment_id = ANY($1::uuid[])
    AND (i.answer_state IN ('planned', 'invited', 'opened', 'started') AND i.link_hash IS NOT NULL
      OR i.answer_state = 'refused' AND i.declined_reason IN ('does_not_know', 'not_the_supervisor'))
  RETURNING i.id
), mail AS (
  UPDATE message m SET state = 'cancelled', reason = 'supervisor-changed', lease_until = NULL FROM freed
  WHERE m.subject_type = 'invitation' AND m.subject_id = freed.id AND m.state = 'planned'
), files AS (
  DELETE FROM stored_file f USING freed WHERE f.invitation_id = freed.id AND f.purpose = 'survey_answer'
), drafts AS (
  DELETE FROM response r USING freed WHERE r.invitation_id = freed.id AND r.state = 'draft'
)
SELECT count(*)::int AS freed FROM freed`;

const ownFacts = `e.id AS "enrolmentId", e.person_id AS "participantId", e.organization_id AS "organizationId",
  e.status IN ('enrolled', 'attended', 'completed') AS "mayName", a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
  a.ends_on::text AS "endsOn", p.given_name AS "givenName", p.family_name AS "familyName",
  p.organization_id AS "employerId",
  EXISTS (SELECT 1 FROM consent k WHERE k.person_id = e.person_id AND k.purpose = 'supervisor_contact'
    AND k.withdrawn_at IS NULL) AS agreed`;
const ownTables = `enrolment e JOIN activity a ON a.id = e.activity_id JOIN person p ON p.id = e.person_id`;

export const factsSql = `SELECT ${ownFacts} FROM ${ownTables} WHERE e.id = $1`;
export const lockFactsSql = `${factsSql} FOR UPDATE OF e`;
/** Parameters 1 to 6 are those of the scope. */
export const staffFactsSql = (predicate: string) =>
  `SELECT ${ownFacts} FROM ${ownTables} JOIN course c ON c.id = a.course_id WHERE e.id = $7 AND ${predicate}`;

/**
 * Named, or agreed to, while a wave is open: whoever belongs to its frame is asked about now. What was held back for want
 * of the agreement may leave; what was for a time that is over may not, for its link is dead. `$1` an enrolment or `$2` all of a participant.
 */
export const inviteLateSql = `WITH named AS (
  SELECT s.enrolment_id, s.person_id, (SELECT count(*) FROM supervisor f WHERE f.enrolment_id = s.enrolment_id
    AND f.person_id = s.person_id AND f.ended_at IS NOT NULL) AS times_before FROM supervisor s JOIN enrolment e ON e.id = s.enrolment_id
  WHERE s.ended_at IS NULL AND (e.id = $1::uuid OR e.person_id = $2::uuid)
    AND EXISTS (SELECT 1 FROM consent k WHERE k.person_id = e.person_id AND k.purpose = 'supervisor_contact'
      AND k.withdrawn_at IS NULL)
), invited AS (
  INSERT INTO invitation AS i (wave_id, enrolment_id, due_at, expires_at)
  SELECT w.id, n.enrolment_id, greatest(w.opens_at, business_now()), w.closes_at
  FROM named n JOIN frame_member f ON f.enrolment_id = n.enrolment_id
  JOIN wave w ON w.id = f.wave_id AND w.state = 'open' AND w.respondent_kind = 'supervisor'
  ON CONFLICT (wave_id, enrolment_id, organization_id, trainer_person_id)
  DO UPDATE SET answer_state = 'planned', due_at = excluded.due_at WHERE i.answer_state = 'ineligible'
), mail AS (
  UPDATE message m SET state = 'planned', reason = NULL, not_before = clock_timestamp()
  FROM named n JOIN invitation i ON i.enrolment_id = n.enrolment_id
  WHERE m.subject_type = 'invitation' AND m.subject_id = i.id AND m.recipient_person_id = n.person_id
    AND m.state = 'cancelled' AND m.reason IN ('agreement-withdrawn', 'supervisor-changed')
    AND (n.times_before = 0 OR m.kind = 'survey.invitation' AND m.ordinal = n.times_before)
)
SELECT count(*)::int AS n FROM named`;
