import type { CertificateKind, Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export interface BatchEntry {
  id: string;
  kind: CertificateKind;
  locale: Locale | null;
  state: 'running' | 'done' | 'cancelled';
  total: number;
  issued: number;
  skipped: number;
  failed: number;
  askedAt: Date;
}
export interface ClaimedMember {
  batchId: string;
  enrolmentId: string;
  activityId: string;
  kind: CertificateKind;
  locale: Locale | null;
  askedBy: string | null;
  replacesId: string | null;
  attempt: number;
}

const counted = `b.id, b.kind, b.locale, b.state, count(m.enrolment_id)::int AS total,
  count(*) FILTER (WHERE m.state = 'issued')::int AS issued, count(*) FILTER (WHERE m.state = 'skipped')::int AS skipped,
  count(*) FILTER (WHERE m.state = 'failed')::int AS failed, b.asked_at AS "askedAt"
  FROM certificate_batch b LEFT JOIN certificate_batch_member m ON m.batch_id = b.id`;
const findSql = `SELECT ${counted} WHERE b.id = $1 GROUP BY b.id`;
const recentSql = `SELECT ${counted} WHERE b.activity_id = $1 GROUP BY b.id ORDER BY b.asked_at DESC, b.id LIMIT 10`;
const cancelSql = `UPDATE certificate_batch b SET state = 'cancelled', ended_at = clock_timestamp()
  FROM activity a, course c WHERE a.id = b.activity_id AND c.id = a.course_id AND ${activityToManage}
    AND b.id = $7 AND b.state = 'running' RETURNING b.activity_id AS "activityId"`;
const inScopeSql = `SELECT 1 FROM certificate_batch b JOIN activity a ON a.id = b.activity_id
  JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND b.id = $7`;

/** Writes tables `certificate_batch` and `certificate_batch_member`. */
export class CertificateBatchRepository {
  constructor(private readonly tx: EntityManager) {}

  async create(batch: {
    activityId: string;
    kind: CertificateKind;
    locale: Locale | null;
    askedBy: string;
    enrolmentIds: readonly string[];
    replacesId: string | null;
  }): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      'INSERT INTO certificate_batch (activity_id, kind, locale, asked_by) VALUES ($1, $2, $3, $4) RETURNING id',
      [batch.activityId, batch.kind, batch.locale, batch.askedBy],
    );
    const id = rows[0]?.id;
    if (!id) throw new Error('the batch was not written');
    await this.tx.query(
      `INSERT INTO certificate_batch_member (batch_id, enrolment_id, replaces_id)
       SELECT $1, unnest($2::uuid[]), $3`,
      [id, batch.enrolmentIds, batch.replacesId],
    );
    return id;
  }

  async find(id: string): Promise<BatchEntry | null> {
    const rows: BatchEntry[] = await this.tx.query(findSql, [id]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  async listRecent(activityId: string): Promise<BatchEntry[]> {
    return this.tx.query(recentSql, [activityId]);
  }

  async isInScope(scope: ActivityScope, id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(inScopeSql, [...scopeValues(scope), id]);
    return rows.length > 0;
  }

  /** Answers the activity, or null when there is nothing running that this person may stop. */
  async cancel(scope: ActivityScope, id: string): Promise<string | null> {
    const [rows]: [{ activityId: string }[], number] = await this.tx.query(cancelSql, [
      ...scopeValues(scope),
      id,
    ]);
    return rows[0]?.activityId ?? null;
  }

  /** The next one whom nobody else is working on; a lease that ran out belongs to a worker that died. */
  async claimNext(leaseSeconds: number): Promise<ClaimedMember | null> {
    const [rows]: [ClaimedMember[], number] = await this.tx.query(
      `UPDATE certificate_batch_member m
       SET lease_until = clock_timestamp() + make_interval(secs => $1), attempt = m.attempt + 1
       FROM (SELECT w.batch_id, w.enrolment_id, b.activity_id, b.kind, b.locale, b.asked_by
             FROM certificate_batch_member w JOIN certificate_batch b ON b.id = w.batch_id
             WHERE b.state = 'running' AND w.state = 'waiting'
               AND (w.lease_until IS NULL OR w.lease_until < clock_timestamp())
             ORDER BY b.asked_at, w.enrolment_id FOR UPDATE OF w SKIP LOCKED LIMIT 1) next
       WHERE m.batch_id = next.batch_id AND m.enrolment_id = next.enrolment_id
       RETURNING m.batch_id AS "batchId", m.enrolment_id AS "enrolmentId", next.activity_id AS "activityId", next.kind,
         next.locale, next.asked_by AS "askedBy", m.replaces_id AS "replacesId", m.attempt`,
      [leaseSeconds],
    );
    return rows[0] ?? null;
  }

  /** Still to be done, and not cancelled meanwhile; holds both rows until the certificate is written. */
  async lockWaiting(batchId: string, enrolmentId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM certificate_batch b JOIN certificate_batch_member m ON m.batch_id = b.id
       WHERE b.id = $1 AND b.state = 'running' AND m.enrolment_id = $2 AND m.state = 'waiting'
       FOR SHARE OF b FOR UPDATE OF m`,
      [batchId, enrolmentId],
    );
    return rows.length > 0;
  }

  async conclude(
    batchId: string,
    enrolmentId: string,
    outcome: { state: 'issued' | 'skipped' | 'failed'; certificateId?: string; reason?: string },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE certificate_batch_member SET state = $3, certificate_id = $4, reason = $5, lease_until = NULL
       WHERE batch_id = $1 AND enrolment_id = $2 AND state = 'waiting'`,
      [batchId, enrolmentId, outcome.state, outcome.certificateId ?? null, outcome.reason ?? null],
    );
  }

  /** Closes every batch in which nothing is left to do. */
  async endFinished(): Promise<void> {
    await this.tx.query(
      `UPDATE certificate_batch b SET state = 'done', ended_at = clock_timestamp()
       WHERE b.state = 'running' AND NOT EXISTS (
         SELECT 1 FROM certificate_batch_member m WHERE m.batch_id = b.id AND m.state = 'waiting')`,
    );
  }
}
