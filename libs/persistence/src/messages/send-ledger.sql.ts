import { planIsHeld } from '../follow-ups/asked.sql.js';
import { invitationMailsSql } from '../admissions/activity-invitation.sql.js';
import { prepared } from '../prepared.js';

/**
 * The commit of this statement does not wait for the disk: the mark at the dot comes after it, waits, and takes it
 * along. What a crash of the server loses before that is a claim without a dot, that is, nothing that was sent.
 */
export const unhurriedSql = `SELECT set_config('synchronous_commit', 'off', true) AS off`;

/**
 * Whether a mail may still leave is decided here, in the claiming statement: the address, the opt-out,
 * the wave and the answer are read under the row's lock, not when the mail was planned. Hands that ask at the same
 * time share one statement, a row each. A row that was under way when a worker crashed waits to be rendered alone.
 */
const verdictSql = `), facts AS (
  SELECT m.id, m.crashes,
    CASE
      WHEN t.id IS NOT NULL THEN coalesce(t.email, p.email)
      WHEN p.id IS NOT NULL THEN p.email
      WHEN m.recipient_person_id IS NULL AND position('@' IN m.recipient) > 1 THEN m.recipient
    END AS address,
    CASE
      WHEN m.subject_type = 'invitation' AND i.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'enrolment' AND e.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'selection_decision' AND sd.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'mailed_token' AND t.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'certificate' AND k.id IS NULL THEN 'subject-gone'
      WHEN k.state = 'revoked' THEN 'certificate-revoked'
      WHEN m.subject_type = 'application' AND ap.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'nomination' AND no.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'activity_invitation' AND av.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'mailing_recipient' AND mr.id IS NULL THEN 'subject-gone'
      WHEN m.subject_type = 'mailing_test' AND mt.id IS NULL THEN 'subject-gone'
      WHEN ml.stopped_at IS NOT NULL THEN 'mailing-stopped'
      -- These tell of the very end that would hold every other mail back.
      WHEN m.kind IN ('activity.cancelled', 'application.ended', 'nomination.ended', 'enrolment.replaced') THEN NULL
      WHEN ap.state = 'withdrawn' THEN 'application-withdrawn'
      WHEN no.state <> 'sent' THEN 'nomination-changed'
      WHEN av.withdrawn_at IS NOT NULL THEN 'invitation-withdrawn'
      WHEN av.resent <> m.ordinal THEN 'sent-again'
      WHEN t.used_at IS NOT NULL THEN 'token-used'
      WHEN t.expires_at <= clock_timestamp() THEN 'token-expired'
      WHEN w.state = 'cancelled' THEN 'wave-cancelled'
      WHEN w.state = 'closed' OR w.closes_at <= business_now() THEN 'wave-closed'
      WHEN a.status = 'cancelled' THEN 'activity-cancelled'
      WHEN m.kind = 'selection.offer' AND (ofr.state <> 'open' OR ofr.expires_at <= business_now()) THEN 'offer-over'
      WHEN m.kind IN ('selection.reserve', 'selection.declined') AND sd.replaced_at IS NOT NULL THEN 'decision-changed'
      WHEN i.answer_state = 'submitted' OR EXISTS (SELECT 1 FROM anonymous_wave n
        WHERE n.wave_id = i.wave_id AND n.issued ? i.id::text) THEN 'already-answered'
      WHEN i.answer_state = 'refused' THEN 'refused'
      -- The invitation stays and its supervisor may change: only the one of now is written to.
      WHEN w.respondent_kind = 'supervisor' AND NOT EXISTS (SELECT 1 FROM supervisor sv
        WHERE sv.enrolment_id = i.enrolment_id AND sv.person_id = p.id AND sv.ended_at IS NULL) THEN 'supervisor-changed'
      -- Named, ended and named again: the mail of this time is another one, and of two only that may leave.
      WHEN w.respondent_kind = 'supervisor' AND m.kind = 'survey.invitation' AND m.ordinal < (SELECT count(*) FROM supervisor sf
        WHERE sf.enrolment_id = i.enrolment_id AND sf.person_id = p.id AND sf.ended_at IS NOT NULL) THEN 'supervisor-changed'
      WHEN w.respondent_kind = 'supervisor' AND NOT EXISTS (SELECT 1 FROM consent sk
        WHERE sk.person_id = e.person_id AND sk.purpose = 'supervisor_contact' AND sk.withdrawn_at IS NULL)
        THEN 'agreement-withdrawn'
      WHEN i.answer_state IN ('ineligible', 'expired') THEN 'not-eligible'
      WHEN m.kind = 'enrolment.waiting' AND e.status <> 'waiting' THEN 'enrolment-changed'
      WHEN m.kind <> 'enrolment.waiting' AND e.status IN ('waiting', 'withdrawn', 'cancelled') THEN 'enrolment-changed'
    END AS cancelled,
    CASE
      WHEN p.disabled_at IS NOT NULL THEN 'person-disabled'
      WHEN i.id IS NOT NULL AND s.reason IS NOT NULL THEN s.reason
      WHEN (m.kind LIKE 'enrolment.%' OR m.kind LIKE 'selection.%' OR k.id IS NOT NULL OR ap.id IS NOT NULL
        OR av.id IS NOT NULL OR mr.id IS NOT NULL) AND s_all.reason IS NOT NULL THEN s_all.reason
      WHEN ml.purpose = 'news' AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.person_id = p.id
        AND y.purpose = 'newsletter' AND y.withdrawn_at IS NULL) THEN 'no-consent'
    END AS suppressed,
    i.id IS NOT NULL AND ${planIsHeld('w.activity_id')} AS held
  FROM unhurried, next
  JOIN message m USING (id)
  LEFT JOIN person p ON p.id = m.recipient_person_id
  LEFT JOIN mailed_token t ON m.subject_type = 'mailed_token' AND t.id = m.subject_id
  LEFT JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id
  LEFT JOIN wave w ON w.id = i.wave_id
  LEFT JOIN enrolment e ON e.id = CASE m.subject_type WHEN 'enrolment' THEN m.subject_id ELSE i.enrolment_id END
  LEFT JOIN selection_decision sd ON m.subject_type = 'selection_decision' AND sd.id = m.subject_id
  LEFT JOIN offer ofr ON ofr.decision_id = sd.id
  LEFT JOIN certificate k ON m.subject_type = 'certificate' AND k.id = m.subject_id
  LEFT JOIN application ap ON m.subject_type = 'application' AND ap.id = m.subject_id
  LEFT JOIN nomination no ON m.subject_type = 'nomination' AND no.id = m.subject_id
  LEFT JOIN activity_invitation av ON m.subject_type = 'activity_invitation' AND av.id = m.subject_id
  LEFT JOIN mailing_recipient mr ON m.subject_type = 'mailing_recipient' AND mr.id = m.subject_id
  LEFT JOIN mailing ml ON ml.id = mr.mailing_id
  LEFT JOIN mailing_test mt ON m.subject_type = 'mailing_test' AND mt.id = m.subject_id
  LEFT JOIN activity a ON a.id = coalesce(w.activity_id, e.activity_id, sd.activity_id,
         ap.activity_id, no.activity_id, av.activity_id)
  LEFT JOIN LATERAL (SELECT min(reason) AS reason FROM contact_stop c
    WHERE c.person_id = p.id AND stop_holds(c.until)) s ON true
  LEFT JOIN contact_stop s_all ON s_all.person_id = p.id AND s_all.purpose = 'all' AND stop_holds(s_all.until)
), verdict AS (
  SELECT id, address,
    CASE WHEN cancelled IS NOT NULL THEN 'cancelled'
         WHEN suppressed IS NOT NULL OR address IS NULL THEN 'suppressed'
         -- It waits where it is, and is looked at again.
         WHEN held THEN 'planned'
         ELSE 'sending' END AS state,
    coalesce(cancelled, suppressed, CASE WHEN address IS NULL THEN 'no-address' WHEN held THEN 'plan-paused'
      WHEN crashes > 0 THEN 'waiting-alone' ELSE 'rendering' END) AS reason
  FROM facts
), claimed AS (
  UPDATE message m SET
    state = v.state, reason = v.reason, worker_id = $1, sent_to = v.address,
    attempt = m.attempt + CASE v.state WHEN 'planned' THEN 0 ELSE 1 END,
    not_before = CASE v.state WHEN 'planned' THEN clock_timestamp() + interval '5 minutes' ELSE m.not_before END,
    lease_until = CASE WHEN v.state = 'sending' THEN clock_timestamp() + make_interval(secs => $2) END
  FROM verdict v WHERE m.id = v.id
  RETURNING m.*
)
SELECT id, kind, subject_type AS "subjectType", subject_id AS "subjectId", ordinal, locale, state, reason, attempt,
  ambiguous, recipient_person_id AS "recipientPersonId", sent_to AS address,
  extract(epoch FROM clock_timestamp() - created_at)::float8 AS "ageSeconds"
FROM claimed`;

