import type { CertificateKind, Locale, TemplateWords } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';

export interface AskedPreview {
  id: string;
  enrolmentId: string;
  kind: CertificateKind;
  locale: Locale;
  /** What stands in a form and is not saved; null for what is. */
  words: TemplateWords | null;
}

const findSql = `SELECT v.state, v.svg FROM certificate_preview v JOIN activity a ON a.id = v.activity_id
  JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND v.id = $7`;

/** Writes table `certificate_preview`. */
export class CertificatePreviewRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Null when the enrolment is none of this activity, or, where none is named, when nobody takes part. */
  async ask(preview: {
    activityId: string;
    enrolmentId: string | null;
    kind: CertificateKind;
    locale: Locale;
    words: TemplateWords | null;
    askedBy: string;
  }): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO certificate_preview (activity_id, enrolment_id, kind, locale, asked_by, words)
       SELECT e.activity_id, e.id, $3, $4, $5, $6::jsonb FROM enrolment e WHERE e.activity_id = $1
         AND (e.id = $2 OR $2::uuid IS NULL AND e.status IN ('enrolled', 'attended', 'completed'))
       ORDER BY e.id LIMIT 1 RETURNING id`,
      [
        preview.activityId,
        preview.enrolmentId,
        preview.kind,
        preview.locale,
        preview.askedBy,
        preview.words && JSON.stringify(preview.words),
      ],
    );
    return rows[0]?.id ?? null;
  }

  async find(
    scope: ActivityScope,
    id: string,
  ): Promise<{ state: 'waiting' | 'ready' | 'failed'; svg: string | null } | null> {
    const rows: { state: 'waiting' | 'ready' | 'failed'; svg: string | null }[] = await this.tx.query(
      findSql,
      [...scopeValues(scope), id],
    );
    return rows[0] ?? null;
  }

  async listWaiting(): Promise<AskedPreview[]> {
    return this.tx.query(
      `SELECT id, enrolment_id AS "enrolmentId", kind, locale, words FROM certificate_preview
       WHERE state = 'waiting' ORDER BY asked_at, id LIMIT 20`,
    );
  }

  async conclude(id: string, svg: string | null): Promise<void> {
    await this.tx.query(
      `UPDATE certificate_preview SET state = CASE WHEN $2::text IS NULL THEN 'failed' ELSE 'ready' END, svg = $2
       WHERE id = $1 AND state = 'waiting'`,
      [id, svg],
    );
  }

  /** A look lasts an hour. */
  async sweep(): Promise<void> {
    await this.tx.query(
      `DELETE FROM certificate_preview WHERE asked_at < clock_timestamp() - interval '1 hour'`,
    );
  }
}
