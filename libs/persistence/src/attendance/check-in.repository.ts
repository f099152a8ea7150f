import type { EntityManager } from 'typeorm';
import { sessionTitles } from '../activities/activity.sql.js';

export interface LiveOpening {
  sessionId: string;
  activityId: string;
  nonce: Buffer;
}
export interface ShownOpening {
  nonce: Buffer;
  epoch: number;
  checkedIn: number;
  enrolled: number;
  asking: number;
}
export interface CheckInPlace {
  activityCode: string;
  activityTitle: Record<string, string>;
  sessionTitle: Record<string, string>;
  startsAt: Date;
  timeZone: string;
}

/** A code may stand on the screen from the morning to the evening. */
const hoursOpen = 10;
const mostOpenings = 500;
const placeSql = `SELECT a.code AS "activityCode", a.title AS "activityTitle", ${sessionTitles} AS "sessionTitle", s.starts_at AS "startsAt",
  a.time_zone AS "timeZone"
FROM activity_session s JOIN activity a ON a.id = s.activity_id WHERE s.id = $1`;

/** Writes table `check_in_opening`. */
export class CheckInRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Opens a session for self check-in, or keeps it open: who joins late sees the same codes. */
  async open(sessionId: string, nonce: Buffer, personId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO check_in_opening AS o (activity_session_id, nonce, opened_by, closes_at)
       VALUES ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))
       ON CONFLICT (activity_session_id) DO UPDATE SET closes_at = EXCLUDED.closes_at, opened_by = EXCLUDED.opened_by,
         nonce = CASE WHEN o.closes_at > clock_timestamp() THEN o.nonce ELSE EXCLUDED.nonce END,
         opened_at = CASE WHEN o.closes_at > clock_timestamp() THEN o.opened_at ELSE EXCLUDED.opened_at END`,
      [sessionId, nonce, personId, hoursOpen],
    );
  }

  async close(sessionId: string): Promise<void> {
    await this.tx.query('DELETE FROM check_in_opening WHERE activity_session_id = $1', [sessionId]);
  }

  /** What the screen in the room shows; null while no code is shown. */
  async findShown(sessionId: string): Promise<ShownOpening | null> {
    const rows: ShownOpening[] = await this.tx.query(
      `SELECT o.nonce, extract(epoch FROM clock_timestamp())::float8 AS epoch, a.enrolled_count AS enrolled,
         (SELECT count(*)::int FROM attendance t WHERE t.activity_session_id = s.id AND t.state IN ('present', 'partial'))
           AS "checkedIn",
         (SELECT count(*)::int FROM walk_in w WHERE w.activity_session_id = s.id AND w.state = 'asked') AS asking
       FROM check_in_opening o JOIN activity_session s ON s.id = o.activity_session_id
       JOIN activity a ON a.id = s.activity_id WHERE s.id = $1 AND o.closes_at > clock_timestamp()`,
      [sessionId],
    );
    return rows[0] ?? null;
  }

  /** All sessions that show a code now, and the clock by which codes change. */
  async listLive(): Promise<{ epoch: number; openings: LiveOpening[] }> {
    const rows: (LiveOpening & { epoch: number })[] = await this.tx.query(
      `SELECT s.id AS "sessionId", s.activity_id AS "activityId", o.nonce,
         extract(epoch FROM clock_timestamp())::float8 AS epoch
       FROM check_in_opening o JOIN activity_session s ON s.id = o.activity_session_id
       WHERE o.closes_at > clock_timestamp() ORDER BY o.opened_at DESC LIMIT $1`,
      [mostOpenings],
    );
    return { epoch: rows[0]?.epoch ?? 0, openings: rows };
  }

  /** The live enrolment of somebody in an activity, locked; null for none. */
  async lockOwnEnrolment(
    activityId: string,
    personId: string,
  ): Promise<{ id: string; status: string } | null> {
    const rows: { id: string; status: string }[] = await this.tx.query(
      `SELECT id, status FROM enrolment WHERE activity_id = $1 AND person_id = $2
         AND status IN ('waiting', 'enrolled', 'attended', 'completed') FOR UPDATE`,
      [activityId, personId],
    );
    return rows[0] ?? null;
  }

  async place(sessionId: string): Promise<CheckInPlace | null> {
    const rows: CheckInPlace[] = await this.tx.query(placeSql, [sessionId]);
    return rows[0] ?? null;
  }
}
