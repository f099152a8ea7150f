import type { EntityManager } from 'typeorm';

export interface Cancellation {
  enrolled: number;
  waiting: number;
  languages: { locale: string; people: number }[];
  waves: number;
}
export interface CancelledPlace {
  enrolmentId: string;
  personId: string;
  locale: string;
}

/** Reads who is concerned when an activity is cancelled; writes nothing. */
export class ActivityCancellingRepository {
  constructor(private readonly tx: EntityManager) {}

  async preview(activityId: string): Promise<Cancellation> {
    const rows: Cancellation[] = await this.tx.query(
      `WITH live AS (
         SELECT e.status, p.locale FROM enrolment e JOIN person p ON p.id = e.person_id
         WHERE e.activity_id = $1 AND e.status IN ('waiting', 'enrolled'))
       SELECT (SELECT count(*)::int FROM live WHERE status = 'enrolled') AS enrolled,
         (SELECT count(*)::int FROM live WHERE status = 'waiting') AS waiting,
         coalesce((SELECT jsonb_agg(jsonb_build_object('locale', l.locale, 'people', l.people) ORDER BY l.locale)
           FROM (SELECT locale, count(*)::int AS people FROM live GROUP BY locale) l), '[]') AS languages,
         (SELECT count(*)::int FROM wave w WHERE w.activity_id = $1 AND w.state IN ('planned', 'open')) AS waves`,
      [activityId],
    );
    return rows[0] ?? { enrolled: 0, waiting: 0, languages: [], waves: 0 };
  }

  /** Whose place ended with the activity, not earlier by itself; nobody when it was taken up again. */
  async places(activityId: string): Promise<CancelledPlace[]> {
    return this.tx.query(
      `SELECT e.id AS "enrolmentId", p.id AS "personId", p.locale
       FROM activity a JOIN enrolment e ON e.activity_id = a.id JOIN person p ON p.id = e.person_id
       WHERE a.id = $1 AND a.status = 'cancelled' AND e.status = 'cancelled' AND e.status_at >= a.cancelled_at
       ORDER BY e.id`,
      [activityId],
    );
  }
}