const claimSql = (rows: number) =>
  prepared(`WITH unhurried AS MATERIALIZED (${unhurriedSql}), next AS (
  SELECT id FROM message
  WHERE state = 'planned' AND not_before <= clock_timestamp()
  ORDER BY not_before, id
  FOR UPDATE SKIP LOCKED LIMIT ${rows}
${verdictSql}`);

/**
 * By how many rows they claim. The number stands in the text: of a LIMIT that is a parameter the server believes that it
 * returns a tenth of the table, and would read whole tables for three mails. Among them are the numbers of lanes that people
 * set: lanes that are served by one statement go on together, and share every later one.
 */
export const claimSteps: readonly { rows: number; sql: string }[] = [48, 32, 20, 16, 10, 4, 1].map(
  (rows) => ({
    rows,
    sql: claimSql(rows),
  }),
);

/** Rows are locked in one order, so that statements about many of them never wait for each other in a ring. */
const heldSql = `held AS (
  SELECT m.id FROM message m JOIN unnest((SELECT $1::uuid[]), (SELECT $2::int[])) AS f(id, attempt) ON f.id = m.id AND f.attempt = m.attempt
  ORDER BY m.id FOR UPDATE OF m
)`;

export const markRenderedSql = prepared(`WITH unhurried AS MATERIALIZED (${unhurriedSql}), ${heldSql}
UPDATE message m SET reason = 'handing-over'
FROM held, unhurried WHERE m.id = held.id AND m.state = 'sending' AND m.reason IN ('rendering', 'waiting-alone') RETURNING m.id`);

