import type { Locale } from '@traccia/contracts';
import type { AnswerEntry, AnswerMap } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { publishSql } from '../outbox/publish.js';
import { prepared } from '../prepared.js';
import { testGraceSeconds } from '../tests/test-grace.js';
import { linkColumns, linkTables } from './personal-link.repository.js';

export interface StoredResponse {
  id: string;
  state: 'draft' | 'submitted';
  clientId: string | null;
  revision: number;
  draft: AnswerMap | null;
  locale: Locale;
  submittedAt: Date | null;
  /** Rows of what was submitted, where they were asked for. */
  sent?: AnswerEntry[];
  scorePoints: number | null;
  scoreMax: number | null;
}
/** What a draft is kept by: its link, and the number it was read under. */
export interface DraftToKeep {
  linkHash: Buffer;
  locale: string;
  answers: AnswerMap;
  revision: number;
}
export interface Submission {
  invitationId: string;
  /** As it was seen; another one by now, and nothing is written. */
  answerState: string;
  instrumentVersionId: string;
  clientId: string;
  locale: string;
  completeness: 'complete' | 'partial' | 'break_off';
  score: { points: number; maxPoints: number } | null;
  answers: readonly AnswerEntry[];
  /** What was submitted before is changed. */
  replaces?: boolean;
  source?: 'link' | 'paper';
  requestId?: string;
}

const columns = `id, state, client_id AS "clientId", revision, draft, locale, submitted_at AS "submittedAt",
  score_points::float8 AS "scorePoints", score_max::float8 AS "scoreMax"`;
/** The rows of a submitted response, where they are wanted again. */
const sentRows = `(SELECT jsonb_agg(jsonb_build_object('itemCode', t.code, 'occurrence', a.occurrence, 'ordinal', a.ordinal,
    'choiceCode', a.choice_code, 'numberValue', a.number_value, 'textValue', a.text_value, 'dateValue', a.date_value,
    'fileId', a.file_id, 'fileName', f.name, 'missingReason', a.missing_reason) ORDER BY t.position, a.occurrence, a.ordinal)
  FROM answer a JOIN item t ON t.id = a.item_id LEFT JOIN stored_file f ON f.id = a.file_id
  WHERE a.response_id = response.id AND $2)`;
const findSql = prepared(
  `SELECT ${columns}, coalesce(${sentRows}, '[]') AS sent FROM response WHERE invitation_id = $1`,
);
/**
 * One statement: the link and the clock are looked at, the draft kept under the next number, the beginning noted, also of
 * who had declined. Two tabs queue at the unique invitation of the response; whoever comes second finds another number
 * there and keeps nothing.
 */
const keepDraftSql = prepared(`WITH link AS (SELECT ${linkColumns} FROM ${linkTables} WHERE i.link_hash = $1),
fit AS (
  SELECT "invitationId", "waveId", "instrumentVersionId", "answerState", (SELECT coalesce((v.definition->>'changeable')::boolean, false) FROM instrument_version v
    WHERE v.id = link."instrumentVersionId" AND link."answerState" = 'submitted') AS changeable
  FROM link WHERE usable AND begun AND "privacyMode" <> 'anonymous'
    AND (NOT (SELECT v.timed FROM instrument_version v WHERE v.id = link."instrumentVersionId")
      OR EXISTS (SELECT 1 FROM test_sitting s WHERE s.invitation_id = link."invitationId" AND s.closed_at IS NULL
        AND s.deadline_at + make_interval(secs => ${testGraceSeconds}) >= business_now()))
), kept AS (
  INSERT INTO response (wave_id, invitation_id, instrument_version_id, locale, draft, revision, started_at)
  SELECT "waveId", "invitationId", "instrumentVersionId", $2, $3, 1, business_now() FROM fit
  WHERE changeable IS NOT FALSE
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM response r WHERE r.invitation_id = fit."invitationId"))
  ON CONFLICT (invitation_id) DO UPDATE
    SET draft = EXCLUDED.draft, locale = EXCLUDED.locale, revision = response.revision + 1
    WHERE response.revision = $4 AND (response.state = 'draft' OR (SELECT changeable FROM fit))
  RETURNING revision
), begun AS (
  UPDATE invitation i SET answer_state = 'started', declined_reason = NULL FROM fit, kept
  WHERE i.id = fit."invitationId" AND i.answer_state = fit."answerState"
    AND fit."answerState" IN ('planned', 'invited', 'opened', 'refused')
)
SELECT revision, business_now() AS "savedAt" FROM kept`);
/**
 * One statement, and so one transaction of its own where the caller has none: the invitation is concluded, the response
 * and its answers are written, the event is published, or nothing is. Whoever comes second waits for the invitation and
 * finds another state there. What should be there and is not, an item or the response, breaks a NOT NULL and takes
 * everything back.
 */
