import type { CatalogueRow, LocalisedText } from '@traccia/contracts';
import type { ActivityStatus } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { sessionTitles } from '../activities/activity.sql.js';
import { type ActivityScope, activityInScope, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { nameKey, takingPart, visibleEnrolment } from './room.repository.js';

export interface AttendanceFacts {
  status: ActivityStatus;
  modality: CatalogueRow['modality'];
  timeZone: string;
  percent: number;
  sessions: {
    id: string;
    position: number;
    title: string;
    titles: LocalisedText;
    startsAt: string;
    endsAt: string;
  }[];
}
export interface OwnAttendance extends AttendanceFacts {
  letters: string;
  /** Sessions that have begun. */
  begun: number;
}
export interface OverviewEntry {
  enrolmentId: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
  /** One letter a session in their order: p, h (a part), a, e, or - for no mark. */
  letters: string;
  sortKey: string;
}
export interface LettersCount {
  letters: string;
  people: number;
}
export interface SheetPerson {
  enrolmentId: string;
  email: string | null;
}

const factColumns = `a.status, a.modality, a.time_zone AS "timeZone",
  a.attendance_percent AS percent,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'position', s.position, 'title', s.title, 'titles', ${sessionTitles},
      'startsAt', s.starts_at, 'endsAt', s.ends_at) ORDER BY s.position)
    FROM activity_session s WHERE s.activity_id = a.id), '[]') AS sessions`;
const factsSql = `SELECT ${factColumns} FROM activity a JOIN course c ON c.id = a.course_id
  WHERE ${activityInScope} AND a.id = $7`;
/** All marks of an enrolment as one short text, so that thousands of people are read in one go. */
export const attendanceLetters = `(SELECT coalesce(string_agg(CASE t.state WHEN 'present' THEN 'p' WHEN 'partial' THEN 'h'
    WHEN 'absent' THEN 'a' WHEN 'excused' THEN 'e' ELSE '-' END, '' ORDER BY s.position), '')
  FROM activity_session s LEFT JOIN attendance t ON t.activity_session_id = s.id AND t.enrolment_id = e.id
  WHERE s.activity_id = e.activity_id)`;
const people = `enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
  JOIN person p ON p.id = e.person_id LEFT JOIN organization o ON o.id = e.organization_id`;
const shown = `e.activity_id = $7 AND ${takingPart} AND ${visibleEnrolment}`;
const matching = `${shown} AND ($8::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $8 OR o.name ILIKE $8)`;
const pageSql = `SELECT e.id AS "enrolmentId", p.given_name AS "givenName", p.family_name AS "familyName",
    o.name AS "organizationName", ${attendanceLetters} AS letters, ${nameKey} AS "sortKey"
  FROM ${people} WHERE ${matching} AND ($9::text IS NULL OR (${nameKey}, e.id) > ($9::text, $10::uuid))
  ORDER BY "sortKey", e.id LIMIT $11`;
const countSql = `SELECT count(*)::int AS total FROM ${people} WHERE ${matching}`;
const lettersSql = `SELECT letters, count(*)::int AS people FROM (SELECT ${attendanceLetters} AS letters FROM ${people}
  WHERE ${shown}) each_person GROUP BY letters ORDER BY letters`;
const ownSql = `SELECT ${factColumns}, ${attendanceLetters} AS letters,
    (SELECT count(*)::int FROM activity_session h WHERE h.activity_id = a.id
      AND h.starts_at <= (SELECT business_now())) AS begun
  FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE e.id = $1 AND e.person_id = $2`;
const sheetSql = `SELECT e.id AS "enrolmentId", p.email FROM enrolment e JOIN person p ON p.id = e.person_id
  WHERE e.activity_id = $1 AND ${takingPart} AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT 5000`;

/** Reads the attendance of a whole activity: all sessions side by side. */
export class AttendanceOverviewRepository {
  constructor(private readonly tx: EntityManager) {}

  async facts(scope: ActivityScope, activityId: string): Promise<AttendanceFacts | null> {
    const rows: AttendanceFacts[] = await this.tx.query(factsSql, [...scopeValues(scope), activityId]);
    return rows[0] ?? null;
  }

  async list(
    scope: ActivityScope,
    activityId: string,
    search: string | undefined,
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<OverviewEntry[]> {
    const key = [after?.sortKey ?? null, after?.id ?? null];
    return this.tx.query(pageSql, [...scopeValues(scope), activityId, searchPattern(search), ...key, limit]);
  }

  async count(scope: ActivityScope, activityId: string, search: string | undefined): Promise<number> {
    const values = [...scopeValues(scope), activityId, searchPattern(search)];
    const rows: { total: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.total ?? 0;
  }

  /** Everybody's marks, people with the same ones counted together. */
  async countLetters(scope: ActivityScope, activityId: string): Promise<LettersCount[]> {
    return this.tx.query(lettersSql, [...scopeValues(scope), activityId]);
  }

  /** One's own only. */
  async findOwn(enrolmentId: string, personId: string): Promise<OwnAttendance | null> {
    const rows: OwnAttendance[] = await this.tx.query(ownSql, [enrolmentId, personId]);
    return rows[0] ?? null;
  }

  /** Who takes part, with the address that a sheet may name them by; in steps, so that no list is too long. */
  async sheetPeople(activityId: string): Promise<SheetPerson[]> {
    const people: SheetPerson[] = [];
    for (;;) {
      const last = people.at(-1)?.enrolmentId ?? null;
      const rows: SheetPerson[] = await this.tx.query(sheetSql, [activityId, last]);
      people.push(...rows);
      if (rows.length < 5000) return people;
    }
  }
}
