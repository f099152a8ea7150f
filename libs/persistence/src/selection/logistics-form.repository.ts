import type { LogisticsDetails, MyLogistics } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityInScope, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';

export interface LogisticsEntry {
  enrolmentId: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
  countryCode: string | null;
  state: MyLogistics['state'];
  details: LogisticsDetails;
  updatedAt: string | null;
}

const keepDays = `coalesce((SELECT r.logistics_keep_days FROM selection_rule r WHERE r.activity_id = a.id), 90)`;
const form = `coalesce(l.state, 'none') AS state, coalesce(l.details, '{}') AS details`;
const holding = `e.status IN ('enrolled', 'attended', 'completed')`;

const findOwnSql = `SELECT e.id AS "enrolmentId", a.code AS "activityCode", a.title AS "activityTitle", a.starts_on::text AS "startsOn",
         a.ends_on::text AS "endsOn", (a.ends_on + ${keepDays})::text AS "deletedOn", ${form}, coalesce(l.version, 0) AS version
       FROM enrolment e JOIN activity a ON a.id = e.activity_id LEFT JOIN logistics_form l ON l.enrolment_id = e.id
       WHERE e.person_id = $1 AND e.activity_id = $2 AND ${holding}`;
const headSql = `SELECT (a.ends_on + ${keepDays})::text AS "deletedOn" FROM activity a JOIN course c ON c.id = a.course_id
       WHERE ${activityInScope} AND a.id = $7`;
const listSql = `SELECT e.id AS "enrolmentId", p.given_name AS "givenName", p.family_name AS "familyName", o.name AS "organizationName",
         p.country_code AS "countryCode", ${form}, ${sqlInstant('l.updated_at')} AS "updatedAt"
       FROM enrolment e JOIN person p ON p.id = e.person_id LEFT JOIN organization o ON o.id = e.organization_id
       LEFT JOIN logistics_form l ON l.enrolment_id = e.id
       WHERE e.activity_id = $1 AND ${holding}
         AND ($2::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $2 OR o.name ILIKE $2)
       ORDER BY p.family_name, p.given_name, e.id LIMIT 1000`;
const deleteDueSql = `WITH due AS (
         SELECT l.enrolment_id, a.id AS activity_id FROM logistics_form l JOIN enrolment e ON e.id = l.enrolment_id
         JOIN activity a ON a.id = e.activity_id
         WHERE a.ends_on + ${keepDays} < (business_now() AT TIME ZONE a.time_zone)::date
         ORDER BY l.enrolment_id FOR UPDATE OF l SKIP LOCKED LIMIT $1
       ), gone AS (
         DELETE FROM logistics_form l USING due WHERE l.enrolment_id = due.enrolment_id RETURNING due.activity_id
       ) SELECT activity_id AS "activityId", count(*)::int AS forms FROM gone GROUP BY activity_id`;

/** Writes table `logistics_form`. */
export class LogisticsFormRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Of the place that the person holds; null without one. */
  async findOwn(personId: string, activityId: string): Promise<MyLogistics | null> {
    const rows: MyLogistics[] = await this.tx.query(findOwnSql, [personId, activityId]);
    return rows[0] ?? null;
  }

  /** False when the form was saved elsewhere since. What was sent stays sent. */
  async save(
    enrolmentId: string,
    details: LogisticsDetails,
    send: boolean,
    version: number,
  ): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO logistics_form AS l (enrolment_id, details, state)
       SELECT $1, $2::jsonb, CASE WHEN $3::boolean THEN 'sent' ELSE 'draft' END
       WHERE $4 = 0 OR EXISTS (SELECT 1 FROM logistics_form WHERE enrolment_id = $1)
       ON CONFLICT (enrolment_id) DO UPDATE SET details = EXCLUDED.details, version = l.version + 1,
         state = CASE WHEN $3::boolean THEN 'sent' ELSE l.state END, updated_at = clock_timestamp()
         WHERE l.version = $4 RETURNING 1`,
      [enrolmentId, JSON.stringify(details), send, version],
    );
    return rows.length > 0;
  }

  /** Null when the activity is out of scope. */
  async list(
    scope: ActivityScope,
    activityId: string,
    search: string | undefined,
  ): Promise<{ rows: LogisticsEntry[]; deletedOn: string } | null> {
    const heads: { deletedOn: string }[] = await this.tx.query(headSql, [...scopeValues(scope), activityId]);
    if (!heads[0]) return null;
    const rows: LogisticsEntry[] = await this.tx.query(listSql, [activityId, searchPattern(search)]);
    return { rows, deletedOn: heads[0].deletedOn };
  }

  /** Forms whose day of deletion has come go; answers how many of each activity. */
  async deleteDue(limit: number): Promise<{ activityId: string; forms: number }[]> {
    return this.tx.query(deleteDueSql, [limit]);
  }
}
