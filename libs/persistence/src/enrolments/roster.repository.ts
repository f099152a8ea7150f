import type { ConstituentGroup } from '@traccia/contracts';
import type { AttendanceState, EnrolmentStatus } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope, wholeActivityInScope } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { marksOfEnrolment } from './enrolment.repository.js';

export interface RosterEntry {
  id: string;
  personId: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
  constituentGroup: ConstituentGroup;
  countryCode: string | null;
  status: EnrolmentStatus;
  waitPosition: number | null;
  sessionsPresent: number;
  sessionsHeld: number;
  marks: (AttendanceState | null)[];
  attendancePercent: number;
  closed: boolean;
  version: number;
  /** What the list is sorted by: the place in the queue, else the name. */
  sortKey: string;
}
export interface RosterKey {
  sortKey: string;
  id: string;
}
export interface RosterFilter {
  search?: string | undefined;
  status?: string | undefined;
}

const tables = `enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
  JOIN person p ON p.id = e.person_id LEFT JOIN organization o ON o.id = e.organization_id`;
/** A nominating organization sees its own people and nobody else's. */
const matching = `e.activity_id = $7 AND (${wholeActivityInScope} OR e.organization_id = ANY($4::uuid[]))
  AND ($8::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $8 OR o.name ILIKE $8)
  AND ($9::text IS NULL OR e.status = $9)`;
const listSql = `SELECT roster.*, ${marksOfEnrolment('roster')} AS marks,
    CASE WHEN status = 'waiting' THEN (SELECT count(*)::int FROM enrolment b WHERE b.activity_id = $7
      AND b.status = 'waiting' AND b.wait_position <= roster.wait_position) END AS "waitPosition",
    (SELECT count(*)::int FROM attendance t WHERE t.enrolment_id = roster.id AND t.state IN ('present', 'partial')) AS "sessionsPresent",
    (SELECT count(*)::int FROM activity_session s WHERE s.activity_id = $7
      AND s.starts_at <= (SELECT business_now())) AS "sessionsHeld"
  FROM (
    SELECT e.id, e.activity_id, a.attendance_percent AS "attendancePercent",
      a.status IN ('closed', 'cancelled') AS closed, e.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName",
      o.name AS "organizationName", e.constituent_group AS "constituentGroup", p.country_code AS "countryCode", e.status,
      e.wait_position, e.version,
      CASE WHEN $9::text = 'waiting' THEN lpad(e.wait_position::text, 12, '0')
        ELSE left(lower(p.family_name) || ', ' || lower(p.given_name), 40) END AS "sortKey"
    FROM ${tables} WHERE ${matching}
  ) roster
  WHERE $10::text IS NULL OR ("sortKey", id) > ($10::text, $11::uuid)
  ORDER BY "sortKey", id LIMIT $12`;
/** Somebody who left and came back stands there once, as what they are now. */
const sheetSql = `SELECT * FROM (
    SELECT DISTINCT ON (e.person_id) p.email, p.given_name, p.family_name, o.name AS organization, e.constituent_group,
      e.status, e.person_id FROM ${tables} WHERE ${matching}
    ORDER BY e.person_id, e.status IN ('waiting', 'enrolled', 'attended', 'completed') DESC, e.created_at DESC) sheet
  ORDER BY lower(family_name), lower(given_name), person_id LIMIT $10`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${matching}`;

/** Who takes part in an activity, as staff and nominating organizations see it. */
export class RosterRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    activityId: string,
    filter: RosterFilter,
    after: RosterKey | null,
    limit: number,
  ): Promise<RosterEntry[]> {
    const key = [after?.sortKey ?? null, after?.id ?? null];
    return this.tx.query(listSql, [...valuesOf(scope, activityId, filter), ...key, limit]);
  }

  /** With the columns of their sheet. */
  async sheetRows(
    scope: ActivityScope,
    activityId: string,
    filter: RosterFilter,
    limit: number,
  ): Promise<Record<string, string | null>[]> {
    return this.tx.query(sheetSql, [...valuesOf(scope, activityId, filter), limit]);
  }

  async count(scope: ActivityScope, activityId: string, filter: RosterFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, activityId, filter));
    return rows[0]?.total ?? 0;
  }
}

function valuesOf(scope: ActivityScope, activityId: string, filter: RosterFilter): unknown[] {
  return [...scopeValues(scope), activityId, searchPattern(filter.search), filter.status ?? null];
}
