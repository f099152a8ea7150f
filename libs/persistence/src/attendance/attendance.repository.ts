import type { AttendanceState } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export type AttendanceSource = 'room' | 'qr' | 'sheet' | 'correction' | 'walk_in';
export interface StandingMark {
  sessionId: string;
  enrolmentId: string;
  state: AttendanceState;
  /** How long ago it was made. */
  ageSeconds: number;
}
export interface NewMark {
  sessionId: string;
  enrolmentId: string;
  state: AttendanceState;
  /** What stood before; null for nothing. */
  from: AttendanceState | null;
  ageSeconds: number;
  /** False for a mark that lost to a later one: it is kept in the history only. */
  held: boolean;
}
export interface MarkOrigin {
  recordedBy: string;
  source: AttendanceSource;
  reason: string | null;
  batchId: string | null;
}

const currentSql = `SELECT t.activity_session_id AS "sessionId", t.enrolment_id AS "enrolmentId", t.state,
    extract(epoch FROM clock_timestamp() - coalesce(t.marked_at, t.recorded_at))::float8 AS "ageSeconds"
  FROM attendance t WHERE t.activity_session_id = ANY($1::uuid[]) AND t.enrolment_id = ANY($2::uuid[])`;
const markSql = `INSERT INTO attendance (activity_session_id, enrolment_id, state, source, marked_at, recorded_by)
  SELECT m.session, m.enrolment, m.state, $5, clock_timestamp() - make_interval(secs => m.age), $6
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[]) AS m(session, enrolment, state, age)
  ON CONFLICT (activity_session_id, enrolment_id) DO UPDATE SET state = EXCLUDED.state, source = EXCLUDED.source,
    marked_at = EXCLUDED.marked_at, recorded_by = EXCLUDED.recorded_by, recorded_at = clock_timestamp()`;
const eventSql = `INSERT INTO attendance_event (activity_session_id, enrolment_id, from_state, to_state, held, source,
    reason, batch_id, marked_at, recorded_by)
  SELECT m.session, m.enrolment, m.before, m.state, m.held, $7, $8, $9, clock_timestamp() - make_interval(secs => m.age), $10
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bool[], $6::float8[])
    AS m(session, enrolment, before, state, held, age)`;

/** Writes tables `attendance` and `attendance_event`: the mark that holds, and every mark that was made. */
export class AttendanceRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Locks the enrolments, in one order for everybody; answers status by id of those that belong to the activity. */
  async lockEnrolments(activityId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; status: string }[] = await this.tx.query(
      'SELECT id, status FROM enrolment WHERE activity_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
      [activityId, ids],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** The marks that stand; the caller holds the locks of the enrolments. */
  async current(sessionIds: readonly string[], enrolmentIds: readonly string[]): Promise<StandingMark[]> {
    return this.tx.query(currentSql, [sessionIds, enrolmentIds]);
  }

  /** One row a session and person for the marks that hold, and a line of history for all. */
  async record(marks: readonly NewMark[], origin: MarkOrigin): Promise<void> {
    if (marks.length === 0) return;
    const held = marks.filter((mark) => mark.held);
    if (held.length > 0)
      await this.tx.query(markSql, [
        held.map(({ sessionId }) => sessionId),
        held.map(({ enrolmentId }) => enrolmentId),
        held.map(({ state }) => state),
        held.map(({ ageSeconds }) => ageSeconds),
        origin.source,
        origin.recordedBy,
      ]);
    await this.tx.query(eventSql, [
      marks.map(({ sessionId }) => sessionId),
      marks.map(({ enrolmentId }) => enrolmentId),
      marks.map(({ from }) => from),
      marks.map(({ state }) => state),
      marks.map((mark) => mark.held),
      marks.map(({ ageSeconds }) => ageSeconds),
      origin.source,
      origin.reason,
      origin.batchId,
      origin.recordedBy,
    ]);
  }
}
