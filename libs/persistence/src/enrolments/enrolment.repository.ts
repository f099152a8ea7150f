import { type AttendanceState, type EnrolmentStatus, roomLeft } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { completeSql, giveCompletionSql, takeCompletionSql } from './completion.sql.js';
import { foreseeEnrolmentsSql, type SheetEnrolments, takeEnrolmentsSql } from './enrol-sheet.sql.js';
import { travelsSql } from './travels.sql.js';

export interface EnrolmentEntry {
  id: string;
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  personId: string;
  status: EnrolmentStatus;
  /** Rank in the waiting list, 1 = next; null when not waiting. */
  waitPosition: number | null;
  startsOn: string;
  endsOn: string;
  createdAt: Date;
  version: number;
}
export interface MyEnrolmentEntry extends EnrolmentEntry {
  /** Exact text of `createdAt`, for paging; a JavaScript date is too coarse. */
  createdKey: string;
  /** One entry a session of the timetable, in its order; null = not marked. */
  marks: (AttendanceState | null)[];
  sessionsHeld: number;
  attendancePercent: number;
  /** No mark will come any more. */
  closed: boolean;
  /** The travel desk asks for a form. */
  travels: boolean;
}
export interface EnrolmentKey {
  createdKey: string;
  id: string;
}
/** What decides about somebody who asks for a place; read after the activity is locked. */
export interface ApplicantFacts {
  waiting: number;
  liveEnrolmentId: string | null;
  organizationId: string | null;
  organizationGroup: string | null;
}
export interface NewEnrolment {
  activityId: string;
  personId: string;
  organizationId: string | null;
  constituentGroup: string;
  status: 'enrolled' | 'waiting';
  waitPosition: number | null;
}

const columns = `e.id, e.activity_id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
  e.person_id AS "personId", e.status,
  CASE WHEN e.status = 'waiting' THEN (SELECT count(*)::int FROM enrolment b WHERE b.activity_id = e.activity_id
    AND b.status = 'waiting' AND b.wait_position <= e.wait_position) END AS "waitPosition",
  a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", e.created_at AS "createdAt", e.version`;
interface ActivityRoom {
  capacity: number | null;
  reservePlaces: number | null;
  taken: number;
  waiting: number;
}
const roomSql = `SELECT a.capacity, a.reserve_places AS "reservePlaces", a.enrolled_count + a.offers_open AS taken,
    (SELECT count(*)::int FROM enrolment w WHERE w.activity_id = a.id AND w.status = 'waiting') AS waiting
  FROM activity a WHERE a.id = $1`;
const findSql = `SELECT ${columns} FROM enrolment e JOIN activity a ON a.id = e.activity_id
  WHERE e.id = $1 AND e.person_id = $2`;
/** Marks of the enrolment `e` in every session of its activity. */
export const marksOfEnrolment = (enrolment: string) => `ARRAY(
  SELECT t.state FROM activity_session s LEFT JOIN attendance t
    ON t.activity_session_id = s.id AND t.enrolment_id = ${enrolment}.id
  WHERE s.activity_id = ${enrolment}.activity_id ORDER BY s.starts_at, s.position)`;
const mineSql = `SELECT ${columns}, e.created_at::text AS "createdKey", ${marksOfEnrolment('e')} AS marks,
    (SELECT count(*)::int FROM activity_session s WHERE s.activity_id = a.id
      AND s.starts_at <= (SELECT business_now())) AS "sessionsHeld",
    a.attendance_percent AS "attendancePercent", a.status IN ('closed', 'cancelled') AS closed,
    e.status IN ('enrolled', 'attended') AND ${travelsSql} AS travels
  FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN person p ON p.id = e.person_id
  WHERE e.person_id = $1 AND ($2::timestamptz IS NULL OR (e.created_at, e.id) < ($2::timestamptz, $3::uuid))
  ORDER BY e.created_at DESC, e.id DESC LIMIT $4`;

/** Writes table `enrolment`. The count of places taken is kept by the database. */
export class EnrolmentRepository {
  constructor(private readonly tx: EntityManager) {}

  async findApplicant(activityId: string, personId: string): Promise<ApplicantFacts> {
    const rows: ApplicantFacts[] = await this.tx.query(
      `SELECT (SELECT count(*)::int FROM enrolment w WHERE w.activity_id = $1 AND w.status = 'waiting') AS waiting,
         (SELECT l.id FROM enrolment l WHERE l.activity_id = $1 AND l.person_id = $2
           AND l.status IN ('waiting', 'enrolled', 'attended', 'completed')) AS "liveEnrolmentId",
         o.id AS "organizationId", o.constituent_group AS "organizationGroup"
       FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id = $2`,
      [activityId, personId],
    );
    if (!rows[0]) throw new Error('the person is not there');
    return rows[0];
  }

  async insert(enrolment: NewEnrolment): Promise<{ id: string; createdAt: Date; version: number }> {
    const rows: { id: string; createdAt: Date; version: number }[] = await this.tx.query(
      `INSERT INTO enrolment (activity_id, person_id, organization_id, constituent_group, status, wait_position)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id, created_at AS "createdAt", version`,
      [
        enrolment.activityId,
        enrolment.personId,
        enrolment.organizationId,
        enrolment.constituentGroup,
        enrolment.status,
        enrolment.waitPosition,
      ],
    );
    if (!rows[0]) throw new Error('the enrolment was not written');
    return rows[0];
  }

  /** One's own only. */
  async findOwn(id: string, personId: string): Promise<EnrolmentEntry | null> {
    const rows: EnrolmentEntry[] = await this.tx.query(findSql, [id, personId]);
    return rows[0] ?? null;
  }