export const markAtTheDotSql = prepared(`WITH ${heldSql}
UPDATE message m SET reason = 'at-the-dot', ambiguous = m.ambiguous + 1,
  lease_until = clock_timestamp() + make_interval(secs => $3)
FROM held WHERE m.id = held.id AND m.state = 'sending' AND m.lease_until > clock_timestamp() RETURNING m.id`);

export const markSentSql = prepared(`WITH ${heldSql}
UPDATE message m SET state = 'sent', reason = NULL, sent_at = clock_timestamp(), lease_until = NULL,
  last_error = NULL, ambiguous = CASE WHEN m.reason = 'at-the-dot' THEN m.ambiguous - 1 ELSE m.ambiguous END
FROM held WHERE m.id = held.id AND m.state IN ('sending', 'planned', 'review') RETURNING m.id`);

export const renewLeasesSql = `WITH mine AS (
  SELECT id FROM message WHERE id = ANY($2::uuid[]) AND worker_id = $1 AND state = 'sending' ORDER BY id FOR UPDATE
)
UPDATE message m SET lease_until = clock_timestamp() + make_interval(secs => $3) FROM mine WHERE m.id = mine.id`;

export const planEnrolmentsSql = `
INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id, locale, due_at)
SELECT CASE e.status WHEN 'waiting' THEN 'enrolment.waiting' ELSE 'enrolment.confirmed' END,
  'enrolment', e.id, 0, p.id::text, p.id, p.locale, business_now()
FROM enrolment e JOIN person p ON p.id = e.person_id
WHERE e.id = ANY($1::uuid[]) AND e.status IN ('waiting', 'enrolled', 'attended', 'completed') ORDER BY e.id
ON CONFLICT (kind, subject_type, subject_id, ordinal, recipient) DO NOTHING`;

