import type { ActivityDates, ActivityStatus } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { isMissedCohort } from './missed-cohort.sql.js';

export interface PlanningActivity extends ActivityDates {
  id: string;
  code: string;
  title: Record<string, string>;
  courseId: string;
  status: ActivityStatus;
}
/** An activity that could take the plan of its course over. */
export interface PlanFollower {
  id: string;
  code: string;
  title: Record<string, string>;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  livePlan: number | null;
  ownPlan: boolean;
  wavesPlanned: number;
  invitationsUnsent: number;
}

const facts = `a.id, a.code, a.title, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.time_zone AS "timeZone"`;
const tables = 'activity a JOIN course c ON c.id = a.course_id';
const activitySql = `SELECT ${facts}, a.course_id AS "courseId", a.status FROM ${tables}
  WHERE a.id = $7 AND ${activityToManage}`;
/** What is over, or has no wave left to come, has nothing to take over. */
const followersSql = `SELECT ${facts}, p.number AS "livePlan", p.created_by IS NOT NULL AS "ownPlan",
    coalesce(w.planned, 0) AS "wavesPlanned", coalesce(w.unsent, 0) AS "invitationsUnsent"
  FROM ${tables}
  LEFT JOIN evaluation_plan p ON p.activity_id = a.id AND p.state IN ('active', 'paused')
  LEFT JOIN LATERAL (SELECT count(*)::int AS planned, sum((SELECT count(*) FROM invitation i
      WHERE i.wave_id = w.id AND i.answer_state = 'planned'))::int AS unsent
    FROM wave w WHERE w.activity_id = a.id AND w.state = 'planned') w ON true
  WHERE a.course_id = $7 AND ${activityToManage} AND a.status NOT IN ('closed', 'cancelled')
    AND NOT EXISTS (SELECT 1 FROM evaluation_plan d WHERE d.activity_id = a.id AND d.state = 'draft')
    AND (p.id IS NULL OR w.planned > 0)
  ORDER BY a.starts_on, a.id LIMIT 200`;

/** Activities whose plan has waves that waited for their instrument, which is published now. */
const waitingSql = `SELECT DISTINCT a.id, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.time_zone AS "timeZone"
  FROM evaluation_plan p JOIN activity a ON a.id = p.activity_id JOIN wave_plan w ON w.plan_id = p.id
  WHERE p.state = 'active' AND a.status NOT IN ('closed', 'cancelled')
    AND EXISTS (SELECT 1 FROM instrument_version v WHERE v.instrument_id = w.instrument_id AND v.state <> 'draft')
    AND NOT EXISTS (SELECT 1 FROM wave k WHERE k.activity_id = a.id AND k.code = w.code)
  ORDER BY a.id LIMIT $1`;

const missedSql = `SELECT count(*)::int AS missed FROM activity a WHERE ${isMissedCohort}`;

/** Reads whom plans belong to and who may take them over; writes nothing. */
export class PlanReadingRepository {
  constructor(private readonly tx: EntityManager) {}

  async findActivity(scope: ActivityScope, id: string): Promise<PlanningActivity | null> {
    const rows: PlanningActivity[] = await this.tx.query(activitySql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async listFollowers(scope: ActivityScope, courseId: string): Promise<PlanFollower[]> {
    return this.tx.query(followersSql, [...scopeValues(scope), courseId]);
  }

  async listWaiting(limit: number): Promise<({ id: string } & ActivityDates)[]> {
    return this.tx.query(waitingSql, [limit]);
  }

  /** Activities that go on and ask nobody anything. */
  async countMissed(): Promise<number> {
    const rows: { missed: number }[] = await this.tx.query(missedSql);
    return rows[0]?.missed ?? 0;
  }

  async now(): Promise<Date> {
    const rows: { now: Date }[] = await this.tx.query('SELECT business_now() AS now');
    return rows[0]?.now ?? new Date(0);
  }
}