  /** Today where the activity takes place, by the business clock. */
  async findToday(id: string): Promise<string> {
    const rows: { today: string }[] = await this.tx.query(
      `SELECT (business_now() AT TIME ZONE a.time_zone)::date::text AS today
       FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE e.id = $1`,
      [id],
    );
    return rows[0]?.today ?? '';
  }

  /** The caller holds the activity's lock, under which every change of status but attendance is made. */
  async lockStatus(id: string): Promise<EnrolmentStatus | null> {
    const rows: { status: EnrolmentStatus }[] = await this.tx.query(
      'SELECT status FROM enrolment WHERE id = $1 FOR UPDATE',
      [id],
    );
    return rows[0]?.status ?? null;
  }

  async withdraw(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE enrolment SET status = 'withdrawn', wait_position = NULL, version = version + 1 WHERE id = $1`,
      [id],
    );
  }

  /** The activity does not take place; who has attended keeps that. Answers how many places ended. */
  async cancelLive(activityId: string): Promise<number> {
    const [, cancelled]: [unknown[], number] = await this.tx.query(
      `UPDATE enrolment SET status = 'cancelled', wait_position = NULL, version = version + 1
       WHERE activity_id = $1 AND status IN ('waiting', 'enrolled')`,
      [activityId],
    );
    return cancelled;
  }

  async countWaiting(activityId: string): Promise<number> {
    const rows: { waiting: number }[] = await this.tx.query(
      `SELECT count(*)::int AS waiting FROM enrolment WHERE activity_id = $1 AND status = 'waiting'`,
      [activityId],
    );
    return rows[0]?.waiting ?? 0;
  }

  /** The first `places` of those who wait get a place; answers whom, in order. */
  async promoteFirst(activityId: string, places: number): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(
      `WITH next AS (
         SELECT id, wait_position FROM enrolment WHERE activity_id = $1 AND status = 'waiting'
         ORDER BY wait_position LIMIT $2 FOR UPDATE
       ), promoted AS (
         UPDATE enrolment e SET status = 'enrolled', wait_position = NULL, version = e.version + 1
         FROM next WHERE e.id = next.id RETURNING e.id, next.wait_position
       ) SELECT id FROM promoted ORDER BY wait_position`,
      [activityId, places],
    );
    return rows.map(({ id }) => id);
  }

  /** Somebody who waits stands in the room and gets a place; the caller holds the activity's lock. */
  async admitWaiting(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE enrolment SET status = 'enrolled', wait_position = NULL, version = version + 1 WHERE id = $1`,
      [id],
    );
  }

  /** How many more people come in, places and waiting list together; null without limit. */
  async countRoom(activityId: string): Promise<number | null> {
    const rows: ActivityRoom[] = await this.tx.query(roomSql, [activityId]);
    return rows[0] ? roomLeft(rows[0], rows[0].taken, rows[0].waiting) : null;
  }

  /** What its lines mean was found before, here as in the taking (`checkSheet`). */
  async foreseeSheet(): Promise<{ added: number; changed: number }> {
    const rows: { added: number; changed: number }[] = await this.tx.query(foreseeEnrolmentsSql);
    return rows[0] ?? { added: 0, changed: 0 };
  }

  /**
   * Gives those of a sheet who have no live enrolment a place while there are free ones, and then a turn in the
   * waiting list; the caller holds the activity's lock. `free`: null without limit.
   */
  async takeSheet(activityId: string, free: number | null): Promise<SheetEnrolments> {
    const rows: SheetEnrolments[] = await this.tx.query(takeEnrolmentsSql, [activityId, free]);
    return rows[0] ?? { done: 0, added: 0, changed: 0, enrolledIds: [] };
  }

  /** Newest first. */
  async listOwn(personId: string, after: EnrolmentKey | null, limit: number): Promise<MyEnrolmentEntry[]> {
    return this.tx.query(mineSql, [personId, after?.createdKey ?? null, after?.id ?? null, limit]);
  }

  async countOwn(personId: string): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(
      'SELECT count(*)::int AS total FROM enrolment WHERE person_id = $1',
      [personId],
    );
    return rows[0]?.total ?? 0;
  }

  /**
   * Whoever was present once has attended; whoever was not, is enrolled again. In a closed activity whoever was there
   * often enough has completed it, also by a mark that is put right later.
   */
  async followAttendance(enrolmentIds: readonly string[]): Promise<void> {
    await this.tx.query(takeCompletionSql, [enrolmentIds]);
    await this.tx.query(
      `UPDATE enrolment e SET status = CASE WHEN seen.present THEN 'attended' ELSE 'enrolled' END, version = e.version + 1
       FROM (SELECT id, EXISTS (SELECT 1 FROM attendance t WHERE t.enrolment_id = m.id AND t.state IN ('present', 'partial')) AS present
             FROM unnest($1::uuid[]) AS m(id)) AS seen
       WHERE e.id = seen.id AND ((e.status = 'enrolled' AND seen.present) OR (e.status = 'attended' AND NOT seen.present))`,
      [enrolmentIds],
    );
    await this.tx.query(giveCompletionSql, [enrolmentIds]);
  }

  /** Activities that have just been closed; answers how many have completed each. The caller holds their locks. */
  async complete(activityIds: readonly string[]): Promise<Map<string, number>> {
    const [rows]: [{ activityId: string }[], number] = await this.tx.query(completeSql, [activityIds]);
    const completed = new Map(activityIds.map((id) => [id, 0]));
    for (const { activityId } of rows) completed.set(activityId, (completed.get(activityId) ?? 0) + 1);
    return completed;
  }
}