const submitSql = prepared(`WITH moment AS (
  SELECT business_now() AS at
), link AS (
  UPDATE invitation SET answer_state = 'submitted', declined_reason = NULL WHERE id = $1 AND answer_state = $2 RETURNING id, wave_id
), written AS (
  INSERT INTO response (wave_id, invitation_id, instrument_version_id, client_id, locale, completeness,
    score_points, score_max, state, submitted_at, started_at, source, revision)
  SELECT link.wave_id, link.id, $3, $4, $5, $6, $7, $8, 'submitted', at, at, $10, 1 FROM link, moment
  ON CONFLICT (invitation_id) DO UPDATE SET client_id = EXCLUDED.client_id, locale = EXCLUDED.locale,
    completeness = EXCLUDED.completeness, score_points = EXCLUDED.score_points, score_max = EXCLUDED.score_max,
    state = 'submitted', draft = NULL, submitted_at = EXCLUDED.submitted_at, source = EXCLUDED.source,
    revision = response.revision + 1
    WHERE response.state = 'draft' OR $9
  RETURNING id, submitted_at
), kept AS (
  INSERT INTO answer (response_id, item_id, occurrence, ordinal, choice_code, number_value, text_value, date_value,
    file_id, missing_reason)
  SELECT written.id, t.id, x.occurrence, x.ordinal, x."choiceCode", x."numberValue", x."textValue", x."dateValue",
    x."fileId", x."missingReason"
  FROM written CROSS JOIN jsonb_to_recordset($11::jsonb) AS x("itemCode" text, occurrence int, ordinal int,
    "choiceCode" text, "numberValue" double precision, "textValue" text, "dateValue" date, "fileId" uuid,
    "missingReason" text)
  LEFT JOIN item t ON t.instrument_version_id = $3 AND t.code = x."itemCode"
), told AS (
  ${publishSql(
    'response.submitted',
    `(SELECT jsonb_build_object('responseId', written.id, 'waveId', link.wave_id) FROM written)`,
    '$12',
    'link',
  )}
)
SELECT id, submitted_at AS "submittedAt" FROM written`);

/** Writes tables `response` and `answer`. */
export class ResponseRepository {
  constructor(private readonly tx: EntityManager) {}

  async findForInvitation(invitationId: string, withSent = false): Promise<StoredResponse | null> {
    const rows: StoredResponse[] = await this.tx.query(findSql, [invitationId, withSent]);
    return rows[0] ?? null;
  }

  /** Keeps the draft under the next number, the first one is 1; null when it cannot be kept, for whatever reason. */
  async keepDraft(draft: DraftToKeep): Promise<{ revision: number; savedAt: Date } | null> {
    const { linkHash, locale, answers, revision } = draft;
    const rows: { revision: number; savedAt: Date }[] = await this.tx.query(keepDraftSql, [
      linkHash,
      locale,
      JSON.stringify(answers),
      revision,
    ]);
    return rows[0] ?? null;
  }

  /** Whether the stored draft says exactly this, in whatever order. */
  async holdsDraft(responseId: string, answers: AnswerMap): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM response WHERE id = $1 AND draft = $2::jsonb',
      [responseId, JSON.stringify(answers)],
    );
    return rows.length > 0;
  }

  /** A name in an anonymous text goes for ever; the row stays what it is. */
  async overwriteText(textId: string, text: string): Promise<void> {
    await this.tx.query('UPDATE answer SET text_value = $2 WHERE text_id = $1', [textId, text]);
  }

  async dropDraft(invitationId: string): Promise<void> {
    await this.tx.query(`DELETE FROM response WHERE invitation_id = $1 AND state = 'draft'`, [invitationId]);
  }

  /**
   * A draft becomes the response; without one the response is new, and a changed one takes the place of what was sent
   * before. The invitation is concluded and the event published with it.
   * @returns null when the invitation is not in the state it was seen in
   */
  async submit(submission: Submission): Promise<{ id: string; submittedAt: Date } | null> {
    const { invitationId, answerState, score, replaces = false } = submission;
    if (replaces)
      await this.tx.query(
        'DELETE FROM answer USING response r WHERE r.id = answer.response_id AND r.invitation_id = $1',
        [invitationId],
      );
    const rows: { id: string; submittedAt: Date }[] = await this.tx.query(submitSql, [
      invitationId,
      answerState,
      submission.instrumentVersionId,
      submission.clientId,
      submission.locale,
      submission.completeness,
      score?.points ?? null,
      score?.maxPoints ?? null,
      replaces,
      submission.source ?? 'link',
      JSON.stringify(submission.answers),
      submission.requestId ?? null,
    ]);
    return rows[0] ?? null;
  }
}
