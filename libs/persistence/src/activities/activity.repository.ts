import type { Planning } from '@traccia/contracts';
import type { ActivityStatus } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { isMissedCohort } from '../evaluation-plans/missed-cohort.sql.js';
import { sqlStateOf } from '../in-transaction.js';
import { searchPattern } from '../search-pattern.js';
import { type ActivityScope, activityInScope, activityToManage, scopeValues } from './activity-scope.js';
import {
  type ActivityFacts,
  activityColumns,
  activityTables,
  planningColumns,
  type PlanningFacts,
  type SessionFacts,
  sessionsOfActivity,
} from './activity.sql.js';

export interface ActivityEntry extends ActivityFacts {
  courseId: string;
  version: number;
  waiting: number;
  isTemplate: boolean;
  frameKind: 'roster' | 'none';
  reportedAttendance: number | null;
}
export interface ActivityDetail extends ActivityEntry, PlanningFacts {
  summary: Record<string, string>;
  copiedFrom: { id: string; code: string } | null;
  sessions: SessionFacts[];
}
/** The row as it is while we hold its lock. */
export type LockedActivity = ActivityFacts &
  PlanningFacts & { courseId: string; version: number; summary: Record<string, string> };
export interface ActivityDraft {
  title: Record<string, string>;
  modality: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string | null;
  countryCode: string | null;
  languages: string[];
  capacity: number | null;
  enrolmentClosesOn: string | null;
}
/** What stays as it is unless it is named. */
export type PlanningDraft = { [K in keyof Planning]?: Planning[K] | undefined };
export interface ActivityFilter {
  search?: string | undefined;
  status?: string | undefined;
  programme?: string | undefined;
  templates?: 'yes' | undefined;
  gaps?: 'yes' | undefined;
  unplanned?: 'yes' | undefined;
}
export interface ActivityKey {
  startsOn: string;
  id: string;
}

const entryColumns = `${activityColumns}, a.course_id AS "courseId", a.version, a.frame_kind AS "frameKind", a.is_template AS "isTemplate",
  a.reported_attendance AS "reportedAttendance",
  (SELECT count(*)::int FROM enrolment w WHERE w.activity_id = a.id AND w.status = 'waiting') AS waiting`;

const matching = `($7::text IS NULL OR a.code ILIKE $7 OR c.code ILIKE $7 OR a.venue ILIKE $7
    OR EXISTS (SELECT 1 FROM jsonb_each_text(a.title) t WHERE t.value ILIKE $7)
    OR EXISTS (SELECT 1 FROM jsonb_each_text(c.title) t WHERE t.value ILIKE $7))
  AND ($8::text IS NULL OR a.status = $8) AND ($9::text IS NULL OR p.code = $9)
  AND (NOT $10::boolean OR a.is_template)
  AND (NOT $11::boolean OR NOT EXISTS (SELECT 1 FROM activity_marker k WHERE k.activity_id = a.id) OR EXISTS (
    SELECT 1 FROM activity_link l WHERE l.activity_id = a.id HAVING count(l.labour_standard_id) = 0
      OR count(l.outcome_id) = 0 OR count(l.indicator_id) = 0))
  AND (NOT $12::boolean OR ${isMissedCohort})`;

const listSql = `SELECT ${entryColumns} FROM ${activityTables} WHERE ${activityInScope} AND ${matching}
  AND ($13::date IS NULL OR (a.starts_on, a.id) < ($13::date, $14::uuid))
  ORDER BY a.starts_on DESC, a.id DESC LIMIT $15`;
const countSql = `SELECT count(*)::int AS total FROM ${activityTables} WHERE ${activityInScope} AND ${matching}`;
const findSql = `SELECT ${entryColumns}, ${planningColumns}, a.summary, ${sessionsOfActivity} AS sessions,
    (SELECT jsonb_build_object('id', f.id, 'code', f.code) FROM activity f WHERE f.id = a.copied_from_id) AS "copiedFrom"
  FROM ${activityTables}
  WHERE ${activityInScope} AND a.id = $7`;
