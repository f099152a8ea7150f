import type { AssignmentState, Locale, SubmissionRow } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, scopeValues, activityToManage } from '../activities/activity-scope.js';
import { type FileFacts, fileFacts } from '../files/file-facts.js';
import { liveEnrolment, materialAccess, todayThere } from './material-access.js';

export interface OwnWork {
  id: string;
  activityId: string;
  activityTitle: Record<string, string>;
  timeZone: string;
  title: Record<string, string>;
  instructions: Partial<Record<Locale, string>>;
  dueOn: string | null;
  requiredForCertificate: boolean;
  overdue: boolean;
  access: string;
  enrolmentId: string;
  submissionId: string | null;
  state: AssignmentState;
  late: boolean;
  body: string;
  version: number;
  files: FileFacts[];
  history: SubmissionRow['history'];
}
export interface SubmissionKey {
  sortKey: string;
  id: string;
}
type Line = SubmissionRow & { sortKey: string };

const iso = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const history = `coalesce((SELECT jsonb_agg(jsonb_build_object('kind', h.kind, 'late', h.late, 'body', h.body,
  'at', to_char(h.happened_at AT TIME ZONE 'UTC', ${iso})) ORDER BY h.sequence) FROM submission_event h
  WHERE h.submission_id = s.id), '[]')`;
const ownSql = `SELECT t.id, a.id AS "activityId", a.title AS "activityTitle", a.time_zone AS "timeZone", t.title,
    t.instructions, t.due_on::text AS "dueOn", t.required_for_certificate AS "requiredForCertificate",
    coalesce(t.due_on < ${todayThere}, false) AS overdue, ${materialAccess} AS access, e.id AS "enrolmentId",
    s.id AS "submissionId", coalesce(s.state, 'none') AS state, coalesce(s.late, false) AS late,
    coalesce(s.body, '') AS body, coalesce(s.version, 0) AS version,
    ${fileFacts('submission_file', 'submission_id = s.id')} AS files, ${history} AS history
  FROM assignment t JOIN activity a ON a.id = t.activity_id
  JOIN enrolment e ON e.activity_id = a.id AND e.person_id = $2 AND ${liveEnrolment}
  LEFT JOIN submission s ON s.assignment_id = t.id AND s.enrolment_id = e.id
  WHERE t.id = $1 AND t.deleted_at IS NULL`;
const isKnownSql = `SELECT 1 FROM assignment t JOIN activity a ON a.id = t.activity_id
  JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND t.id = $7`;
const toMark = `submission s JOIN assignment t ON t.id = s.assignment_id JOIN activity a ON a.id = t.activity_id
  JOIN course c ON c.id = a.course_id JOIN enrolment e ON e.id = s.enrolment_id JOIN person p ON p.id = e.person_id`;
const matching = `${activityToManage} AND t.id = $7 AND s.state <> 'draft' AND ($8::text IS NULL OR s.state = $8)`;
const listSql = `SELECT * FROM (SELECT s.id, p.id AS "personId", p.given_name AS "givenName",
      p.family_name AS "familyName", s.state, s.late, to_char(s.submitted_at AT TIME ZONE 'UTC', ${iso}) AS "submittedAt",
      s.body, ${fileFacts('submission_file', 'submission_id = s.id')} AS files, ${history} AS history, s.version,
      CASE s.state WHEN 'submitted' THEN '0' ELSE '1' END || to_char(s.submitted_at AT TIME ZONE 'UTC', ${iso}) AS "sortKey"
    FROM ${toMark} WHERE ${matching}) line
  WHERE $9::text IS NULL OR ("sortKey", id) > ($9::text, $10::uuid) ORDER BY "sortKey", id LIMIT $11`;
const countSql = `SELECT count(*)::int AS total FROM ${toMark} WHERE ${matching}`;
const lockToMarkSql = `SELECT s.id, s.state, s.version, a.id AS "activityId" FROM ${toMark}
  WHERE ${activityToManage} AND s.id = $7 AND s.state <> 'draft' FOR UPDATE OF s`;

/** Writes tables `submission`, `submission_file` and `submission_event`. */
export class SubmissionRepository {
  constructor(private readonly tx: EntityManager) {}

  async findOwn(assignmentId: string, personId: string): Promise<OwnWork | null> {
    const rows: OwnWork[] = await this.tx.query(ownSql, [assignmentId, personId]);
    return rows[0] ?? null;
  }

