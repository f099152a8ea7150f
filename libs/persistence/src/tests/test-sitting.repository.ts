import type { EntityManager } from 'typeorm';
import { testGraceSeconds } from './test-grace.js';

/** How much of a test's time is left, by the clock of the centre. */
export interface TestTime {
  now: Date;
  /** Of the person: 1 is the time that everybody has. */
  factor: number;
  startedAt: Date | null;
  deadlineAt: Date | null;
  closedAt: Date | null;
}
export interface DueSitting {
  invitationId: string;
  answerState: string;
  anonymous: boolean;
  waveId: string;
  instrumentVersionId: string;
  locale: string;
}

/** Writes table `test_sitting`. */
export class TestSittingRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Also before the start: the time somebody is going to have. */
  async timeOf(invitationId: string): Promise<TestTime> {
    const rows: TestTime[] = await this.tx.query(
      `SELECT (SELECT business_now()) AS now, coalesce(s.factor, t.factor, 1)::float8 AS factor,
         s.started_at AS "startedAt", s.deadline_at AS "deadlineAt", s.closed_at AS "closedAt"
       FROM invitation i LEFT JOIN test_sitting s ON s.invitation_id = i.id
       LEFT JOIN test_accommodation t ON t.enrolment_id = i.enrolment_id WHERE i.id = $1`,
      [invitationId],
    );
    if (!rows[0]) throw new Error('an invitation without its row');
    return rows[0];
  }

  /** The first press on Start counts, whatever comes after; nobody sits longer than the wave is open. */
  async start(invitationId: string, minutes: number, closesAt: Date | null): Promise<TestTime> {
    await this.tx.query(
      // One look at the clock: asked twice, the time would be a breath longer than it is.
      `WITH n AS MATERIALIZED (SELECT business_now() AS at)
       INSERT INTO test_sitting (invitation_id, started_at, minutes, factor, deadline_at)
       SELECT i.id, n.at, $2, f.factor,
         least(n.at + make_interval(secs => $2 * 60 * f.factor::float8), $3::timestamptz)
       FROM invitation i LEFT JOIN test_accommodation t ON t.enrolment_id = i.enrolment_id
       CROSS JOIN LATERAL (SELECT coalesce(t.factor, 1) AS factor) f CROSS JOIN n
       WHERE i.id = $1 ON CONFLICT DO NOTHING`,
      [invitationId, minutes, closesAt],
    );
    return this.timeOf(invitationId);
  }

  /** Who is sitting a test while the time is changed gets the new one. */
  async followAccommodation(enrolmentId: string, factor: number): Promise<void> {
    await this.tx.query(
      `UPDATE test_sitting s SET factor = $2::float8, deadline_at = greatest(s.started_at + interval '1 second',
         least(s.started_at + make_interval(secs => s.minutes * 60 * $2::float8), least(i.expires_at, w.closes_at)))
       FROM invitation i JOIN wave w ON w.id = i.wave_id
       WHERE i.id = s.invitation_id AND i.enrolment_id = $1 AND s.closed_at IS NULL`,
      [enrolmentId, factor],
    );
  }

  async close(invitationId: string): Promise<void> {
    await this.tx.query(
      'UPDATE test_sitting SET closed_at = business_now() WHERE invitation_id = $1 AND closed_at IS NULL',
      [invitationId],
    );
  }

  /** Sittings whose time is over and that nobody has closed, the oldest first. */
  async findOver(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT invitation_id AS id FROM test_sitting
       WHERE closed_at IS NULL AND deadline_at + make_interval(secs => $1) < business_now()
       ORDER BY deadline_at, invitation_id LIMIT $2`,
      [testGraceSeconds, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** One of them, locked, if it is still over and open; a submission that holds the invitation goes first. */
  async lockOver(invitationId: string): Promise<DueSitting | null> {
    const rows: DueSitting[] = await this.tx.query(
      `SELECT i.id AS "invitationId", i.answer_state AS "answerState", w.privacy_mode = 'anonymous' AS anonymous,
         w.id AS "waveId", w.instrument_version_id AS "instrumentVersionId", coalesce(p.locale, 'en') AS locale
       FROM test_sitting s JOIN invitation i ON i.id = s.invitation_id JOIN wave w ON w.id = i.wave_id
       LEFT JOIN enrolment e ON e.id = i.enrolment_id
       LEFT JOIN person p ON p.id = coalesce(e.person_id, i.trainer_person_id)
       WHERE s.invitation_id = $2 AND s.closed_at IS NULL
         AND s.deadline_at + make_interval(secs => $1) < business_now()
       FOR UPDATE OF i, s SKIP LOCKED`,
      [testGraceSeconds, invitationId],
    );
    return rows[0] ?? null;
  }
}
