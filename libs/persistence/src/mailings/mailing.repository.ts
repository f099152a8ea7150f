import type {
  Locale,
  LocalisedText,
  MailingAudience,
  MailingRelation,
  MailingState,
  MailingText,
} from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';

/** The activities within reach, and the person, whose own mailings are always among them. */
export interface MailingReach {
  scope: ActivityScope;
  personId: string;
}
export interface MailingListEntry {
  id: string;
  state: MailingState;
  subject: string;
  activityCode: string | null;
  activityTitle: LocalisedText | null;
  authorName: string;
  sendAt: string | null;
  recipients: number | null;
  updatedAt: string;
  /** The place in the list. */
  createdAt: string;
}
export interface MailingDetail {
  id: string;
  state: MailingState;
  purpose: 'service' | 'news';
  audience: MailingAudience;
  activity: { id: string; code: string; title: LocalisedText; timeZone: string } | null;
  texts: MailingText[];
  authorName: string;
  sendAt: string | null;
  leftAt: string | null;
  stopped: { at: string; byName: string } | null;
  /** Taken out by name, although the filter finds them. */
  leftOut: string[];
  version: number;
}
export interface MailingDraft {
  purpose: 'service' | 'news';
  audience: MailingAudience;
  texts: readonly MailingText[];
  leftOut: readonly string[];
}
export interface DueMailing extends MailingDraft {
  id: string;
  sentBy: string;
}

const tables = `mailing m
  LEFT JOIN activity a ON a.id = m.activity_id
  LEFT JOIN course mc ON mc.id = m.course_id
  LEFT JOIN course c ON c.id = a.course_id
  JOIN person w ON w.id = m.created_by`;
const reachable = `(m.created_by = $7::uuid OR $1::boolean OR m.programme_id = ANY($2::uuid[])
  OR mc.programme_id = ANY($2::uuid[]) OR (a.id IS NOT NULL AND ${activityToManage}))`;
const firstSubject = `(SELECT t.subject FROM mailing_text t WHERE t.mailing_id = m.id ORDER BY t.position LIMIT 1)`;
const texts = `(SELECT coalesce(jsonb_agg(jsonb_build_object('locale', t.locale, 'subject', t.subject, 'body', t.body)
  ORDER BY t.position), '[]') FROM mailing_text t WHERE t.mailing_id = m.id) AS texts`;
const leftOut = `ARRAY(SELECT o.person_id FROM mailing_left_out o WHERE o.mailing_id = m.id ORDER BY 1) AS "leftOut"`;
const audience = `m.purpose, m.filter || jsonb_build_object('activityId', m.activity_id, 'programmeId', m.programme_id,
  'courseId', m.course_id) AS audience`;

const listSql = `SELECT m.id, m.state, coalesce(${firstSubject}, '') AS subject, a.code AS "activityCode",
    a.title AS "activityTitle", concat_ws(' ', w.given_name, w.family_name) AS "authorName",
    ${sqlInstant('m.send_at')} AS "sendAt", ${sqlInstant('m.updated_at')} AS "updatedAt",
    ${sqlInstant('m.created_at')} AS "createdAt",
    CASE WHEN m.left_at IS NOT NULL THEN (SELECT count(*)::int FROM mailing_recipient r WHERE r.mailing_id = m.id) END
      AS recipients
  FROM ${tables}
  WHERE ${reachable} AND ($8::text IS NULL OR m.state = $8) AND ($9::uuid IS NULL OR m.activity_id = $9)
    AND ($10::text IS NULL OR concat_ws(' ', w.given_name, w.family_name, a.code) ILIKE $10 OR EXISTS (
      SELECT 1 FROM mailing_text t WHERE t.mailing_id = m.id AND t.subject ILIKE $10))
    AND ($11::timestamptz IS NULL OR m.created_at < $11 OR (m.created_at = $11 AND m.id > $12::uuid))
  ORDER BY m.created_at DESC, m.id LIMIT $13`;
const findSql = `SELECT m.id, m.state, ${audience}, ${texts}, m.version,
    concat_ws(' ', w.given_name, w.family_name) AS "authorName",
    ${sqlInstant('m.send_at')} AS "sendAt", ${sqlInstant('m.left_at')} AS "leftAt",
    CASE WHEN m.stopped_at IS NOT NULL THEN jsonb_build_object('at', ${sqlInstant('m.stopped_at')}, 'byName', (
      SELECT concat_ws(' ', z.given_name, z.family_name) FROM person z WHERE z.id = m.stopped_by)) END AS stopped,
    ${leftOut},
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'code', a.code, 'title', a.title,
      'timeZone', a.time_zone) END AS activity
  FROM ${tables} WHERE ${reachable} AND m.id = $8`;
const reachableSql = `SELECT 1 FROM ${tables} WHERE ${reachable} AND m.id = $8`;
const lockSql = `${findSql} FOR UPDATE OF m`;
const saveSql = `UPDATE mailing SET purpose = $2, activity_id = $3, programme_id = $4, course_id = $5, filter = $6,
    version = version + 1, updated_at = clock_timestamp() WHERE id = $1`;
const lockDueSql = `SELECT m.id, m.sent_by AS "sentBy", ${audience}, ${texts}, ${leftOut} FROM mailing m
  WHERE m.state = 'scheduled' AND m.send_at <= business_now() ORDER BY m.send_at, m.id
  FOR UPDATE OF m SKIP LOCKED LIMIT 1`;

