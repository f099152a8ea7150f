import type { CertificateKind, Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { searchPattern } from '../search-pattern.js';

export interface CandidateFacts {
  enrolmentId: string;
  personId: string;
  givenName: string;
  familyName: string;
  locale: Locale;
  /** The enrolment holds a place; others are listed only for a certificate that they once got. */
  live: boolean;
  attended: boolean;
  held: number;
  /** A part of a session counts half, as on the attendance screen. */
  present: number;
  excused: number;
  test: { points: number; max: number } | null;
  /** Of the assignments that the certificate asks for. */
  assignmentsSet: number;
  assignmentsPassed: number;
  certificate: {
    id: string;
    serial: string;
    state: 'issued' | 'revoked';
    holderName: string;
    issuedOn: string;
    revokedReason: 'replaced' | 'error' | 'not_earned' | 'other' | null;
  } | null;
  /** The certificate is being made just now. */
  underWay: boolean;
  sortKey: string;
}

/** More than any roster; whoever wants more has made a mistake. */
const mostCandidates = 5000;

const listSql = `WITH held AS (
    SELECT s.id FROM activity_session s WHERE s.activity_id = $1 AND s.starts_at <= (SELECT business_now())
  ), marks AS (
    SELECT t.enrolment_id, (count(*) FILTER (WHERE t.state = 'present') + count(*) FILTER (WHERE t.state = 'partial') / 2.0)::float8 AS present,
      count(*) FILTER (WHERE t.state = 'excused')::int AS excused
    FROM attendance t JOIN held ON held.id = t.activity_session_id GROUP BY t.enrolment_id
  ), tests AS (
    SELECT DISTINCT ON (i.enrolment_id) i.enrolment_id,
      jsonb_build_object('points', r.score_points, 'max', r.score_max) AS test
    FROM wave w JOIN invitation i ON i.wave_id = w.id JOIN response r ON r.invitation_id = i.id
    WHERE w.activity_id = $1 AND w.kind = 'post_test' AND w.privacy_mode = 'named' AND i.enrolment_id IS NOT NULL
      AND r.state = 'submitted' AND r.score_max > 0
    ORDER BY i.enrolment_id, r.score_points / r.score_max DESC
  ), asked AS (
    SELECT t.id FROM assignment t WHERE t.activity_id = $1 AND t.required_for_certificate AND t.deleted_at IS NULL
  ), passes AS (
    SELECT s.enrolment_id, count(*)::int AS passed FROM submission s JOIN asked ON asked.id = s.assignment_id
    WHERE s.state = 'passed' GROUP BY s.enrolment_id
  ), newest AS (
    SELECT DISTINCT ON (k.enrolment_id) k.enrolment_id, jsonb_build_object('id', k.id, 'serial', k.serial,
      'state', k.state, 'holderName', k.holder_name, 'issuedOn', k.issued_on, 'revokedReason', k.revoked_reason) AS certificate
    FROM certificate k WHERE k.activity_id = $1 AND k.kind = $2
    ORDER BY k.enrolment_id, k.state, k.issued_at DESC
  )
  SELECT e.id AS "enrolmentId", p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", p.locale,
    e.status IN ('enrolled', 'attended', 'completed') AS live, e.status IN ('attended', 'completed') AS attended,
    (SELECT count(*)::int FROM held) AS held, coalesce(m.present, 0) AS present, coalesce(m.excused, 0) AS excused,
    t.test, n.certificate, (SELECT count(*)::int FROM asked) AS "assignmentsSet",
    coalesce(q.passed, 0) AS "assignmentsPassed",
    EXISTS (SELECT 1 FROM certificate_batch_member b JOIN certificate_batch g ON g.id = b.batch_id
      WHERE b.enrolment_id = e.id AND b.state = 'waiting' AND g.state = 'running' AND g.kind = $2) AS "underWay",
    left(lower(p.family_name) || ', ' || lower(p.given_name), 60) AS "sortKey"
  FROM enrolment e JOIN person p ON p.id = e.person_id
  LEFT JOIN marks m ON m.enrolment_id = e.id LEFT JOIN tests t ON t.enrolment_id = e.id
  LEFT JOIN newest n ON n.enrolment_id = e.id LEFT JOIN passes q ON q.enrolment_id = e.id
  WHERE e.activity_id = $1 AND (e.status IN ('enrolled', 'attended', 'completed') OR n.enrolment_id IS NOT NULL)
    AND ($3::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $3 OR n.certificate->>'serial' ILIKE $3)
  ORDER BY "sortKey", e.id LIMIT ${mostCandidates}`;

/** Reads what decides who gets a certificate; the rules themselves are in the training room. */
export class CertificateCandidateRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Everybody of the activity, by name; the caller has checked who asks. */
  async list(activityId: string, kind: CertificateKind, search?: string): Promise<CandidateFacts[]> {
    return this.tx.query(listSql, [activityId, kind, searchPattern(search)]);
  }
}
