import type { EntityManager } from 'typeorm';

export interface Cancellation {
  enrolled: number;
  waiting: number;
  applicants: number;
  nominees: number;
  languages: { locale: string; people: number }[];
  waves: number;
}
/** Somebody who is told, and by which row: the place before the application, the application before the nomination. */
export interface CancelledTie {
  subjectType: 'enrolment' | 'application' | 'nomination';
  subjectId: string;
  personId: string;
  locale: string;
}

/** Who hangs on an activity by which row; one row a person, the strongest tie first. Drafts are nobody's business. */
const tied = (conditions: { enrolment: string; application: string; nomination: string }) => `
  SELECT DISTINCT ON (tie.person_id) tie.* FROM (
    SELECT 1 AS rank, 'enrolment' AS subject_type, e.id AS subject_id, e.person_id, e.status AS state
    FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE a.id = $1 AND ${conditions.enrolment}
    UNION ALL
    SELECT 2, 'application', ap.id, ap.person_id, ap.state
    FROM application ap JOIN activity a ON a.id = ap.activity_id
    WHERE a.id = $1 AND ap.submitted_at IS NOT NULL AND ${conditions.application}
    UNION ALL
    SELECT 3, 'nomination', n.id, who.person_id, n.state
    FROM nomination n JOIN activity a ON a.id = n.activity_id
      CROSS JOIN LATERAL (VALUES (n.nominee_person_id), (n.nominator_id)) AS who (person_id)
    WHERE a.id = $1 AND n.link_hash IS NOT NULL AND ${conditions.nomination}
  ) tie WHERE tie.person_id IS NOT NULL ORDER BY tie.person_id, tie.rank, tie.subject_id`;
const liveTies = tied({
  enrolment: `e.status IN ('waiting', 'enrolled')`,
  application: `ap.state NOT IN ('withdrawn', 'offer_refused')`,
  nomination: `n.state IN ('sent', 'confirmed', 'corrected')`,
});
const endedTies = tied({
  enrolment: `a.status = 'cancelled' AND e.status = 'cancelled' AND e.status_at >= a.cancelled_at`,
  application: `a.status = 'cancelled' AND ap.state = 'withdrawn' AND ap.state_at >= a.cancelled_at`,
  nomination: `a.status = 'cancelled' AND n.state = 'withdrawn' AND n.state_at >= a.cancelled_at`,
});

const previewSql = `WITH live AS (SELECT t.*, p.locale FROM (${liveTies}) t JOIN person p ON p.id = t.person_id)
  SELECT (SELECT count(*)::int FROM live WHERE state = 'enrolled' AND rank = 1) AS enrolled,
    (SELECT count(*)::int FROM live WHERE state = 'waiting') AS waiting,
    (SELECT count(*)::int FROM live WHERE rank = 2) AS applicants,
    (SELECT count(*)::int FROM live WHERE rank = 3) AS nominees,
    coalesce((SELECT jsonb_agg(jsonb_build_object('locale', l.locale, 'people', l.people) ORDER BY l.locale)
      FROM (SELECT locale, count(*)::int AS people FROM live GROUP BY locale) l), '[]') AS languages,
    (SELECT count(*)::int FROM wave w WHERE w.activity_id = $1 AND w.state IN ('planned', 'open')) AS waves`;

const endedSql = `SELECT t.subject_type AS "subjectType", t.subject_id AS "subjectId", p.id AS "personId", p.locale
  FROM (${endedTies}) t JOIN person p ON p.id = t.person_id ORDER BY t.rank, t.subject_id, p.id`;

/** Reads who is concerned when an activity is cancelled; writes nothing. */
export class ActivityCancellingRepository {
  constructor(private readonly tx: EntityManager) {}

  async preview(activityId: string): Promise<Cancellation> {
    const rows: Cancellation[] = await this.tx.query(previewSql, [activityId]);
    if (!rows[0]) throw new Error('counts always have a row');
    return rows[0];
  }

  /** Whose hope or place ended with the activity, not earlier by itself; nobody when it was taken up again. */
  async ended(activityId: string): Promise<CancelledTie[]> {
    return this.tx.query(endedSql, [activityId]);
  }
}