/** Writes tables `mailing`, `mailing_text`, `mailing_left_out` and `mailing_test`. */
export class MailingRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest first; `after` is the last row of the page before. */
  async list(
    reach: MailingReach,
    filter: { search?: string | undefined; state?: string | undefined; activityId?: string | undefined },
    after: { createdAt: string; id: string } | null,
    limit: number,
  ): Promise<MailingListEntry[]> {
    return this.tx.query(listSql, [
      ...reachValues(reach),
      filter.state ?? null,
      filter.activityId ?? null,
      searchPattern(filter.search),
      after?.createdAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async find(reach: MailingReach, id: string): Promise<MailingDetail | null> {
    const rows: MailingDetail[] = await this.tx.query(findSql, [...reachValues(reach), id]);
    return rows[0] ?? null;
  }

  async isReachable(reach: MailingReach, id: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(reachableSql, [...reachValues(reach), id]);
    return rows.length > 0;
  }

  async lock(reach: MailingReach, id: string): Promise<MailingDetail | null> {
    const rows: MailingDetail[] = await this.tx.query(lockSql, [...reachValues(reach), id]);
    return rows[0] ?? null;
  }

  async create(draft: MailingDraft, createdBy: string): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO mailing (purpose, activity_id, programme_id, course_id, filter, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [...audienceValues(draft), createdBy],
    );
    if (!row) throw new Error('the mailing was not written');
    await this.writeTexts(row.id, draft.texts);
    return row.id;
  }

  /** Whole, under the row's lock. */
  async save(id: string, draft: MailingDraft): Promise<void> {
    await this.tx.query(saveSql, [id, ...audienceValues(draft)]);
    await this.tx.query('DELETE FROM mailing_text WHERE mailing_id = $1', [id]);
    await this.writeTexts(id, draft.texts);
    await this.tx.query(
      'DELETE FROM mailing_left_out WHERE mailing_id = $1 AND person_id <> ALL($2::uuid[])',
      [id, draft.leftOut],
    );
    await this.tx.query(
      `INSERT INTO mailing_left_out (mailing_id, person_id)
       SELECT $1, p.id FROM person p WHERE p.id = ANY($2::uuid[]) ON CONFLICT DO NOTHING`,
      [id, draft.leftOut],
    );
  }

  /** Drafts only; a trial copy that has not left goes with its draft. */
  async remove(id: string): Promise<void> {
    await this.tx.query(`DELETE FROM mailing WHERE id = $1 AND state = 'draft'`, [id]);
  }

  /** Without an instant: now, by the business clock. False when the instant is past or too far away. */
  async schedule(id: string, at: string | null, sentBy: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE mailing SET state = 'scheduled', send_at = coalesce($2::timestamptz, business_now()), sent_by = $3,
         version = version + 1, updated_at = clock_timestamp()
       WHERE id = $1 AND state = 'draft' AND ($2::timestamptz IS NULL
         OR $2::timestamptz BETWEEN business_now() AND business_now() + interval '1 year') RETURNING id`,
      [id, at, sentBy],
    );
    return rows.length > 0;
  }

  async unschedule(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE mailing SET state = 'draft', send_at = NULL, sent_by = NULL, version = version + 1,
         updated_at = clock_timestamp() WHERE id = $1 AND state = 'scheduled'`,
      [id],
    );
  }

  async addTest(test: {
    mailingId: string;
    askedBy: string;
    samplePersonId: string;
    activityId: string;
    relation: MailingRelation;
    text: MailingText;
  }): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO mailing_test (mailing_id, asked_by, sample_person_id, activity_id, relation, locale, subject, body)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        test.mailingId,
        test.askedBy,
        test.samplePersonId,
        test.activityId,
        test.relation,
        test.text.locale,
        test.text.subject,
        test.text.body,
      ],
    );
    if (!row) throw new Error('the trial copy was not written');
    return row.id;
  }

  /** The next one whose time has come, locked; others take others. */
  async lockDue(): Promise<DueMailing | null> {
    const rows: DueMailing[] = await this.tx.query(lockDueSql);
    return rows[0] ?? null;
  }

  async markLeaving(id: string): Promise<void> {
    await this.tx.query(`UPDATE mailing SET state = 'leaving', left_at = business_now() WHERE id = $1`, [id]);
  }

  /** One whose recipients are frozen and whose mails are not all planned yet, locked. */
  async lockLeaving(): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM mailing WHERE state = 'leaving' ORDER BY send_at, id FOR UPDATE SKIP LOCKED LIMIT 1`,
    );
    return rows[0]?.id ?? null;
  }

  async markSent(id: string): Promise<void> {
    await this.tx.query(`UPDATE mailing SET state = 'sent' WHERE id = $1`, [id]);
  }

  /** Of one that has begun to leave; what is planned of it is the ledger's to stop. */
  async stop(id: string, stoppedBy: string): Promise<void> {
    await this.tx.query(
      `UPDATE mailing SET state = 'stopped', stopped_at = business_now(), stopped_by = $2, version = version + 1,
         updated_at = clock_timestamp() WHERE id = $1 AND state IN ('leaving', 'sent')`,
      [id, stoppedBy],
    );
  }

  private async writeTexts(id: string, written: readonly MailingText[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO mailing_text (mailing_id, locale, position, subject, body)
       SELECT $1, t.locale, t.place::int - 1, t.subject, t.body
       FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t(locale, subject, body, place)`,
      [
        id,
        written.map(({ locale }) => locale),
        written.map(({ subject }) => subject),
        written.map(({ body }) => body),
      ],
    );
  }
}

export function writtenLocales(written: readonly MailingText[]): Locale[] {
  return written.map(({ locale }) => locale);
}

const reachValues = ({ scope, personId }: MailingReach): unknown[] => [...scopeValues(scope), personId];

function audienceValues({ purpose, audience: wish }: MailingDraft): unknown[] {
  const { activityId, programmeId, courseId, ...filter } = wish;
  return [purpose, activityId, programmeId, courseId, JSON.stringify(filter)];
}
