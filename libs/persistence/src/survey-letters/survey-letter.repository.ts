import type { Locale } from '@traccia/contracts';
import type { PromiseFacts } from '@traccia/survey';
import type { LetterText, SurveyLetterKind, SurveyLetterReader } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';
import { aboutOfInvitation, readerOfWave, wavePromise } from './survey-letter.sql.js';

export interface LetterKey {
  kind: SurveyLetterKind;
  reader: SurveyLetterReader;
  locale: Locale;
}
export interface RewordedLetter extends LetterKey, LetterText {
  version: number;
  updatedAt: string;
  updatedByName: string | null;
}
/** Somebody who is or was asked, with what a letter may tell. */
export interface LetterSample {
  invitationId: string;
  givenName: string;
  familyName: string;
  about: string;
  activityTitle: Record<string, string>;
  activityCode: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  closesAt: string | null;
  promise: PromiseFacts | null;
}

const listSql = `SELECT l.kind, l.reader, l.locale, l.subject, l.body, l.version, ${sqlInstant('l.updated_at')} AS "updatedAt",
    nullif(concat_ws(' ', p.given_name, p.family_name), '') AS "updatedByName"
  FROM survey_letter l LEFT JOIN person p ON p.id = l.updated_by ORDER BY l.kind, l.reader, l.locale`;
const samplesSql = `SELECT i.id AS "invitationId", p.given_name AS "givenName", p.family_name AS "familyName",
    coalesce(${aboutOfInvitation}, '') AS about, a.title AS "activityTitle", a.code AS "activityCode",
    a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", a.time_zone AS "timeZone",
    ${sqlInstant('w.closes_at')} AS "closesAt", ${wavePromise} AS promise
  FROM wave w JOIN activity a ON a.id = w.activity_id
  JOIN LATERAL (SELECT i.* FROM invitation i WHERE i.wave_id = w.id AND i.answer_state <> 'ineligible'
    ORDER BY i.id LIMIT 3) i ON true
  LEFT JOIN enrolment e ON e.id = i.enrolment_id
  LEFT JOIN supervisor s ON w.respondent_kind = 'supervisor' AND s.enrolment_id = i.enrolment_id AND s.ended_at IS NULL
  JOIN person p ON p.id = CASE WHEN w.respondent_kind = 'supervisor' THEN s.person_id
    WHEN i.organization_id IS NOT NULL THEN (SELECT r.person_id FROM role_assignment r WHERE r.role = 'focal_point'
      AND r.scope_type = 'organization' AND r.ended_at IS NULL AND r.scope_id = i.organization_id::text ORDER BY r.id LIMIT 1)
    ELSE coalesce(e.person_id, i.trainer_person_id) END
  WHERE w.opens_at IS NOT NULL AND w.state <> 'cancelled' AND ${readerOfWave} = $1 AND ($2::uuid IS NULL OR i.id = $2)
  ORDER BY w.opens_at DESC, w.id, i.id LIMIT 20`;

/** Writes tables `survey_letter` and `survey_letter_test`. */
export class SurveyLetterRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(): Promise<RewordedLetter[]> {
    return this.tx.query(listSql);
  }

  /** The latest who are asked with such a letter, or this one. */
  async listSamples(reader: SurveyLetterReader, invitationId: string | null = null): Promise<LetterSample[]> {
    return this.tx.query(samplesSql, [reader, invitationId]);
  }

  /** Version 0: the standard words stand so far. False when somebody else was first. */
  async save(
    { kind, reader, locale }: LetterKey,
    { subject, body }: LetterText,
    version: number,
    by: string,
  ): Promise<boolean> {
    const values = [kind, reader, locale, subject, body, by];
    if (version === 0) {
      const made: unknown[] = await this.tx.query(
        `INSERT INTO survey_letter (kind, reader, locale, subject, body, updated_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING RETURNING version`,
        values,
      );
      return made.length > 0;
    }
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE survey_letter SET subject = $4, body = $5, updated_by = $6, updated_at = clock_timestamp(),
         version = nextval('survey_letter_version')
       WHERE kind = $1 AND reader = $2 AND locale = $3 AND version = $7 RETURNING version`,
      [...values, version],
    );
    return rows.length > 0;
  }

  /** Back to the standard words. */
  async drop({ kind, reader, locale }: LetterKey, version: number): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `DELETE FROM survey_letter WHERE kind = $1 AND reader = $2 AND locale = $3 AND version = $4 RETURNING version`,
      [kind, reader, locale, version],
    );
    return rows.length > 0;
  }

  async addTest(test: {
    askedBy: string;
    invitationId: string;
    kind: SurveyLetterKind;
    locale: Locale;
    text: LetterText;
  }): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO survey_letter_test (asked_by, invitation_id, kind, locale, subject, body)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [test.askedBy, test.invitationId, test.kind, test.locale, test.text.subject, test.text.body],
    );
    const [row] = rows;
    if (!row) throw new Error('the trial copy was not written down');
    return row.id;
  }
}