export const planInvitationsSql = `
INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id, locale, due_at)
SELECT 'application.invited', 'activity_invitation', i.id, i.ordinal, coalesce(i."personId"::text, i.address), i."personId",
  i.locale, business_now()
FROM (${invitationMailsSql}) i ORDER BY i.id
ON CONFLICT (kind, subject_type, subject_id, ordinal, recipient) DO NOTHING`;

/** What is there already is not planned again, so that a round that broke off goes on where it stood. */
export const planMailingSql = `
INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, recipient_person_id, locale, due_at)
SELECT 'mailing.letter', 'mailing_recipient', r.id, 0, r.person_id::text, r.person_id, r.locale, business_now()
FROM mailing_recipient r
WHERE r.mailing_id = $1 AND NOT EXISTS (SELECT 1 FROM message m
  WHERE m.kind = 'mailing.letter' AND m.subject_type = 'mailing_recipient' AND m.subject_id = r.id)
ORDER BY r.id LIMIT $2
ON CONFLICT (kind, subject_type, subject_id, ordinal, recipient) DO NOTHING RETURNING id`;

/** What is on the wire goes on; should it come back, the claim looks at the mailing again. */
export const stopMailingSql = `
UPDATE message m SET state = 'cancelled', reason = 'mailing-stopped', lease_until = NULL
FROM mailing_recipient r
WHERE r.mailing_id = $1 AND m.kind = 'mailing.letter' AND m.subject_type = 'mailing_recipient' AND m.subject_id = r.id
  AND m.state = 'planned'
RETURNING m.id`;

/**
 * A lease that ran out means the worker died or the line broke after the dot. `reason` says how far it came:
 * rendering (the row itself may be the killer), handing over (nothing left the house), at the dot (in doubt).
 * A row is blamed only when its worker has not been seen since, and then waits a minute, so that a series of
 * kills from outside does not hit, and condemn, the same row twice.
 */
export const sweepSql = `
WITH gone AS (
  SELECT m.id, m.reason AS phase, m.reason = 'rendering' AND NOT EXISTS (
      SELECT 1 FROM worker_heartbeat h WHERE h.worker_id = m.worker_id AND h.seen_at > m.lease_until) AS crashed
  FROM message m
  WHERE m.state = 'sending'
    AND m.lease_until < clock_timestamp() - CASE WHEN m.reason = 'rendering' THEN interval '6 seconds' ELSE interval '0' END
  FOR UPDATE OF m SKIP LOCKED LIMIT 500
), freed AS (
  UPDATE message m SET
    state = CASE
      WHEN g.phase = 'at-the-dot' AND m.ambiguous >= 3 THEN 'review'
      WHEN g.crashed AND m.crashes >= 1 THEN 'dead'
      ELSE 'planned' END,
    reason = CASE
      WHEN g.phase = 'at-the-dot' AND m.ambiguous >= 3 THEN 'in-doubt'
      WHEN g.crashed AND m.crashes >= 1 THEN 'crashes-the-worker' END,
    crashes = m.crashes + CASE WHEN g.crashed THEN 1 ELSE 0 END,
    not_before = clock_timestamp() + CASE
      WHEN g.phase = 'at-the-dot' AND m.ambiguous = 2 THEN interval '1 hour'
      WHEN g.crashed THEN interval '1 minute'
      ELSE interval '0' END,
    last_error = coalesce(m.last_error, 'the worker stopped while ' || g.phase),
    lease_until = NULL
  FROM gone g WHERE m.id = g.id
  RETURNING m.id, m.state, m.reason
)
SELECT id, state, reason FROM freed`;

/** What a held plan kept back goes on at once when the plan does. */
export const resumeHeldSql = `
UPDATE message m SET not_before = clock_timestamp(), reason = NULL
FROM invitation i JOIN wave w ON w.id = i.wave_id
WHERE w.activity_id = $1 AND m.subject_type = 'invitation' AND m.subject_id = i.id AND m.state = 'planned'
  AND m.reason = 'plan-paused'`;