const isInScopeSql = `SELECT 1 FROM ${activityTables} WHERE ${activityInScope} AND a.id = $7`;
const versionSql = `SELECT a.version FROM ${activityTables} WHERE ${activityInScope} AND a.id = $7`;
const lockedColumns = `${activityColumns}, ${planningColumns}, a.summary, a.course_id AS "courseId", a.version`;
const lockInScopeSql = `SELECT ${lockedColumns} FROM ${activityTables}
  WHERE ${activityToManage} AND a.id = $7 FOR UPDATE OF a`;
const lockSql = `SELECT ${lockedColumns} FROM ${activityTables}
  WHERE a.id = $1 FOR UPDATE OF a`;

const setPlanningSql = `UPDATE activity a SET activity_type = n."activityType", admission_mode = n."admissionMode",
    service_line = n."serviceLine", capacity_levels = n."capacityLevels", methods = n.methods, summary = n.summary,
    reserve_places = n."reservePlaces", application_closes_on = n."applicationClosesOn",
    needs_group_approval = n."needsGroupApproval", offer_days = n."offerDays",
    attendance_percent = n."attendancePercent", materials_open_after_close = n."materialsOpenAfterClose",
    is_template = n."isTemplate"
  FROM activity o, jsonb_to_record(jsonb_build_object('activityType', o.activity_type, 'admissionMode', o.admission_mode,
      'serviceLine', o.service_line, 'capacityLevels', o.capacity_levels, 'methods', o.methods, 'summary', o.summary,
      'reservePlaces', o.reserve_places, 'applicationClosesOn', o.application_closes_on,
      'needsGroupApproval', o.needs_group_approval, 'offerDays', o.offer_days,
      'attendancePercent', o.attendance_percent, 'materialsOpenAfterClose', o.materials_open_after_close,
      'isTemplate', o.is_template) || $2::jsonb)
    AS n("activityType" text, "admissionMode" text, "serviceLine" text, "capacityLevels" text[], methods text[],
      summary jsonb, "reservePlaces" int, "applicationClosesOn" date, "needsGroupApproval" boolean, "offerDays" int,
      "attendancePercent" int, "materialsOpenAfterClose" boolean, "isTemplate" boolean)
  WHERE o.id = $1 AND a.id = o.id`;

