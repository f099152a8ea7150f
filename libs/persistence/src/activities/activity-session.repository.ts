import type { PlannedSession } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface SessionToMark {
  id: string;
  position: number;
}

/** Writes table `activity_session`. */
export class ActivitySessionRepository {
  constructor(private readonly tx: EntityManager) {}

  async insert(activityId: string, sessions: readonly PlannedSession[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO activity_session (activity_id, position, title, starts_at, ends_at)
       SELECT $1, n, title, starts_at, ends_at
       FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS s(title, starts_at, ends_at, n)`,
      [
        activityId,
        sessions.map(({ title }) => title),
        sessions.map(({ startsAt }) => startsAt),
        sessions.map(({ endsAt }) => endsAt),
      ],
    );
  }

  /** Sessions follow the first day and keep their local hour; those with marks were held and stay. */
  async shift(activityId: string, days: number, zones: { from: string; to: string }): Promise<void> {
    await this.tx.query(
      `UPDATE activity_session s SET
         starts_at = ((s.starts_at AT TIME ZONE $3) + make_interval(days => $2)) AT TIME ZONE $4,
         ends_at = ((s.ends_at AT TIME ZONE $3) + make_interval(days => $2)) AT TIME ZONE $4
       WHERE s.activity_id = $1 AND NOT EXISTS (SELECT 1 FROM attendance t WHERE t.activity_session_id = s.id)`,
      [activityId, days, zones.from, zones.to],
    );
  }

  async find(activityId: string, position: number): Promise<SessionToMark | null> {
    const rows: SessionToMark[] = await this.tx.query(
      'SELECT id, position FROM activity_session WHERE activity_id = $1 AND position = $2',
      [activityId, position],
    );
    return rows[0] ?? null;
  }
}
