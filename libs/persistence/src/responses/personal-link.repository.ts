import type { DeclinedReason, Locale } from '@traccia/contracts';
import type { LocalisedText, PromiseFacts, RecordEntry } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { prepared } from '../prepared.js';
import { promiseFactsSql } from './promise-facts.sql.js';
import { recordSql } from './respondent-record.sql.js';

/** What stands behind the link of an invitation. */
export interface PersonalLink {
  invitationId: string;
  answerState: string;
  waveId: string;
  waveKind: string;
  enrolmentId: string | null;
  activityId: string;
  privacyMode: 'named' | 'confidential' | 'anonymous';
  /** What the promise says of the wave; the rest of it is said by the instrument. */
  promise: Omit<PromiseFacts, 'isTest' | 'changeable'>;
  instrumentVersionId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  /** Who answers: the participant, the trainer, or the supervisor of now; null where an organization does. */
  personId: string | null;
  locale: Locale;
  closesAt: Date | null;
  /** By the business clock. */
  now: Date;
  /** The wave takes answers from whoever holds the link. */
  usable: boolean;
  /** The window has begun by the business clock. */
  begun: boolean;
}

export const linkColumns = `i.id AS "invitationId", i.answer_state AS "answerState", w.id AS "waveId", w.kind AS "waveKind", i.enrolment_id AS "enrolmentId",
  w.activity_id AS "activityId",
  w.privacy_mode AS "privacyMode", jsonb_build_object(${promiseFactsSql}) AS promise, w.instrument_version_id AS "instrumentVersionId", a.code AS "activityCode",
  a.title AS "activityTitle", p.id AS "personId", coalesce(p.locale, 'en') AS locale, least(i.expires_at, w.closes_at) AS "closesAt", (SELECT business_now()) AS now,
  (w.state = 'open' AND a.status <> 'cancelled' AND (w.respondent_kind <> 'supervisor' OR sv.id IS NOT NULL) AND i.answer_state NOT IN ('ineligible', 'expired')
    AND (e.id IS NULL OR e.status IN ('enrolled', 'attended', 'completed'))
    AND coalesce(least(i.expires_at, w.closes_at) > (SELECT business_now()), true)) AS usable,
  coalesce(w.opens_at <= (SELECT business_now()), true) AS begun`;
export const linkTables = `invitation i JOIN wave w ON w.id = i.wave_id JOIN activity a ON a.id = w.activity_id
  LEFT JOIN enrolment e ON e.id = i.enrolment_id
  LEFT JOIN supervisor sv ON w.respondent_kind = 'supervisor' AND sv.enrolment_id = i.enrolment_id AND sv.ended_at IS NULL
  LEFT JOIN person p ON p.id = CASE WHEN w.respondent_kind = 'supervisor' THEN sv.person_id
    ELSE coalesce(e.person_id, i.trainer_person_id) END`;
const findSql = prepared(`SELECT ${linkColumns} FROM ${linkTables} WHERE i.link_hash = $1`);
const lockSql = `SELECT ${linkColumns} FROM ${linkTables} WHERE i.link_hash = $1 AND w.privacy_mode <> 'anonymous'
  FOR UPDATE OF i`;

/** What is known of a respondent, as rows give it. */
export interface RecordParts {
  courseTitle: LocalisedText;
  activityEndsOn: string;
  givenName: string | null;
  /** Whom a supervisor is asked about; null where nobody or everybody is meant. */
  participantName: string | null;
  organizationName: string | null;
  trainers: RecordEntry[];
  objectives: RecordEntry[];
  actions: RecordEntry[];
  nominees: RecordEntry[];
}

/** The answering half of table `invitation`: from a link's hash to its form, and how far the answer is. */
export class PersonalLinkRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(hash: Buffer): Promise<PersonalLink | null> {
    const rows: PersonalLink[] = await this.tx.query(findSql, [hash]);
    return rows[0] ?? null;
  }

  /**
   * Two tabs, two devices, a double click: they queue here. Where answers are anonymous nothing is locked: a lock leaves
   * the number of its transaction on the row, and so when somebody was here.
   */
  async lock(hash: Buffer): Promise<PersonalLink | null> {
    const rows: PersonalLink[] = await this.tx.query(lockSql, [hash]);
    return rows[0] ?? this.find(hash);
  }

  /** Seen for the first time; opening again changes nothing. */
  async markOpened(invitationId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'opened', opened_at = coalesce(opened_at, business_now())
       WHERE id = $1 AND answer_state IN ('planned', 'invited')`,
      [invitationId],
    );
  }

  /** What is known of the respondent; with `opening` the first sight is noted in the same statement. */
  async readRecord(invitationId: string, opening = false): Promise<RecordParts> {
    const rows: RecordParts[] = await this.tx.query(recordSql, [invitationId, opening]);
    if (!rows[0]) throw new Error('an invitation without its activity');
    return rows[0];
  }

  async markStarted(invitationId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'started'
       WHERE id = $1 AND answer_state IN ('planned', 'invited', 'opened')`,
      [invitationId],
    );
  }

  async refuse(invitationId: string, reason: DeclinedReason | null): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'refused', declined_reason = $2 WHERE id = $1`,
      [invitationId, reason],
    );
  }
}