/** Writes table `activity`. */
export class ActivityRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest start first; `after` is the last row of the page before. */
  async list(
    scope: ActivityScope,
    filter: ActivityFilter,
    after: ActivityKey | null,
    limit: number,
  ): Promise<ActivityEntry[]> {
    const key = [after?.startsOn ?? null, after?.id ?? null];
    return this.tx.query(listSql, [...scopeValues(scope), ...valuesOf(filter), ...key, limit]);
  }

  async count(scope: ActivityScope, filter: ActivityFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, [
      ...scopeValues(scope),
      ...valuesOf(filter),
    ]);
    return rows[0]?.total ?? 0;
  }

  async find(scope: ActivityScope, id: string): Promise<ActivityDetail | null> {
    const rows: ActivityDetail[] = await this.tx.query(findSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async isInScope(scope: ActivityScope, id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(isInScopeSql, [...scopeValues(scope), id]);
    return rows.length > 0;
  }

  async versionInScope(scope: ActivityScope, id: string): Promise<number | null> {
    const rows: { version: number }[] = await this.tx.query(versionSql, [...scopeValues(scope), id]);
    return rows[0]?.version ?? null;
  }

  /** Locks first of all rows: activity, then enrolment, then response. */
  async lock(id: string): Promise<LockedActivity | null> {
    const rows: LockedActivity[] = await this.tx.query(lockSql, [id]);
    return rows[0] ?? null;
  }

  async lockToManage(scope: ActivityScope, id: string): Promise<LockedActivity | null> {
    const rows: LockedActivity[] = await this.tx.query(lockInScopeSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async insert(courseId: string, code: string, draft: ActivityDraft): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO activity (course_id, code, title, modality, starts_on, ends_on, time_zone, venue, country_code,
         languages, capacity, enrolment_closes_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [courseId, code, ...fieldsOf(draft)],
    );
    return rows[0]?.id ?? '';
  }

  async update(id: string, draft: ActivityDraft): Promise<void> {
    await this.tx.query(
      `UPDATE activity SET title = $2, modality = $3, starts_on = $4, ends_on = $5, time_zone = $6, venue = $7,
         country_code = $8, languages = $9, capacity = $10, enrolment_closes_on = $11, version = version + 1
       WHERE id = $1`,
      [id, ...fieldsOf(draft)],
    );
  }

  /** A column whose field is not named keeps its value. */
  async setPlanning(id: string, draft: PlanningDraft): Promise<void> {
    const named = Object.entries(draft).filter(([, value]) => value !== undefined);
    if (named.length === 0) return;
    await this.tx.query(setPlanningSql, [id, JSON.stringify(Object.fromEntries(named))]);
  }

  /** False where the training of trainers is itself below this activity: a cascade has no rings. */
  async setCascade(id: string, cascadeOfId: string | null): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.tx.query(
      `WITH RECURSIVE above AS (
         SELECT id, cascade_of_id FROM activity WHERE id = $2
         UNION SELECT a.id, a.cascade_of_id FROM activity a JOIN above b ON a.id = b.cascade_of_id)
       UPDATE activity SET cascade_of_id = $2, version = version + 1
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM above WHERE id = $1)`,
      [id, cascadeOfId],
    );
    return changed > 0;
  }

  async setDates(
    id: string,
    dates: {
      startsOn: string;
      endsOn: string;
      timeZone: string;
      enrolmentClosesOn: string | null;
      applicationClosesOn: string | null;
    },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE activity SET starts_on = $2, ends_on = $3, time_zone = $4, enrolment_closes_on = $5,
         application_closes_on = $6, version = version + 1 WHERE id = $1`,
      [id, dates.startsOn, dates.endsOn, dates.timeZone, dates.enrolmentClosesOn, dates.applicationClosesOn],
    );
  }

  async raiseVersion(id: string): Promise<void> {
    await this.tx.query('UPDATE activity SET version = version + 1 WHERE id = $1', [id]);
  }

  async setCopiedFrom(id: string, from: string): Promise<void> {
    await this.tx.query('UPDATE activity SET copied_from_id = $2 WHERE id = $1', [id, from]);
  }

  /** Before its places are cancelled: who lost a place with the activity is told from this instant on. */
  async noteCancelling(id: string, reason: string | null): Promise<void> {
    await this.tx.query(
      'UPDATE activity SET cancel_reason = $2, cancelled_at = clock_timestamp() WHERE id = $1',
      [id, reason],
    );
  }

  async setStatus(id: string, status: ActivityStatus): Promise<void> {
    await this.tx.query('UPDATE activity SET status = $2, version = version + 1 WHERE id = $1', [id, status]);
  }

  /**
   * The next place in the waiting list; the caller holds the lock, so that no number is lost or given twice.
   * Also right after a seed or an import has filled the list without counting.
   */
  async takeWaitPosition(id: string): Promise<number> {
    const [rows]: [{ taken: number }[], number] = await this.tx.query(
      `UPDATE activity a SET next_wait_position = 1 + greatest(a.next_wait_position, 1 + coalesce(
         (SELECT max(e.wait_position) FROM enrolment e WHERE e.activity_id = a.id AND e.status = 'waiting'), 0))
       WHERE a.id = $1 RETURNING a.next_wait_position - 1 AS taken`,
      [id],
    );
    const taken = rows[0]?.taken;
    if (taken === undefined) throw new Error('the activity is not there');
    return taken;
  }

  /** Whether the database can count days in this zone. */
  async knowsZone(zone: string): Promise<boolean> {
    try {
      await this.tx.query('SELECT clock_timestamp() AT TIME ZONE $1::text', [zone]);
      return true;
    } catch (error) {
      if (sqlStateOf(error) === '22023') return false;
      throw error;
    }
  }
}

function valuesOf({ search, status, programme, templates, gaps, unplanned }: ActivityFilter): unknown[] {
  const ticked = [templates, gaps, unplanned].map((tick) => tick === 'yes');
  return [searchPattern(search), status ?? null, programme ?? null, ...ticked];
}

function fieldsOf(draft: ActivityDraft): unknown[] {
  return [
    JSON.stringify(draft.title),
    draft.modality,
    draft.startsOn,
    draft.endsOn,
    draft.timeZone,
    draft.venue,
    draft.countryCode,
    draft.languages,
    draft.capacity,
    draft.enrolmentClosesOn,
  ];
}
