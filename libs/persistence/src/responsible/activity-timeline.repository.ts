import type { Timeline } from '@traccia/contracts';
import type { ActivityStatus } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { activityToManage, type ActivityScope, scopeValues } from '../activities/activity-scope.js';
import { activityTables } from '../activities/activity.sql.js';

type Row = Timeline['rows'][number];
export type TimelineEntry = Row & { status: ActivityStatus };
export interface TimelineQuestion {
  from: string;
  to: string;
  status: string | null;
  programme: string | null;
  responsibleId: string | null;
  /** Only activities in which something is missing. */
  missing: boolean;
}
export interface TimelineKey {
  startsOn: string;
  id: string;
}

const today = `((SELECT business_now()) AT TIME ZONE a.time_zone)::date`;
const none = (what: string) => `NOT EXISTS (SELECT 1 FROM ${what})::boolean`;
const preparing = `a.status IN ('draft', 'tentative', 'open', 'confirmed', 'running')`;
/** The last day on which somebody could still ask for a place. */
const closing = 'coalesce(a.application_closes_on, a.enrolment_closes_on, a.starts_on)';

/** What is missing: a count where there is something to count, 1 where a thing is not there at all. */
const gaps = `SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'count', g.n) ORDER BY g.place)
    FILTER (WHERE g.n > 0), '[]') AS gaps
  FROM (VALUES
    (1, 'responsible', (a.status <> 'closed' AND ${none(`activity_staff s
      WHERE s.activity_id = a.id AND s.staff_role = 'manager'`)})::int),
    (2, 'trainer', (${preparing} AND ${none(`activity_staff s
      WHERE s.activity_id = a.id AND s.staff_role <> 'manager'`)} AND ${none(`session_trainer t
      JOIN activity_session s ON s.id = t.activity_session_id WHERE s.activity_id = a.id`)})::int),
    (3, 'venue', (${preparing} AND a.modality IN ('face_to_face', 'blended', 'hybrid') AND a.venue IS NULL
      AND ${none('activity_venue v WHERE v.activity_id = a.id')})::int),
    (4, 'session', (${preparing} AND a.modality <> 'online_self_guided'
      AND ${none('activity_session s WHERE s.activity_id = a.id')})::int),
    (5, 'follow_up', (a.status NOT IN ('closed', 'cancelled') AND ${none(`wave w
      WHERE w.activity_id = a.id AND w.kind = 'ex_post' AND w.state <> 'cancelled'`)})::int),
    (6, 'outcome', (a.status NOT IN ('closed', 'cancelled') AND ${none(`activity_link l
      WHERE l.activity_id = a.id AND l.outcome_id IS NOT NULL`)})::int),
    (7, 'undecided', CASE WHEN a.status IN ('tentative', 'open', 'confirmed', 'running') AND ${closing} < ${today}
      THEN (SELECT count(*)::int FROM application p WHERE p.activity_id = a.id
        AND p.state IN ('submitted', 'needs_approval', 'eligible', 'selected')) ELSE 0 END),
    (8, 'unmarked', CASE WHEN a.status IN ('open', 'confirmed', 'running', 'ended') AND a.frame_kind = 'roster'
      AND a.enrolled_count > 0 THEN (SELECT count(*)::int FROM activity_session s
        WHERE s.activity_id = a.id AND s.ends_at < (SELECT business_now())
          AND ${none('attendance t WHERE t.activity_session_id = s.id')}) ELSE 0 END),
    (9, 'certificates', CASE WHEN a.status = 'ended' THEN (SELECT count(*)::int FROM enrolment e
      WHERE e.activity_id = a.id AND e.status IN ('attended', 'completed')
        AND ${none(`certificate k WHERE k.enrolment_id = e.id`)}) ELSE 0 END)
  ) AS g(place, kind, n)`;

