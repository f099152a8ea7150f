import type { CalendarRow, LocalisedText, TrainerConflict } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityInScope, scopeValues } from './activity-scope.js';
import { activityTables, sessionTitles } from './activity.sql.js';

export interface CalendarFilter {
  from: string;
  to: string;
  programme?: string | undefined;
  trainer?: string | undefined;
  venue?: string | undefined;
  course?: string | undefined;
  clashes?: 'yes' | undefined;
}
/** What the sessions of some days can be filtered by. */
export interface CalendarChoices {
  trainers: { id: string; name: string }[];
  venues: string[];
  courses: { id: string; title: LocalisedText }[];
}
export interface CalendarKey {
  startsAt: string;
  id: string;
}
export interface CalendarEntry extends CalendarRow {
  startsKey: string;
}

const tables = `${activityTables} JOIN activity_session s ON s.activity_id = a.id
  LEFT JOIN activity_venue v ON v.id = s.venue_id`;

/** Days are counted where the session is held. */
const within = `${activityInScope} AND a.status <> 'cancelled' AND NOT a.is_template
  AND s.starts_at >= $7::date - interval '1 day' AND s.starts_at < $8::date + interval '2 days'
  AND (s.starts_at AT TIME ZONE coalesce(v.time_zone, a.time_zone))::date BETWEEN $7::date AND $8::date`;

/** Another session of the same person at the same time, in an activity that is going to happen. */
const elsewhere = (
  activity: string,
) => `FROM session_trainer o JOIN activity_session os ON os.id = o.activity_session_id
  JOIN activity ${activity} ON ${activity}.id = os.activity_id`;
const sameTime = (
  activity: string,
) => `o.person_id = t.person_id AND os.id <> s.id AND os.starts_at < s.ends_at
  AND os.ends_at > s.starts_at AND ${activity}.status <> 'cancelled' AND NOT ${activity}.is_template`;
const busy = `EXISTS (SELECT 1 ${elsewhere('oa')} WHERE ${sameTime('oa')})`;
const busyWith = `(SELECT a.code ${elsewhere('a')} JOIN course c ON c.id = a.course_id
  JOIN programme p ON p.id = c.programme_id WHERE ${sameTime('a')} AND ${activityInScope}
  ORDER BY os.starts_at, os.id LIMIT 1)`;

const matching = `${within}
  AND ($9::text IS NULL OR p.code = $9)
  AND ($10::uuid IS NULL OR EXISTS (SELECT 1 FROM session_trainer t
    WHERE t.activity_session_id = s.id AND t.person_id = $10))
  AND ($11::text IS NULL OR coalesce(v.name, a.venue) = $11) AND ($12::uuid IS NULL OR a.course_id = $12)
  AND ($13::text IS NULL OR EXISTS (SELECT 1 FROM session_trainer t WHERE t.activity_session_id = s.id AND ${busy}))`;

const listSql = `SELECT s.id AS "sessionId", a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
    s.position, ${sessionTitles} AS titles,
    to_char(s.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startsAt",
    to_char(s.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endsAt",
    s.starts_at::text AS "startsKey", coalesce(v.time_zone, a.time_zone) AS "timeZone",
    coalesce(v.name, a.venue) AS "venueName",
    coalesce((SELECT jsonb_agg(jsonb_build_object('personId', t.person_id,
        'name', q.given_name || ' ' || q.family_name, 'busy', ${busy},
        'busyWith', ${busyWith}) ORDER BY q.family_name, q.id)
      FROM session_trainer t JOIN person q ON q.id = t.person_id WHERE t.activity_session_id = s.id), '[]') AS trainers
  FROM ${tables} WHERE ${matching}
    AND ($14::timestamptz IS NULL OR (s.starts_at, s.id) > ($14::timestamptz, $15::uuid))
  ORDER BY s.starts_at, s.id LIMIT $16`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${matching}`;
const choicesSql = `WITH held AS MATERIALIZED (
    SELECT s.id, a.course_id, c.title, coalesce(v.name, a.venue) AS venue FROM ${tables} WHERE ${within})
  SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'name', q.given_name || ' ' || q.family_name)
      ORDER BY lower(q.family_name), lower(q.given_name), q.id) FROM person q WHERE q.id IN (
        SELECT t.person_id FROM session_trainer t JOIN held ON held.id = t.activity_session_id)), '[]') AS trainers,
    coalesce((SELECT jsonb_agg(venue ORDER BY venue) FROM (
      SELECT DISTINCT venue FROM held WHERE venue <> '') AS named), '[]') AS venues,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', course_id, 'title', title)) FROM (
      SELECT DISTINCT course_id, title FROM held) AS taught), '[]') AS courses`;

const conflictsSql = `SELECT t.person_id AS "personId", q.given_name || ' ' || q.family_name AS name,
    m.id AS "sessionId", s.id AS "otherSessionId", CASE WHEN ${activityInScope} THEN a.id END AS "otherActivityId",
    CASE WHEN ${activityInScope} THEN a.code END AS "otherCode",
    greatest(m.starts_at, s.starts_at) AS "startsAt", least(m.ends_at, s.ends_at) AS "endsAt"
  FROM activity_session m
  JOIN session_trainer t ON t.activity_session_id = m.id
  JOIN session_trainer o ON o.person_id = t.person_id AND o.activity_session_id <> m.id
  JOIN activity_session s ON s.id = o.activity_session_id AND s.starts_at < m.ends_at AND s.ends_at > m.starts_at
  JOIN activity a ON a.id = s.activity_id JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id
  JOIN person q ON q.id = t.person_id
  WHERE m.activity_id = $7 AND a.status <> 'cancelled' AND NOT a.is_template AND (a.id <> $7 OR m.id < s.id)
  ORDER BY m.starts_at, q.family_name, s.id LIMIT 100`;

/** Reads sessions over all activities; writes nothing. */
export class SessionCalendarRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    filter: CalendarFilter,
    after: CalendarKey | null,
    limit: number,
  ): Promise<CalendarEntry[]> {
    const key = [after?.startsAt ?? null, after?.id ?? null];
    return this.tx.query(listSql, [...scopeValues(scope), ...valuesOf(filter), ...key, limit]);
  }

  async count(scope: ActivityScope, filter: CalendarFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, [
      ...scopeValues(scope),
      ...valuesOf(filter),
    ]);
    return rows[0]?.total ?? 0;
  }

  /** Of all sessions of these days, whatever else is filtered by. */
  async choices(scope: ActivityScope, { from, to }: CalendarFilter): Promise<CalendarChoices> {
    const rows: CalendarChoices[] = await this.tx.query(choicesSql, [...scopeValues(scope), from, to]);
    return rows[0] ?? { trainers: [], venues: [], courses: [] };
  }

  /** Trainers of this activity who are somewhere else at the same time; what the reader may not see is not named. */
  async conflicts(scope: ActivityScope, activityId: string): Promise<TrainerConflict[]> {
    const rows: (Omit<TrainerConflict, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[] =
      await this.tx.query(conflictsSql, [...scopeValues(scope), activityId]);
    return rows.map((row) => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    }));
  }
}

function valuesOf(filter: CalendarFilter): (string | null)[] {
  const { from, to, programme, trainer, venue, course, clashes } = filter;
  return [from, to, ...[programme, trainer, venue, course, clashes].map((value) => value ?? null)];
}
