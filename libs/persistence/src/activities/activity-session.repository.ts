import type { PlanBody } from '@traccia/contracts';
import type { MovedParts, PlannedSession } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface SessionToMark {
  id: string;
  position: number;
}

const saveSql = `INSERT INTO activity_session (id, activity_id, position, title, titles, starts_at, ends_at, phase_id, venue_id)
  SELECT n.id, $1, (SELECT coalesce(max(greatest(position, 0)), 0) FROM activity_session WHERE activity_id = $1) + n.ordinal,
    coalesce(n.titles ->> 'en', (SELECT t.value FROM jsonb_each_text(n.titles) t LIMIT 1), ''), n.titles, n."startsAt",
    n."endsAt", n."phaseId", n."venueId"
  FROM (SELECT r.*, row_number() OVER (ORDER BY r."startsAt", r.id)::int AS ordinal
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, titles jsonb, "startsAt" timestamptz, "endsAt" timestamptz,
      "phaseId" uuid, "venueId" uuid)) n
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, titles = excluded.titles, starts_at = excluded.starts_at,
    ends_at = excluded.ends_at, phase_id = excluded.phase_id, venue_id = excluded.venue_id
  WHERE activity_session.activity_id = excluded.activity_id RETURNING id`;

/** Writes tables `activity_session` and `session_trainer`. */
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

  async move(sessions: MovedParts['sessions']): Promise<void> {
    await this.tx.query(
      `UPDATE activity_session s SET starts_at = n."startsAt", ends_at = n."endsAt"
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "startsAt" timestamptz, "endsAt" timestamptz) WHERE s.id = n.id`,
      [JSON.stringify(sessions)],
    );
  }

  /**
   * New and changed sessions with their trainers; answers false when an id belongs to another activity. Numbers
   * follow the time until attendance is taken: from then on a number means the same session for everybody.
   */
  async save(activityId: string, sessions: PlanBody['sessions']): Promise<boolean> {
    const saved: unknown[] = await this.tx.query(saveSql, [activityId, JSON.stringify(sessions)]);
    if (saved.length !== sessions.length) return false;
    const ids = sessions.map(({ id }) => id);
    await this.tx.query(
      `DELETE FROM session_trainer t USING unnest($1::uuid[]) AS n(id) WHERE t.activity_session_id = n.id`,
      [ids],
    );
    await this.tx.query(
      `INSERT INTO session_trainer SELECT DISTINCT n.id, t::uuid
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "trainerIds" jsonb), jsonb_array_elements_text(n."trainerIds") t`,
      [JSON.stringify(sessions)],
    );
    return true;
  }

  /** Sessions with attendance stay and make this answer false. */
  async removeOthers(activityId: string, ids: readonly string[]): Promise<boolean> {
    const held: unknown[] = await this.tx.query(
      `SELECT 1 FROM activity_session s WHERE s.activity_id = $1 AND s.id <> ALL($2::uuid[])
         AND EXISTS (SELECT 1 FROM attendance t WHERE t.activity_session_id = s.id) LIMIT 1`,
      [activityId, ids],
    );
    if (held.length > 0) return false;
    await this.tx.query('DELETE FROM activity_session WHERE activity_id = $1 AND id <> ALL($2::uuid[])', [
      activityId,
      ids,
    ]);
    return true;
  }

  async number(activityId: string): Promise<void> {
    const marked: unknown[] = await this.tx.query(
      `SELECT 1 FROM attendance t JOIN activity_session s ON s.id = t.activity_session_id WHERE s.activity_id = $1 LIMIT 1`,
      [activityId],
    );
    if (marked.length > 0) return;
    // Positions are unique row by row, so they step aside before they are given anew.
    await this.tx.query(
      'UPDATE activity_session SET position = -1000000 - position WHERE activity_id = $1 AND position > 0',
      [activityId],
    );
    await this.tx.query(
      `UPDATE activity_session s SET position = o.position
       FROM (SELECT id, row_number() OVER (ORDER BY starts_at, id)::int AS position FROM activity_session
         WHERE activity_id = $1) o WHERE s.id = o.id`,
      [activityId],
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
