import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';
import type { CapturedMail } from './captured-mail.repository.js';

export type MessageState =
  'planned' | 'sending' | 'sent' | 'suppressed' | 'bounced' | 'cancelled' | 'review' | 'dead';

export interface MessageEntry {
  id: string;
  channel: 'email' | 'sheet';
  kind: string;
  state: MessageState;
  reason: string | null;
  recipientName: string | null;
  recipientAddress: string | null;
  locale: string;
  subjectType: string;
  subjectId: string;
  ordinal: number;
  attempt: number;
  dueAt: string;
  sentAt: string | null;
  lastError: string | null;
  answerState: string | null;
  activityCode: string | null;
  waveCode: string | null;
  /** Mails that people wrote back. */
  replies: number;
  /** The place in the list. */
  createdAt: string;
}

export interface MessageFilter {
  search?: string | undefined;
  state?: MessageState | undefined;
  kind?: string | undefined;
  channel?: MessageEntry['channel'] | undefined;
  activityId?: string | undefined;
  /** Whom it was written to. */
  personId?: string | undefined;
  waveId?: string | undefined;
  /** Days in UTC between which it was due, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** What a placeholder in a captured mail is worth: the nonce and key version its token is derived from. */
export interface PlaceholderRow {
  purpose: string;
  id: string;
  nonce: Buffer;
  keyVersion: number;
}

const tables = `message m
  LEFT JOIN person p ON p.id = m.recipient_person_id
  LEFT JOIN mailed_token t ON m.subject_type = 'mailed_token' AND t.id = m.subject_id
  LEFT JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id
  LEFT JOIN wave w ON w.id = i.wave_id
  LEFT JOIN enrolment e ON e.id = CASE m.subject_type WHEN 'enrolment' THEN m.subject_id ELSE i.enrolment_id END
  LEFT JOIN selection_decision sd ON m.subject_type = 'selection_decision' AND sd.id = m.subject_id
  LEFT JOIN certificate k ON m.subject_type = 'certificate' AND k.id = m.subject_id
  LEFT JOIN application ap ON m.subject_type = 'application' AND ap.id = m.subject_id
  LEFT JOIN nomination no ON m.subject_type = 'nomination' AND no.id = m.subject_id
  LEFT JOIN activity_invitation av ON m.subject_type = 'activity_invitation' AND av.id = m.subject_id
  LEFT JOIN mailing_recipient mr ON m.subject_type = 'mailing_recipient' AND mr.id = m.subject_id
  LEFT JOIN mailing_test mt ON m.subject_type = 'mailing_test' AND mt.id = m.subject_id
  LEFT JOIN activity a ON a.id = coalesce(w.activity_id, e.activity_id, sd.activity_id, k.activity_id,
         ap.activity_id, no.activity_id, av.activity_id, mr.activity_id, mt.activity_id)
  LEFT JOIN course c ON c.id = a.course_id`;

const address = `coalesce(m.sent_to, t.email, p.email,
  CASE WHEN m.recipient_person_id IS NULL AND position('@' IN m.recipient) > 1 THEN m.recipient END)`;

/** Mail about an account belongs to no activity, and so to nobody's scope but the whole centre's. */
export const messagesInScope = `($1::boolean OR c.programme_id = ANY($2::uuid[]) OR a.id = ANY($3::uuid[])
  OR a.host_organization_id = ANY($4::uuid[]) OR a.country_code = ANY($5::bpchar[]))`;

const columns = `m.id, m.channel, m.kind, m.state, m.reason, nullif(concat_ws(' ', p.given_name, p.family_name), '') AS "recipientName",
  ${address} AS "recipientAddress", m.locale, m.subject_type AS "subjectType", m.subject_id AS "subjectId", m.ordinal,
  m.attempt, ${sqlInstant('m.due_at')} AS "dueAt", ${sqlInstant('m.sent_at')} AS "sentAt", m.last_error AS "lastError",
  i.answer_state AS "answerState", a.code AS "activityCode",
  w.code AS "waveCode",
  (SELECT count(*)::int FROM returned_mail r WHERE r.message_id = m.id AND r.kind = 'reply') AS replies, ${sqlInstant('m.created_at')} AS "createdAt"`;

const filtered = `${messagesInScope} AND ($6::text IS NULL OR m.kind = $6) AND ($7::uuid IS NULL OR a.id = $7)
  AND ($8::text IS NULL OR concat_ws(' ', p.given_name, p.family_name, ${address}, a.code) ILIKE $8)
  AND ($9::uuid IS NULL OR m.recipient_person_id = $9) AND ($10::uuid IS NULL OR w.id = $10)
  AND ($11::date IS NULL OR m.due_at >= $11::date) AND ($12::date IS NULL OR m.due_at < $12::date + 1)
  AND ($13::text IS NULL OR m.channel = $13)`;

const listSql = `SELECT ${columns} FROM ${tables} WHERE ${filtered} AND ($14::text IS NULL OR m.state = $14)
  AND ($15::timestamptz IS NULL OR m.created_at < $15 OR (m.created_at = $15 AND m.id > $16::uuid))
  ORDER BY m.created_at DESC, m.id LIMIT $17`;
const countSql = `SELECT m.state, count(*)::int AS count FROM ${tables} WHERE ${filtered} GROUP BY m.state`;
const findSql = `SELECT ${columns} FROM ${tables} WHERE ${messagesInScope} AND m.id = $6`;

const filterValues = (scope: RowScope, filter: MessageFilter): unknown[] => [
  ...rowScopeValues(scope),
  filter.kind ?? null,
  filter.activityId ?? null,
  searchPattern(filter.search),
  filter.personId ?? null,
  filter.waveId ?? null,
  filter.from ?? null,
  filter.to ?? null,
  filter.channel ?? null,
];

/** Reads table `message` for people, and the two marks that staff may set. */
export class MessageReadingRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest first; `after` is the last row of the page before. */
  async list(
    scope: RowScope,
    filter: MessageFilter,
    after: { createdAt: string; id: string } | null,
    limit: number,
  ): Promise<MessageEntry[]> {
    return this.tx.query(listSql, [
      ...filterValues(scope, filter),
      filter.state ?? null,
      after?.createdAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  /** How many there are in each state, under every filter but that of the state. */
  async countByState(
    scope: RowScope,
    filter: MessageFilter,
  ): Promise<{ state: MessageState; count: number }[]> {
    return this.tx.query(countSql, filterValues(scope, filter));
  }

  async find(scope: RowScope, id: string): Promise<MessageEntry | null> {
    const rows: MessageEntry[] = await this.tx.query(findSql, [...rowScopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async findCapturedMail(id: string): Promise<Omit<CapturedMail, 'messageId'> | null> {
    const rows: Omit<CapturedMail, 'messageId'>[] = await this.tx.query(
      'SELECT sender, recipient, subject, html, text, source FROM captured_mail WHERE message_id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  /** Rows behind placeholders, only those that belong to this message: its own subject, or its recipient's stop link. */
  async loadPlaceholders(messageId: string, ids: readonly string[]): Promise<PlaceholderRow[]> {
    return this.tx.query(
      `SELECT 'link' AS purpose, i.id, i.link_nonce AS nonce, i.link_key_version AS "keyVersion"
       FROM message m JOIN invitation i ON m.subject_type = 'invitation' AND i.id = m.subject_id
       WHERE m.id = $1 AND i.id = ANY($2::uuid[]) AND i.link_nonce IS NOT NULL
       UNION ALL
       SELECT 'nomination', n.id, n.link_nonce, n.link_key_version
       FROM message m JOIN nomination n ON m.subject_type = 'nomination' AND n.id = m.subject_id
       WHERE m.id = $1 AND n.id = ANY($2::uuid[]) AND n.link_nonce IS NOT NULL
       UNION ALL
       SELECT t.purpose, t.id, t.nonce, t.key_version
       FROM message m JOIN mailed_token t ON (m.subject_type = 'mailed_token' AND t.id = m.subject_id)
         OR (t.purpose = 'unsubscribe' AND t.person_id = m.recipient_person_id)
       WHERE m.id = $1 AND t.id = ANY($2::uuid[])`,
      [messageId, ids],
    );
  }

  /** What waits for staff, or has come to nothing, goes out again; false when it is in another state. */
  async retry(id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE message SET state = 'planned', reason = NULL, not_before = clock_timestamp(), lease_until = NULL,
         ambiguous = 0, crashes = 0
       WHERE id = $1 AND state IN ('review', 'dead') RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Not while a worker holds it, and not what is over. */
  async giveUp(id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE message SET state = 'dead', reason = 'given-up', lease_until = NULL
       WHERE id = $1 AND state IN ('planned', 'review') RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }
}
