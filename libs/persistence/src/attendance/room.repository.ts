import type { ConstituentGroup } from '@traccia/contracts';
import type { ActivityStatus, AttendanceState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import {
  type ActivityScope,
  activityInScope,
  scopeValues,
  wholeActivityInScope,
} from '../activities/activity-scope.js';
import type { AttendanceSource } from './attendance.repository.js';

export interface RoomSession {
  id: string;
  title: string;
  startsAt: Date;
  activityStatus: ActivityStatus;
}
export interface RoomEntry {
  enrolmentId: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
  constituentGroup: ConstituentGroup;
  state: AttendanceState | null;
  source: AttendanceSource | null;
  markedAt: Date | null;
  markedBy: string | null;
  contested: boolean;
  sortKey: string;
}
export interface HistoryEntry {
  id: string;
  position: number;
  sessionTitle: string;
  from: AttendanceState | null;
  to: AttendanceState;
  held: boolean;
  source: AttendanceSource;
  reason: string | null;
  by: string | null;
  markedAt: Date;
  recordedAt: Date;
}

/** Statuses of those who take part; who waits or has left is not in the room. */
export const takingPart = `e.status IN ('enrolled', 'attended', 'completed')`;
/** A nominating organization sees its own people and nobody else's. */
export const visibleEnrolment = `(${wholeActivityInScope} OR e.organization_id = ANY($4::uuid[]))`;
/** What lists of participants are sorted by. */
export const nameKey = `left(lower(p.family_name) || ', ' || lower(p.given_name), 40)`;

const sessionSql = `SELECT s.id, s.title, s.starts_at AS "startsAt", a.status AS "activityStatus"
  FROM activity a JOIN course c ON c.id = a.course_id JOIN activity_session s ON s.activity_id = a.id
  WHERE ${activityInScope} AND a.id = $7 AND s.position = $8`;
const people = `enrolment e JOIN activity a ON a.id = e.activity_id JOIN course c ON c.id = a.course_id
  JOIN person p ON p.id = e.person_id LEFT JOIN organization o ON o.id = e.organization_id`;
const roomSql = `SELECT e.id AS "enrolmentId", p.given_name AS "givenName", p.family_name AS "familyName",
    o.name AS "organizationName", e.constituent_group AS "constituentGroup", t.state, t.source,
    coalesce(t.marked_at, t.recorded_at) AS "markedAt", m.given_name || ' ' || m.family_name AS "markedBy",
    t.source = 'room' AND EXISTS (SELECT 1 FROM attendance_event v WHERE v.activity_session_id = $8
      AND v.enrolment_id = e.id AND v.source = 'room' AND v.recorded_by <> t.recorded_by AND v.to_state <> t.state)
      IS TRUE AS contested, ${nameKey} AS "sortKey"
  FROM ${people} LEFT JOIN attendance t ON t.enrolment_id = e.id AND t.activity_session_id = $8
  LEFT JOIN person m ON m.id = t.recorded_by
  WHERE e.activity_id = $7 AND ${takingPart} AND ${visibleEnrolment}
    AND ($9::text IS NULL OR (${nameKey}, e.id) > ($9::text, $10::uuid))
  ORDER BY "sortKey", e.id LIMIT $11`;
const countSql = `SELECT count(*)::int AS total FROM ${people} WHERE e.activity_id = $7 AND ${takingPart} AND ${visibleEnrolment}`;
const historySql = `SELECT v.id, s.position, s.title AS "sessionTitle", v.from_state AS "from", v.to_state AS "to", v.held,
    v.source, v.reason, r.given_name || ' ' || r.family_name AS "by", v.marked_at AS "markedAt", v.recorded_at AS "recordedAt"
  FROM attendance_event v JOIN activity_session s ON s.id = v.activity_session_id
  LEFT JOIN person r ON r.id = v.recorded_by
  WHERE v.enrolment_id = $1 AND ($2::int IS NULL OR s.position = $2) AND ($3::bigint IS NULL OR v.id < $3)
  ORDER BY v.id DESC LIMIT $4`;
const enrolmentSql = `SELECT 1 FROM ${people} WHERE e.activity_id = $7 AND e.id = $8 AND ${visibleEnrolment}`;

/** Reads the room: who takes part, with the mark that holds and those that were made before. */
export class RoomRepository {
  constructor(private readonly tx: EntityManager) {}

  async findSession(scope: ActivityScope, activityId: string, position: number): Promise<RoomSession | null> {
    const rows: RoomSession[] = await this.tx.query(sessionSql, [
      ...scopeValues(scope),
      activityId,
      position,
    ]);
    return rows[0] ?? null;
  }

  async list(
    scope: ActivityScope,
    activityId: string,
    sessionId: string,
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<RoomEntry[]> {
    const key = [after?.sortKey ?? null, after?.id ?? null];
    return this.tx.query(roomSql, [...scopeValues(scope), activityId, sessionId, ...key, limit]);
  }

  async count(scope: ActivityScope, activityId: string): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, [...scopeValues(scope), activityId]);
    return rows[0]?.total ?? 0;
  }

  async seesEnrolment(scope: ActivityScope, activityId: string, enrolmentId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(enrolmentSql, [
      ...scopeValues(scope),
      activityId,
      enrolmentId,
    ]);
    return rows.length > 0;
  }

  /** Newest first; `after` is the last line of the page before. */
  async history(
    enrolmentId: string,
    position: number | null,
    after: string | null,
    limit: number,
  ): Promise<HistoryEntry[]> {
    return this.tx.query(historySql, [enrolmentId, position, after, limit]);
  }
}
