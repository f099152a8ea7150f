import type { Locale } from '@traccia/contracts';
import type { AnswerEntry, AnswerMap } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface StoredResponse {
  id: string;
  state: 'draft' | 'submitted';
  clientId: string | null;
  revision: number;
  draft: AnswerMap | null;
  locale: Locale;
  submittedAt: Date | null;
  scorePoints: number | null;
  scoreMax: number | null;
}
export interface Submission {
  waveId: string;
  /** Null when the wave is anonymous: nothing in the row leads back to who answered. */
  invitationId: string | null;
  instrumentVersionId: string;
  clientId: string;
  locale: string;
  completeness: 'complete' | 'partial' | 'break_off';
  score: { points: number; maxPoints: number } | null;
  answers: readonly AnswerEntry[];
}

const columns = `id, state, client_id AS "clientId", revision, draft, locale, submitted_at AS "submittedAt",
  score_points::float8 AS "scorePoints", score_max::float8 AS "scoreMax"`;
const findSql = `SELECT ${columns} FROM response WHERE invitation_id = $1`;
const findAnonymousSql = `SELECT ${columns} FROM response
  WHERE wave_id = $1 AND client_id = $2 AND invitation_id IS NULL AND state = 'submitted'`;

/** Writes tables `response` and `answer`; the caller holds the lock of the invitation. */
export class ResponseRepository {
  constructor(private readonly tx: EntityManager) {}

  async findForInvitation(invitationId: string): Promise<StoredResponse | null> {
    const rows: StoredResponse[] = await this.tx.query(findSql, [invitationId]);
    return rows[0] ?? null;
  }

  /** Only whoever made up the client id finds the answer again. */
  async findAnonymous(waveId: string, clientId: string): Promise<StoredResponse | null> {
    const rows: StoredResponse[] = await this.tx.query(findAnonymousSql, [waveId, clientId]);
    return rows[0] ?? null;
  }

  /** Keeps the draft under the next number; the first one is 1. */
  async keepDraft(
    draft: Pick<Submission, 'waveId' | 'instrumentVersionId' | 'locale'> & {
      invitationId: string;
      answers: AnswerMap;
    },
  ): Promise<{ revision: number; savedAt: Date }> {
    const rows: { revision: number; savedAt: Date }[] = await this.tx.query(
      `INSERT INTO response (wave_id, invitation_id, instrument_version_id, locale, draft, revision, started_at)
       VALUES ($1, $2, $3, $4, $5, 1, business_now())
       ON CONFLICT (invitation_id) DO UPDATE
         SET draft = EXCLUDED.draft, locale = EXCLUDED.locale, revision = response.revision + 1
         WHERE response.state = 'draft'
       RETURNING revision, business_now() AS "savedAt"`,
      [
        draft.waveId,
        draft.invitationId,
        draft.instrumentVersionId,
        draft.locale,
        JSON.stringify(draft.answers),
      ],
    );
    if (!rows[0]) throw new Error('the draft was not kept');
    return rows[0];
  }

  /** Whether the stored draft says exactly this, in whatever order. */
  async holdsDraft(responseId: string, answers: AnswerMap): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM response WHERE id = $1 AND draft = $2::jsonb',
      [responseId, JSON.stringify(answers)],
    );
    return rows.length > 0;
  }

  async dropDraft(invitationId: string): Promise<void> {
    await this.tx.query(`DELETE FROM response WHERE invitation_id = $1 AND state = 'draft'`, [invitationId]);
  }

  /** A draft becomes the response; without one the response is new. An anonymous one keeps the day, not the minute. */
  async submit(submission: Submission): Promise<{ id: string; submittedAt: Date }> {
    const rows: { id: string; submittedAt: Date }[] = await this.tx.query(
      `WITH moment AS (
         SELECT CASE WHEN $2::uuid IS NULL THEN date_trunc('day', business_now(), 'UTC') ELSE business_now() END AS at
       )
       INSERT INTO response (wave_id, invitation_id, instrument_version_id, client_id, locale, completeness,
         score_points, score_max, state, submitted_at, started_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, 'submitted', at, at FROM moment
       ON CONFLICT (invitation_id) DO UPDATE SET client_id = EXCLUDED.client_id, locale = EXCLUDED.locale,
         completeness = EXCLUDED.completeness, score_points = EXCLUDED.score_points, score_max = EXCLUDED.score_max,
         state = 'submitted', draft = NULL, submitted_at = EXCLUDED.submitted_at
         WHERE response.state = 'draft'
       RETURNING id, submitted_at AS "submittedAt"`,
      [
        submission.waveId,
        submission.invitationId,
        submission.instrumentVersionId,
        submission.clientId,
        submission.locale,
        submission.completeness,
        submission.score?.points ?? null,
        submission.score?.maxPoints ?? null,
      ],
    );
    if (!rows[0]) throw new Error('the response was not written');
    await this.insertAnswers(rows[0].id, submission);
    return rows[0];
  }

  private async insertAnswers(
    responseId: string,
    { instrumentVersionId, answers }: Submission,
  ): Promise<void> {
    const written: unknown[] = await this.tx.query(
      `INSERT INTO answer (response_id, item_id, occurrence, ordinal, choice_code, number_value, text_value, date_value,
         file_id, missing_reason)
       SELECT $1, t.id, x.occurrence, x.ordinal, x."choiceCode", x."numberValue", x."textValue", x."dateValue",
         x."fileId", x."missingReason"
       FROM jsonb_to_recordset($3::jsonb) AS x("itemCode" text, occurrence int, ordinal int, "choiceCode" text,
         "numberValue" double precision, "textValue" text, "dateValue" date, "fileId" uuid, "missingReason" text)
       JOIN item t ON t.instrument_version_id = $2 AND t.code = x."itemCode"
       RETURNING ordinal`,
      [responseId, instrumentVersionId, JSON.stringify(answers)],
    );
    if (written.length !== answers.length)
      throw new Error(`${answers.length} answers, but the version has items for ${written.length}`);
  }
}
