import type { AnonymousEntry, AnswerEntry } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

/** An answer that leads to whoever gave it, with what the list of participants says of them. */
export interface LinkedAnswer extends Omit<AnonymousEntry, 'pairing'> {
  id: string;
  invitationId: string;
}
export interface LinkedContent extends LinkedAnswer {
  completeness: string;
  scorePoints: number | null;
  scoreMax: number | null;
  answers: AnswerEntry[];
}
export interface WaveToCut {
  id: string;
  linkedMonths: number;
}
/** What was taken away beside the links. */
export interface TakenAway {
  drafts: number;
  files: number;
}

const linked = `r.wave_id = $1 AND r.invitation_id IS NOT NULL AND r.state = 'submitted'`;
const stated = `jsonb_build_object('group', f.constituent_group, 'sex', nullif(f.sex, 'undisclosed'), 'region', f.region)`;
const linkedTables = `response r JOIN invitation i ON i.id = r.invitation_id
  LEFT JOIN frame_member f ON f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id`;
const linkedSql = `SELECT r.id, r.invitation_id AS "invitationId", ${stated} AS stated, nullif(r.locale, 'und') AS locale
  FROM ${linkedTables} WHERE ${linked} ORDER BY gen_random_uuid()`;
const contentSql = `SELECT r.id, r.invitation_id AS "invitationId", ${stated} AS stated, r.locale, r.completeness,
    r.score_points::float8 AS "scorePoints", r.score_max::float8 AS "scoreMax",
    coalesce((SELECT jsonb_agg(jsonb_build_object('itemCode', t.code, 'occurrence', a.occurrence, 'ordinal', a.ordinal,
        'choiceCode', a.choice_code, 'numberValue', a.number_value, 'textValue', coalesce(x.body, a.text_value),
        'dateValue', a.date_value, 'fileId', NULL, 'missingReason', a.missing_reason)
        ORDER BY t.position, a.occurrence, a.ordinal)
      FROM answer a JOIN item t ON t.id = a.item_id LEFT JOIN text_redaction x ON x.text_id = a.text_id
      WHERE a.response_id = r.id AND a.file_id IS NULL), '[]') AS answers
  FROM ${linkedTables} WHERE ${linked} ORDER BY gen_random_uuid()`;
const dueSql = `SELECT w.id, w.linked_months AS "linkedMonths" FROM wave w
  WHERE w.state = 'closed' AND w.links_cut_at IS NULL AND w.privacy_mode <> 'anonymous'
    AND w.closes_at + make_interval(months => w.linked_months) <= business_now()
  ORDER BY w.closes_at, w.id FOR UPDATE SKIP LOCKED LIMIT 1`;
const ofWave = 'invitation_id IN (SELECT i.id FROM invitation i WHERE i.wave_id = $1)';
const removeDraftsSql = `DELETE FROM response WHERE wave_id = $1 AND state = 'draft'`;
const removeFilesSql = `DELETE FROM stored_file WHERE purpose = 'survey_answer' AND ${ofWave}`;
const removeSittingsSql = `DELETE FROM test_sitting WHERE ${ofWave}`;

/**
 * Takes from answers what leads to whoever gave them: rows of `response`, `answer`, `stored_file` and `test_sitting` of
 * one wave, and the mark of the wave. The caller holds the lock of the wave.
 */
export class LinkCuttingRepository {
  constructor(private readonly tx: EntityManager) {}

  /**
   * Everybody who answers holds an invitation first and then the wave; so does whoever changes what the wave is. From
   * then on nobody answers until the transaction is over.
   */
  async lockAll(waveId: string): Promise<void> {
    await this.tx.query('SELECT 1 FROM invitation WHERE wave_id = $1 ORDER BY id FOR UPDATE', [waveId]);
    await this.tx.query('SELECT 1 FROM anonymous_wave WHERE wave_id = $1 FOR UPDATE', [waveId]);
    await this.tx.query('SELECT 1 FROM wave WHERE id = $1 FOR UPDATE', [waveId]);
  }

  /** A wave whose promised months are over. */
  async lockNextDue(): Promise<WaveToCut | null> {
    const rows: WaveToCut[] = await this.tx.query(dueSql);
    return rows[0] ?? null;
  }

  /** In an order of chance. */
  async listLinked(waveId: string): Promise<LinkedAnswer[]> {
    return this.tx.query(linkedSql, [waveId]);
  }

  /** With all that was answered but files; texts as they are after redaction. In an order of chance. */
  async listContent(waveId: string): Promise<LinkedContent[]> {
    return this.tx.query(contentSql, [waveId]);
  }

  async cut(waveId: string, kept: readonly (AnonymousEntry & { id: string })[]): Promise<void> {
    const rows = kept.map(({ id, stated: { group, sex, region }, locale }) => ({
      id,
      group,
      sex,
      region,
      locale: locale ?? 'und',
    }));
    await this.tx.query('SELECT cut_links($1, $2::jsonb)', [waveId, JSON.stringify(rows)]);
  }

  /** The linked answers with everything that hangs on them; what led to nobody before stays. */
  async removeLinked(waveId: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM answer WHERE response_id IN (
         SELECT id FROM response WHERE wave_id = $1 AND invitation_id IS NOT NULL)`,
      [waveId],
    );
    await this.tx.query('DELETE FROM response WHERE wave_id = $1 AND invitation_id IS NOT NULL', [waveId]);
  }

  /** What was begun and not sent, files, and the moments of opening and of sitting a test. */
  async removeTraces(waveId: string): Promise<TakenAway> {
    const drafts = await this.count(removeDraftsSql, waveId);
    await this.tx.query(
      `DELETE FROM answer a USING response r WHERE r.id = a.response_id AND r.wave_id = $1 AND a.file_id IS NOT NULL`,
      [waveId],
    );
    const files = await this.count(removeFilesSql, waveId);
    await this.tx.query(removeSittingsSql, [waveId]);
    await this.tx.query(
      'UPDATE invitation SET opened_at = NULL WHERE wave_id = $1 AND opened_at IS NOT NULL',
      [waveId],
    );
    return { drafts, files };
  }

  /** In an answer that belongs to nobody a name that was taken out is gone for ever. */
  async overwriteRedacted(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE answer a SET text_value = x.body FROM text_redaction x, response r
       WHERE x.text_id = a.text_id AND r.id = a.response_id AND r.wave_id = $1`,
      [waveId],
    );
  }

  /** Who has opened or begun the form looks like everybody who was asked. */
  async forgetBegun(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET told_state = NULL,
         answer_state = CASE WHEN answer_state IN ('opened', 'started') THEN 'invited' ELSE answer_state END
       WHERE wave_id = $1 AND (told_state IS NOT NULL OR answer_state IN ('opened', 'started'))`,
      [waveId],
    );
  }

  async markCut(waveId: string): Promise<void> {
    await this.tx.query('UPDATE wave SET links_cut_at = business_now() WHERE id = $1', [waveId]);
  }

  private async count(sql: string, waveId: string): Promise<number> {
    const [, rows]: [unknown[], number] = await this.tx.query(sql, [waveId]);
    return rows;
  }
}