  async isKnown(scope: ActivityScope, assignmentId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(isKnownSql, [...scopeValues(scope), assignmentId]);
    return rows.length > 0;
  }

  async list(
    scope: ActivityScope,
    assignmentId: string,
    state: string | undefined,
    after: SubmissionKey | null,
    limit: number,
  ): Promise<Line[]> {
    const key = [after?.sortKey ?? null, after?.id ?? null];
    return this.tx.query(listSql, [...scopeValues(scope), assignmentId, state ?? null, ...key, limit]);
  }

  async count(scope: ActivityScope, assignmentId: string, state: string | undefined): Promise<number> {
    const values = [...scopeValues(scope), assignmentId, state ?? null];
    const rows: { total: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.total ?? 0;
  }

  /** The row of one's work, made when it is not there; locked. */
  async lockOwn(
    assignmentId: string,
    enrolmentId: string,
  ): Promise<{ id: string; state: string; version: number }> {
    await this.tx.query(
      `INSERT INTO submission (assignment_id, enrolment_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [assignmentId, enrolmentId],
    );
    const rows: { id: string; state: string; version: number }[] = await this.tx.query(
      'SELECT id, state, version FROM submission WHERE assignment_id = $1 AND enrolment_id = $2 FOR UPDATE',
      [assignmentId, enrolmentId],
    );
    if (!rows[0]) throw new Error('the work was not kept');
    return rows[0];
  }

  async save(id: string, work: { body: string; fileIds: readonly string[] }): Promise<number> {
    const [rows]: [{ version: number }[], number] = await this.tx.query(
      'UPDATE submission SET body = $2, version = version + 1 WHERE id = $1 RETURNING version',
      [id, work.body],
    );
    await this.tx.query(
      'DELETE FROM submission_file WHERE submission_id = $1 AND file_id <> ALL($2::uuid[])',
      [id, work.fileIds],
    );
    await this.tx.query(
      'INSERT INTO submission_file (submission_id, file_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
      [id, work.fileIds],
    );
    return rows[0]?.version ?? 0;
  }

  /** Of the ids, the files that stand in the work already; their sender may since have been merged with another. */
  async countFiles(id: string, personId: string, fileIds: readonly string[]): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM stored_file f WHERE f.id = ANY($3::uuid[]) AND f.purpose = 'assignment'
         AND (f.owner_person_id = $2 OR EXISTS (
           SELECT 1 FROM submission_file l WHERE l.file_id = f.id AND l.submission_id = $1))`,
      [id, personId, fileIds],
    );
    return rows[0]?.count ?? 0;
  }

  async submit(id: string, late: boolean): Promise<void> {
    await this.tx.query(
      `UPDATE submission SET state = 'submitted', late = $2, submitted_at = business_now() WHERE id = $1`,
      [id, late],
    );
  }

  async lockToMark(
    scope: ActivityScope,
    id: string,
  ): Promise<{ id: string; state: string; version: number; activityId: string } | null> {
    const rows: { id: string; state: string; version: number; activityId: string }[] = await this.tx.query(
      lockToMarkSql,
      [...scopeValues(scope), id],
    );
    return rows[0] ?? null;
  }

  async mark(id: string, state: 'passed' | 'not_yet'): Promise<number> {
    const [rows]: [{ version: number }[], number] = await this.tx.query(
      'UPDATE submission SET state = $2, version = version + 1 WHERE id = $1 RETURNING version',
      [id, state],
    );
    return rows[0]?.version ?? 0;
  }

  async recordEvent(event: {
    submissionId: string;
    kind: 'submitted' | 'passed' | 'not_yet';
    late: boolean;
    body: string;
    personId: string;
  }): Promise<string> {
    const { submissionId, kind, late, body, personId } = event;
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO submission_event (submission_id, kind, late, body, person_id) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [submissionId, kind, late, body, personId],
    );
    return rows[0]?.id ?? '';
  }

  /** Whom the mail about a mark goes to; null when the mark is gone. */
  async findForMail(markId: string): Promise<{ personId: string; locale: string } | null> {
    const rows: { personId: string; locale: string }[] = await this.tx.query(
      `SELECT p.id AS "personId", p.locale FROM submission_event v JOIN submission s ON s.id = v.submission_id
       JOIN enrolment e ON e.id = s.enrolment_id JOIN person p ON p.id = e.person_id
       WHERE v.id = $1 AND v.kind <> 'submitted'`,
      [markId],
    );
    return rows[0] ?? null;
  }
}