const dayOf = (instant: string) => `(${instant} AT TIME ZONE a.time_zone)::date`;
/** In the order of the days: the deadline, each wave, and the first certificates. */
const milestones = `coalesce((SELECT jsonb_agg(jsonb_build_object('kind', m.kind, 'wave', m.wave, 'on', m.day) ORDER BY m.day, m.kind)
  FROM (
    SELECT 'deadline' AS kind, NULL AS wave, coalesce(a.application_closes_on, a.enrolment_closes_on) AS day
    UNION ALL SELECT 'wave', w.kind, ${dayOf('w.opens_at')} FROM wave w
      WHERE w.activity_id = a.id AND w.state <> 'cancelled' AND w.opens_at IS NOT NULL
    UNION ALL SELECT 'certificates', NULL, min(k.issued_on) FROM certificate k
      WHERE k.activity_id = a.id AND k.state = 'issued'
  ) m WHERE m.day IS NOT NULL), '[]')`;

const responsible = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'name', concat_ws(' ', q.given_name, q.family_name))
    ORDER BY q.family_name, q.id)
  FROM activity_staff s JOIN person q ON q.id = s.person_id WHERE s.activity_id = a.id AND s.staff_role = 'manager'), '[]')`;

const columns = `a.id, a.code, a.title, a.status, a.version, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
  a.time_zone AS "timeZone", p.code AS "programmeCode", a.enrolled_count AS enrolled, a.capacity,
  ${responsible} AS responsible, ${milestones} AS milestones, lack.gaps`;

/** In the window with its days or with one of its waves. */
const matching = `${activityToManage} AND NOT a.is_template AND a.starts_on <= $8::date
  AND (a.ends_on >= $7::date OR EXISTS (SELECT 1 FROM wave w WHERE w.activity_id = a.id AND w.state <> 'cancelled'
    AND ${dayOf('w.opens_at')} BETWEEN $7::date AND $8::date))
  AND ($9::text IS NULL OR a.status = $9) AND ($10::text IS NULL OR p.code = $10)
  AND ($11::uuid IS NULL OR EXISTS (SELECT 1 FROM activity_staff s
    WHERE s.activity_id = a.id AND s.person_id = $11 AND s.staff_role = 'manager'))
  AND (NOT $12::boolean OR lack.gaps <> '[]')`;
const from = `FROM ${activityTables} CROSS JOIN LATERAL (${gaps}) lack WHERE ${matching}`;

const listSql = `SELECT ${columns} ${from} AND ($13::date IS NULL OR (a.starts_on, a.id) > ($13, $14::uuid))
       ORDER BY a.starts_on, a.id LIMIT $15`;
const countSql = `SELECT count(*)::int AS total ${from}`;
const choicesSql = `WITH own AS (SELECT a.id, p.code, p.title FROM ${activityTables} WHERE ${activityToManage})
       SELECT
         (SELECT coalesce(jsonb_agg(g ORDER BY g.code), '[]') FROM (SELECT DISTINCT code, title FROM own LIMIT 200) g)
           AS programmes,
         (SELECT coalesce(jsonb_agg(g ORDER BY g.name), '[]') FROM (
           SELECT DISTINCT q.id, concat_ws(' ', q.given_name, q.family_name) AS name FROM own
           JOIN activity_staff s ON s.activity_id = own.id AND s.staff_role = 'manager'
           JOIN person q ON q.id = s.person_id LIMIT 300) g) AS responsible`;

/** Activities that somebody manages, side by side in time. */
export class ActivityTimelineRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    question: TimelineQuestion,
    after: TimelineKey | null,
    limit: number,
  ): Promise<TimelineEntry[]> {
    return this.tx.query(listSql, [
      ...valuesOf(scope, question),
      after?.startsOn ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async count(scope: ActivityScope, question: TimelineQuestion): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, question));
    return rows[0]?.total ?? 0;
  }

  /** What the list can be narrowed to: programmes and responsible people of all activities in scope. */
  async listChoices(scope: ActivityScope): Promise<NonNullable<Timeline['choices']>> {
    const rows: NonNullable<Timeline['choices']>[] = await this.tx.query(choicesSql, scopeValues(scope));
    return rows[0] ?? { programmes: [], responsible: [] };
  }
}

function valuesOf(scope: ActivityScope, question: TimelineQuestion): unknown[] {
  const { from, to, status, programme, responsibleId, missing } = question;
  return [...scopeValues(scope), from, to, status, programme, responsibleId, missing];
}
